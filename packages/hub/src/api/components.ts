import { type Static, type TSchema, Type } from 'typebox'
import type { Server } from './server.ts'

/** A schema with the name that it has among the components of the OpenAPI description. */
export interface Named<Schema extends TSchema = TSchema> {
  readonly name: string
  readonly schema: Schema
}

export function named<Schema extends TSchema>(name: string, schema: Schema): Named<Schema> {
  return { name, schema }
}

/**
 * Names a schema, so that the OpenAPI description has it once, among its components, and clients get a type of that name.
 *
 * @returns a reference to it
 */
export function component<Schema extends TSchema>(server: Server, name: string, schema: Schema) {
  if (server.getSchema(name) === undefined) server.addSchema({ ...schema, $id: name })
  return Type.Unsafe<Static<Schema>>({ $ref: `${name}#` })
}
