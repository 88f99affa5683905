/** Something wrong with the command line; its message fits on one line. */
export class BadUsage extends Error {}

/** What was typed after the command's name. */
export interface CommandLine {
  readonly command: string
  readonly words: readonly string[]
  readonly values: { scopes?: string; days?: string; name?: string; grace?: string }
}

/** Rows under each other, every column as wide as its widest. */
export function table(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map(row => (row[column] ?? '').length)))
  return rows
    .map(row =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}
