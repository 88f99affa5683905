import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { FairQueue } from './fair-queue.ts'

describe('turns', () => {
  it('never lets more run at once than it may, and lets everybody run in the end', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 4 }),
        fc.array(fc.record({ whose: fc.constantFrom('a', 'b', 'c'), fails: fc.boolean() }), {
          maxLength: 30,
        }),
        async (atOnce, jobs) => {
          const turns = new FairQueue(atOnce)
          let running = 0
          let most = 0
          const results = await Promise.allSettled(
            jobs.map(({ whose, fails }) =>
              turns.take(whose, async () => {
                most = Math.max(most, ++running)
                await new Promise(resolve => setImmediate(resolve))
                running--
                if (fails) throw new Error('as it should')
              }),
            ),
          )
          expect(most).toBeLessThanOrEqual(atOnce)
          expect(results.map(({ status }) => status === 'rejected')).toEqual(jobs.map(({ fails }) => fails))
        },
      ),
      { numRuns: 50 },
    )
  })

  it('lets one reader of a key go on between hundreds of another key', async () => {
    const turns = new FairQueue(1)
    const order: string[] = []
    const run = (whose: string) => turns.take(whose, async () => void order.push(whose))
    await Promise.all([...Array.from({ length: 100 }, () => run('many')), run('one')])
    expect(order.indexOf('one')).toBeLessThan(3)
  })
})
