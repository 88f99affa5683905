/** Advisory lock: the transaction that holds it is the only one that applies events, until it ends. */
export const APPLY_LOCK = 7_350_001
