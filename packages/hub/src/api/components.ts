import { type Static, type TSchema, Type } from 'typebox'
import type { Server } from './server.ts'

/**
 * Names a schema, so that the OpenAPI description has it once, among its components, and clients get a type of that name.
 *
 * @returns a reference to it
 */
export function component<Schema extends TSchema>(server: Server, name: string, schema: Schema) {
  if (server.getSchema(name) === undefined) server.addSchema({ ...schema, $id: name })
  return Type.Unsafe<Static<Schema>>({ $ref: `${name}#` })
}
