import openapiTypescript, { astToString, type OpenAPI3 } from 'openapi-typescript'

const HEADER =
  "// Generated from the hub's /openapi.json by openapi-typescript. Do not edit: run npm run generate.\n\n"

/** The types of an OpenAPI document, as the source text of `src/openapi.ts`. */
export async function generateTypes(document: OpenAPI3): Promise<string> {
  // The internal routes manage a hub; clients act for one of its apps. Older addresses have a canonical one.
  const paths = Object.entries(document.paths ?? {}).filter(
    ([path, operations]) => !path.startsWith('/internal') && !Object.values(operations).some(isOlder),
  )
  const described = { ...document, paths: Object.fromEntries(paths) }
  return HEADER + astToString(await openapiTypescript(described, { immutable: true, alphabetize: true }))
}

function isOlder(operation: object): boolean {
  return 'x-canonical' in operation
}
