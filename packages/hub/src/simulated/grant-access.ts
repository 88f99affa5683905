/**
 * Goes through the connection of an app as an administrator's browser would: to the hub, on to Dialpad's page
 * of consent, a yes there, and back with the code. The hub cannot distinguish it from a person.
 *
 * @param internalSecret in place of an administrator's session, where the data are not simulated
 * @throws when any step answers something else than it should.
 */
export async function grantAccess(hubUrl: string, appId: string, internalSecret?: string): Promise<void> {
  const begun = await fetch(`${hubUrl}/auth/dialpad/connect?app_id=${appId}`, {
    redirect: 'manual',
    headers: internalSecret === undefined ? {} : { authorization: `Bearer ${internalSecret}` },
  })
  const consentUrl = requireLocation(begun)
  const cookies = begun.headers.getSetCookie().map(cookie => cookie.split(';', 1)[0])
  const consentPage = await fetch(consentUrl)
  const fields = readHiddenFields(await consentPage.text())
  const granted = await fetch(new URL('/oauth2/authorize', consentUrl), {
    method: 'POST',
    body: new URLSearchParams([...fields, ['decision', 'approve']]),
    redirect: 'manual',
  })
  const finished = await fetch(requireLocation(granted), { headers: { cookie: cookies.join('; ') } })
  if (!finished.ok) throw new Error(`The hub responded with ${finished.status}: ${await finished.text()}`)
}

function requireLocation(response: Response): string {
  const location = response.headers.get('location')
  if (location === null)
    throw new Error(`${new URL(response.url).pathname} responded with ${response.status}`)
  return location
}

function readHiddenFields(html: string): [string, string][] {
  return [...html.matchAll(/<input\b[^>]*type="hidden"[^>]*>/g)].map(([input]) => [
    readAttribute(input, 'name'),
    readAttribute(input, 'value'),
  ])
}

const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'", '#x27': "'" }

function readAttribute(tag: string, name: string): string {
  const value = new RegExp(`\\b${name}="([^"]*)"`).exec(tag)?.[1] ?? ''
  return value.replace(/&(#?\w+);/g, (entity, code: string) => ENTITIES[code] ?? entity)
}
