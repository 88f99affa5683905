import type { Reporter, TestModule } from 'vitest/node'

/** Ends a run with one plain line that any CI can read: `N passed, N failed`. */
export default class ClosingLine implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], errors: readonly unknown[]): void {
    const results = modules.map(module => [...module.children.allTests()].map(test => test.result().state))
    const count = (state: string) => results.flat().filter(result => result === state).length
    // A file can fail without a failed test: in its imports, or in a hook.
    const broken = modules.filter(
      (module, index) => !module.ok() && !results[index]?.includes('failed'),
    ).length
    const failed = count('failed') + broken + errors.length
    const skipped = count('skipped')
    const line = `${count('passed')} passed, ${failed} failed`
    process.stdout.write(`\n${line}${skipped > 0 ? `, ${skipped} skipped` : ''}\n`)
  }
}
