/** The schedule that the Standard Webhooks specification names, in s: about three days in all. */
const RETRY_AFTER_S = [5, 300, 1_800, 7_200, 18_000, 36_000, 50_400, 72_000, 86_400]

/**
 * How long after a failed attempt a delivery is retried, in s; null: it was the last one.
 *
 * @param attempts how many were made, from 1
 */
export function retryAfterS(attempts: number): number | null {
  return RETRY_AFTER_S[attempts - 1] ?? null
}

/** An endpoint without any successful delivery for so long is reported in the feed, in h. */
export const ALERT_AFTER_H = 24
/** An endpoint without any successful delivery for so long is disabled, in h. */
export const DISABLE_AFTER_H = 5 * 24
