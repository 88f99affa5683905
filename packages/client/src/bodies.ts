import type { paths } from './openapi.ts'

export type Method = 'get' | 'post' | 'put' | 'patch' | 'delete'

/** The hub's routes that have this method. */
export type PathOf<M extends Method> = {
  [Path in keyof paths]: paths[Path] extends Readonly<Record<M, object>> ? Path : never
}[keyof paths]

type Operation<M extends Method, Path extends PathOf<M>> =
  paths[Path] extends Readonly<Record<M, infer Found>> ? Found : never

type Json<Content> = Content extends { readonly content: { readonly 'application/json': infer Body } }
  ? Body
  : undefined

/** What a route responds with when it succeeds, such as `ResponseBody<'get', '/api/v1/calls'>`. */
export type ResponseBody<M extends Method, Path extends PathOf<M>> =
  Operation<M, Path> extends { readonly responses: infer All }
    ? Json<All[keyof All & (200 | 201 | 202)]>
    : never

/** What a route takes, such as `RequestBody<'post', '/api/v1/calls'>`. */
export type RequestBody<M extends Method, Path extends PathOf<M>> =
  Operation<M, Path> extends { readonly requestBody: infer Body } ? Json<Body> : undefined

/** The query parameters of a list. All are optional: the hub has a default for each. */
export type Query<Path extends PathOf<'get'>> =
  Operation<'get', Path> extends { readonly parameters: { readonly query: infer All } } ? Partial<All> : never
