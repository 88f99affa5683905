import { createHmac } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { readDelivery, type SignedToken, signToken, tokenClaims, verifyToken } from './webhook-token.ts'

const SECRET = 'a secret of some length'

function token(text: string): SignedToken {
  const delivery = readDelivery(text)
  if (delivery.form !== 'token') throw new Error(`read as ${delivery.form}`)
  return delivery.token
}

function forge(header: object, algorithm: string): string {
  const text = [header, { call_id: 1 }]
    .map(part => Buffer.from(JSON.stringify(part)).toString('base64url'))
    .join('.')
  return `${text}.${createHmac(algorithm, SECRET).update(text).digest('base64url')}`
}

describe('a webhook token', () => {
  // Made with another implementation of RFC 7519, so that two mistakes of ours cannot agree.
  test('of a known signature is accepted', () => {
    const known =
      'eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiIxMjM0NTY3ODkwIiwibmFtZSI6IkpvaG4gRG9lIiwiaWF0IjoxNTE2MjM5MDIyfQ.SflKxwRJSMeKKF2QT4fwpMeJf36POk6yJV_adQssw5c'
    expect(verifyToken(token(known), 'your-256-bit-secret')).toBe(true)
  })

  test('carries its claims to the letter', () => {
    const claims = '{"call_id":9007199254740993,"name":"Zoë 📞"}'
    expect(tokenClaims(token(signToken(claims, SECRET)))).toBe(claims)
  })

  test('is refused with another secret, another claim, or half a signature', () => {
    const good = signToken('{"call_id":1}', SECRET)
    const [header, , signature] = good.split('.')
    const other = Buffer.from('{"call_id":2}').toString('base64url')
    expect(verifyToken(token(good), SECRET)).toBe(true)
    expect(verifyToken(token(good), 'another secret')).toBe(false)
    expect(verifyToken(token(`${header}.${other}.${signature}`), SECRET)).toBe(false)
    expect(verifyToken(token(good.slice(0, -20)), SECRET)).toBe(false)
    expect(verifyToken(token(`${header}.${other}.`), SECRET)).toBe(false)
  })

  test('is refused with any algorithm but HS256, however well it is signed', () => {
    expect(verifyToken(token(forge({ alg: 'HS256' }, 'sha256')), SECRET)).toBe(true)
    expect(verifyToken(token(forge({ alg: 'none' }, 'sha256')), SECRET)).toBe(false)
    expect(verifyToken(token(forge({ alg: 'HS512' }, 'sha512')), SECRET)).toBe(false)
    expect(verifyToken(token(forge({ alg: 'hs256' }, 'sha256')), SECRET)).toBe(false)
  })

  test.each(['', 'hello', 'a.b', '[]', '"text"', 'a.b.c', 'e30.e30.e30'])(
    '%j is neither a token nor an object',
    body => {
      expect(readDelivery(body).form).toBe('neither')
    },
  )
})
