/** Characters by which a text turns its own, and its neighbours', direction (Unicode's bidi controls). */
const CONTROLS = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g
/** Letters that are written from right to left: Hebrew, Arabic and their relatives. */
const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u

/**
 * A name that comes from outside, for display among other text: without control characters, and isolated where it is
 * written from right to left, so that it cannot rearrange what stands beside it ("photo.exe", a number, an arrow).
 */
export function isolate(name: string): string {
  const plain = name.replace(CONTROLS, '')
  return RIGHT_TO_LEFT.test(plain) ? `\u2068${plain}\u2069` : plain
}
