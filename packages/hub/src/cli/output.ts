import { Option } from '@commander-js/extra-typings'

/** How the command line is started: usage lines and examples can be copied as they are. */
export const PROGRAM = 'npm run trunkline --'

/** A fresh option each time, as commander changes options that are added to a command. */
export function jsonOption() {
  return new Option('--json', 'print one JSON document instead of text')
}

/** Text for the end of a command's help. */
export function examples(...commands: readonly string[]): string {
  const title = commands.length === 1 ? 'Example:' : 'Examples:'
  return ['', title, ...commands.map(command => `  ${PROGRAM} ${command}`)].join('\n')
}

export function printJson(document: unknown): void {
  console.log(JSON.stringify(document, null, 2))
}

/** Aligns the columns of rows. */
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
