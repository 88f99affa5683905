import { type Browser, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { CHROMIUM, QUIET } from '../../../test/chromium.ts'
import { type Receiver, startReceiver, startTestSimulator, type TestSimulator } from './support.ts'

describe('the page', () => {
  let receiver: Receiver
  let simulator: TestSimulator
  let browser: Browser
  let page: Page
  const complaints: string[] = []

  beforeAll(async () => {
    receiver = await startReceiver()
    simulator = await startTestSimulator('--no-traffic')
    browser = await chromium.launch({ executablePath: CHROMIUM, args: QUIET })
    page = await browser.newPage()
    page.on('console', message => message.type() === 'error' && complaints.push(message.text()))
    await page.goto(simulator.url)
  })
  afterAll(async () => {
    await browser.close()
    await simulator.stop()
    await receiver.stop()
  })

  test('says how to connect and that nobody listens yet', async () => {
    await page.getByText('No webhooks yet.').waitFor()
    await page.getByText(simulator.url, { exact: true }).waitFor()
    await page.getByText('trunkline-demo-key').waitFor()
  })

  test('lets me call, shows the call on the line, and what a receiver answered to it', async () => {
    await simulator.subscribeAll(receiver.url)
    await page.getByLabel('Caller name').fill('Alex Rivers')
    await page.getByLabel('Caller number').fill('+61491570006')
    await page.getByLabel('Callee').selectOption('Priya Nair')
    await page.getByRole('button', { name: 'Call' }).click()
    await page.getByText('Ringing…').waitFor()
    await simulator.pass(2_000)
    const line = page.getByRole('row', { name: /Alex Rivers Priya Nair ringing/ })
    await line.waitFor()
    await page.getByRole('row', { name: /call ringing \d{16} 200/ }).waitFor()
    await page.getByText(receiver.url).waitFor()
    expect(JSON.parse(receiver.delivered[0]?.text ?? '')).toMatchObject({
      state: 'ringing',
      external_number: '+61491570006',
      contact: { name: 'Alex Rivers' },
      target: { name: 'Priya Nair' },
    })
    await simulator.pass(120_000)
    await line.waitFor({ state: 'detached' })
    await page.getByText('No active calls.').waitFor()
  })

  test('has nothing to complain of', () => {
    expect(complaints).toEqual([])
  })
})
