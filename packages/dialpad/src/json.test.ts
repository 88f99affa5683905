import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  parseJson,
  readDetails,
  readDuration,
  readId,
  readKey,
  readMoment,
  readName,
  readPhone,
  readText,
  readTexts,
} from './json.ts'

describe('JSON of Dialpad', () => {
  test('keeps every digit of an id beyond 2^53', () => {
    expect(
      parseJson('{"id":9007199254740993,"ids":[18446744073709551615],"n":11989.97200000000001}'),
    ).toEqual({
      id: '9007199254740993',
      ids: ['18446744073709551615'],
      n: 11_989.972,
    })
  })

  test('stands any depth', () => {
    const depth = 100_000
    const text = `${'['.repeat(depth)}9007199254740993${']'.repeat(depth)}`
    expect(Array.isArray(parseJson(text))).toBe(true)
  })

  test.each([
    [5_170_010_012_348_416, '5170010012348416'],
    ['5170010012348416', '5170010012348416'],
    ['9223372036854775807', '9223372036854775807'],
    ['9223372036854775808', null],
    [9_007_199_254_740_992, null],
    [null, null],
    ['', null],
    [0, null],
    ['0', null],
    ['null', null],
    [-5, null],
    [1.5, null],
    [{}, null],
  ])('reads %j as the id %j', (value, id) => {
    expect(readId(value)).toBe(id)
  })

  test.each([
    [1_731_605_955_966, 1_731_605_955_966],
    ['1731605955966', 1_731_605_955_966],
    [1_731_605_955, 1_731_605_955_000],
    [0, null],
    ['soon', null],
    [1e300, null],
    [null, null],
  ])('reads %j as the moment %j', (value, moment) => {
    expect(readMoment(value)).toBe(moment)
  })

  test('leaves out what PostgreSQL cannot hold', () => {
    expect(readText('ring\0ing')).toBe('ringing')
    expect(readText('half \ud83d')).toBe('half \ufffd')
  })

  test.each([
    [8951.9, 8951.9],
    ['11989.972', 11_989.972],
    [0, 0],
    [-1, null],
    ['9223372036854775807', null],
    [[], null],
  ])('reads %j as a duration of %j ms', (value, duration) => {
    expect(readDuration(value)).toBe(duration)
  })

  test('bounds what is indexed: names are cut, keys and numbers that are too long are none', () => {
    const long = 'x'.repeat(501)
    expect(readName(long)).toBe(long.slice(1))
    expect(readName(`${'x'.repeat(499)}📞`)).toBe(`${'x'.repeat(499)}\ufffd`)
    expect([readKey(long.slice(1)), readKey(long)]).toEqual([long.slice(1), null])
    expect([readPhone('+61491570156'), readPhone(long)]).toEqual(['+61491570156', null])
    expect(readTexts(Array.from({ length: 5_000 }, () => 'a'))).toHaveLength(1_000)
  })

  test('every value it reads fits into an index and into jsonb', () => {
    const fits = (text: string | null) =>
      text === null || (Buffer.byteLength(text) <= 2_000 && text.isWellFormed() && !text.includes('\0'))
    const anything = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 2_000, size: 'max' }),
      fc.uint16Array().map(units => String.fromCharCode(...units)),
      fc.jsonValue(),
    )
    fc.assert(
      fc.property(anything, value => {
        for (const read of [readName, readKey, readPhone]) expect(fits(read(value))).toBe(true)
        const details = JSON.stringify(readDetails({ [JSON.stringify(value)]: value, list: [value] }))
        expect(details).not.toMatch(/(?<!\\)(\\\\)*\\u(0000|d[89a-f])/)
      }),
    )
  })

  test('details that are nested deeper than anything reads them are none', () => {
    const nested = (depth: number) => JSON.parse(`${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`)
    expect(readDetails(nested(20))).toEqual(nested(20))
    expect(readDetails(nested(5_000))).toBe(null)
    expect(readDetails([])).toBe(null)
  })

  test('moments whose year has more digits than four are none', () => {
    expect(readMoment(Date.UTC(8_999, 11))).toBe(Date.UTC(8_999, 11))
    expect([readMoment(Date.UTC(10_000, 0)), readMoment(8.64e15)]).toEqual([null, null])
  })
})
