const UNIT_MS = { s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 }

/** A duration like `24h` or `30d`, in ms; null when it is none. */
export function readDuration(text: string): number | null {
  const [, count, unit] = /^(\d{1,4})([smhd])$/.exec(text) ?? []
  return count === undefined ? null : Number(count) * UNIT_MS[unit as keyof typeof UNIT_MS]
}
