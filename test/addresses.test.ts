import { type Browser, chromium, type Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { callEvent } from '../packages/hub/test/calls-of-dialpad.ts'
import { until, useTestDatabase, useTestHub } from '../packages/hub/test/support.ts'
import { CHROMIUM, QUIET } from './chromium.ts'

describe('the addresses of the web app', () => {
  const hub = useTestHub(useTestDatabase(), { environment: 'simulated' })
  const [inbound, outbound] = [7_700_000_000_000_001, 7_700_000_000_000_002]
  let browser: Browser
  let page: Page
  const complaints: string[] = []

  beforeAll(async () => {
    browser = await chromium.launch({ executablePath: CHROMIUM, args: QUIET })
    await hub.deliver(callEvent({ call_id: inbound }))
    await hub.deliver(callEvent({ call_id: outbound, direction: 'outbound' }))
    await until(async () => (await hub.get('/api/calls')).body.total === 2, 'both calls')
  }, 60_000)
  afterAll(() => browser.close())
  beforeEach(async () => {
    page = await browser.newPage()
    page.setDefaultTimeout(10_000)
    page.on('console', message => isViolation(message.text()) && complaints.push(message.text()))
    page.on('pageerror', error => complaints.push(error.message))
  })
  afterEach(() => page.close())

  const isViolation = (text: string) => /content security policy/i.test(text)
  const filter = () => page.locator('input[type=radio]:checked').getAttribute('value')
  const address = () => page.url().slice(hub.url.length)

  test.each([
    ['/', 'all', 2, '/'],
    ['/?show=inbound', 'inbound', 1, '/?show=inbound'],
    ['/?show=missed', 'missed', 0, '/?show=missed'],
    ['/?show=everything', 'all', 2, '/'],
  ])('%s is the phone log, filtered: %s', async (opened, shown, count, kept) => {
    await page.goto(hub.url + opened)
    await page.getByRole('heading', { name: 'Phone log' }).waitFor()
    expect(await filter()).toBe(shown)
    await expect.poll(() => page.getByTestId('call-row').count()).toBe(count)
    expect(await page.title()).toBe('Phone log · Trunkline')
    expect(address()).toBe(kept)
  })

  test.each([`/calls/${inbound}`, `/calls/${inbound}/`, `/calls/${inbound}?show=outbound`])(
    '%s is a call in front of the log',
    async opened => {
      await page.goto(hub.url + opened)
      await page.getByTestId('call-drawer').getByRole('heading', { name: 'John Smith' }).waitFor()
      expect(await page.title()).toBe('Call · Trunkline')
      expect(address()).toBe(opened)
    },
  )

  test('calls and filters come and go with the browser’s own buttons', async () => {
    await page.goto(`${hub.url}/?show=inbound`)
    await page.getByTestId('call-row').click()
    const drawer = page.getByTestId('call-drawer').getByRole('heading', { name: 'John Smith' })
    await drawer.waitFor()
    expect(address()).toMatch(/^\/calls\/[\w-]+\?show=inbound$/)
    await page.goBack()
    await drawer.waitFor({ state: 'hidden' })
    expect(address()).toBe('/?show=inbound')
    await page.goForward()
    await drawer.waitFor()
    await page.getByRole('button', { name: 'Close' }).click()
    await drawer.waitFor({ state: 'hidden' })
    await page.getByText('Outbound', { exact: true }).first().click()
    await expect.poll(address).toBe('/?show=outbound')
    expect(await filter()).toBe('outbound')
  })

  test.each(['/elsewhere', '/calls', '/calls/1/2'])('%s is answered as not found', async opened => {
    await page.goto(hub.url + opened)
    await page.getByText('There is no page at this address.').waitFor()
    await page.getByRole('link', { name: 'Go to the phone log' }).click()
    await page.getByRole('heading', { name: 'Phone log' }).waitFor()
    expect(address()).toBe('/')
  })

  test('a call that does not exist says so', async () => {
    for (const id of ['1', 'a.b', '%2e%2e%2f']) {
      await page.goto(`${hub.url}/calls/${id}`)
      await page.getByText('Call not found. It may have been deleted.').waitFor()
    }
  })

  test('a page that cannot be loaded offers to load it again', async () => {
    await page.route(/\/assets\/phone-log-.*\.js$/, route => route.abort())
    await page.goto(hub.url)
    const reload = page.getByRole('button', { name: 'Reload' })
    await reload.waitFor()
    await page.unrouteAll()
    await reload.click()
    await page.getByRole('heading', { name: 'Phone log' }).waitFor()
  })

  test('a used link says so, and leaves no token in the address', async () => {
    await page.goto(`${hub.url}/join#${'x'.repeat(43)}`)
    await page.getByText('This link has already been used or has expired.').waitFor()
    expect(await page.title()).toBe('Join · Trunkline')
    await page.getByRole('button', { name: 'Go to sign-in' }).click()
    await page.getByRole('heading', { name: 'Phone log' }).waitFor()
    expect(address()).toBe('/')
    await page.goto(`${hub.url}/connect#${'x'.repeat(43)}`)
    await page.getByRole('button', { name: 'Continue to Dialpad' }).waitFor()
    expect(await page.title()).toBe('Connect Dialpad · Trunkline')
  })

  test('continues after the sign-in only to where an app is connected', async () => {
    const elsewhere = ['https://example.com/', '//example.com/', '/docs', 'javascript:alert(1)']
    for (const target of elsewhere) {
      await page.goto(`${hub.url}/?continue=${encodeURIComponent(target)}`)
      await page.getByRole('heading', { name: 'Phone log' }).waitFor()
      await expect.poll(address).toBe('/')
    }
    const connecting = page.waitForRequest(request => request.url().includes('/auth/dialpad/connect?'))
    const target = `/auth/dialpad/connect?app_id=${hub.appId}`
    await page.goto(`${hub.url}/?continue=${encodeURIComponent(target)}`).catch(() => undefined)
    await connecting
  })

  test('and nothing of it violates the content security policy', () => {
    expect(complaints).toEqual([])
  })
})
