import { describe, expect, test } from 'vitest'
import { parseJson, readDuration, readId, readMoment, readText } from './json.ts'

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
})
