import { describe, expect, it } from 'vitest'
import { SendBuffers } from './send-buffers.ts'

const reader = (actor: string) => ({ holder: { actor } })
type Reader = ReturnType<typeof reader>

describe('bytes that are held for slow readers', () => {
  function watch() {
    const cutOff: Reader[] = []
    const held = new SendBuffers<Reader>(
      one => {
        cutOff.push(one)
        held.set(one, 0)
      },
      { perHolder: 100, inAll: 150 },
    )
    return { cutOff, held }
  }

  it('cut off the largest reader of a key that holds too much, and nobody of another key', () => {
    const { cutOff, held } = watch()
    const [large, small, other] = [reader('a'), reader('a'), reader('b')]
    held.set(other, 45)
    held.set(large, 60)
    held.set(small, 40)
    expect(cutOff).toEqual([])
    held.set(small, 41)
    expect(cutOff).toEqual([large])
  })

  it('cut off whoever holds most when all together hold too much, and no longer when they have taken it', () => {
    const { cutOff, held } = watch()
    const readers = ['a', 'b', 'c', 'd'].map(reader)
    for (let round = 0; round < 10; round++) {
      for (const one of readers) held.set(one, 37)
      for (const one of readers) held.set(one, 0)
    }
    expect(cutOff).toEqual([])
    for (const [index, one] of readers.entries()) held.set(one, index === 2 ? 50 : 37)
    expect(cutOff).toEqual([readers[2]])
  })
})
