import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { type Browser, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { PASSWORD, totp } from '../packages/hub/test/browser-session.ts'
import { callEvent } from '../packages/hub/test/calls-of-dialpad.ts'
import { CHROMIUM, QUIET } from './chromium.ts'

const PROJECT = join(import.meta.dirname, '..')
const SCREENSHOTS = join(PROJECT, '.trunkline/screenshots')

async function freePort(): Promise<number> {
  const server = createServer().listen(0, 'localhost')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  return typeof address === 'object' && address !== null ? address.port : 0
}

async function isListening(port: number): Promise<boolean> {
  return fetch(`http://localhost:${port}/`).then(
    () => true,
    () => false,
  )
}

/** Everything as a stranger starts it, on ports and in a folder of the test's own. */
class Trunkline {
  readonly port: number
  readonly simulatorPort: number
  readonly folder: string
  #child: ChildProcess | undefined
  output = ''

  constructor(port: number, simulatorPort: number, folder: string) {
    this.port = port
    this.simulatorPort = simulatorPort
    this.folder = folder
  }

  get url(): string {
    return `http://localhost:${this.port}`
  }

  async start(): Promise<void> {
    if (this.#isRunning) return
    this.output = ''
    const variables = {
      PORT: String(this.port),
      SIMULATOR_PORT: String(this.simulatorPort),
      DATA_DIR: this.folder,
    }
    const { PATH, HOME } = process.env
    this.#child = spawn('npm', ['start'], { cwd: PROJECT, env: { PATH, HOME, ...variables }, detached: true })
    this.#child.stdout?.on('data', data => {
      this.output += data
    })
    this.#child.stderr?.on('data', data => {
      this.output += data
    })
    await vi.waitFor(() => expect(this.output).toContain('Stop: Ctrl-C'), { timeout: 60_000, interval: 50 })
  }

  get #isRunning(): boolean {
    const child = this.#child
    return child !== undefined && child.exitCode === null && child.signalCode === null
  }

  /** Ctrl-C and SIGKILL reach the whole process group, the SIGTERM of a service manager npm alone. */
  async stop(signal: 'SIGINT' | 'SIGTERM' | 'SIGKILL'): Promise<void> {
    const child = this.#child
    if (child?.pid === undefined || !this.#isRunning) return
    // Not "exit": the last lines may still be in the pipe.
    const ended = once(child, 'close')
    process.kill(signal === 'SIGTERM' ? child.pid : -child.pid, signal)
    await ended
  }
}

describe('a stranger’s first minutes', () => {
  let trunkline: Trunkline
  let browser: Browser
  let page: Page
  let startedAt: number

  beforeAll(async () => {
    if (!existsSync(CHROMIUM)) throw new Error(`No Chromium at ${CHROMIUM}: install it, or set CHROMIUM`)
    await mkdir(SCREENSHOTS, { recursive: true })
    const folder = await mkdtemp(join(PROJECT, '.trunkline/test-start-'))
    trunkline = new Trunkline(await freePort(), await freePort(), folder)
    browser = await chromium.launch({ executablePath: CHROMIUM, args: QUIET })
    page = await browser.newPage({ viewport: { width: 1280, height: 800 } })
    startedAt = Date.now()
    await trunkline.start()
  }, 120_000)
  afterAll(async () => {
    await browser?.close()
    await trunkline?.stop('SIGINT')
    await rm(trunkline.folder, { recursive: true, force: true })
  })

  async function tell(event: Record<string, unknown>): Promise<void> {
    const key = /^API key: (tl_\w+)$/m.exec(trunkline.output)?.[1] ?? ''
    const answer = await fetch(`${trunkline.url}/api/v1/dialpad/webhook`, {
      method: 'POST',
      headers: { 'x-app-api-key': key, 'content-type': 'application/json' },
      body: JSON.stringify(callEvent(event)),
    })
    expect(answer.status).toBe(200)
  }

  test('the console says where the page is, what the app is, and that Dialpad is simulated', () => {
    expect(trunkline.output).toMatch(new RegExp(`^Page: ${trunkline.url}$`, 'm'))
    expect(trunkline.output).toMatch(/^App id: [0-9a-f-]{36}$/m)
    expect(trunkline.output).toMatch(/^API key: tl_[0-9A-Za-z]{49}$/m)
    expect(trunkline.output).toMatch(/^First administrator: http\S+#[\w-]{43} /m)
    expect(trunkline.output).toMatch(/^Simulated Dialpad: /m)
    expect(trunkline.output).toMatch(/^Connect a real Dialpad account: /m)
  })

  test('the first call appears on the page without a reload: it rings, is answered, and ends', async () => {
    await page.goto(trunkline.url)
    await page.getByTestId('simulated').getByText('Simulated Dialpad').waitFor()
    const row = page.getByTestId('call-row').filter({ hasText: 'John Smith' }).first()
    await row.waitFor({ timeout: 60_000 })
    expect(Date.now() - startedAt).toBeLessThan(60_000)
    const callId = await row.getAttribute('data-call-id')
    const call = page.locator(`[data-testid="call-row"][data-call-id="${callId}"]`)
    const seen: (string | null)[] = []
    await expect
      .poll(
        async () => {
          const status = await call.getAttribute('data-status')
          if (status === 'ringing' && seen.at(-1) !== status) {
            await page
              .getByTestId('ticker')
              .getByText('Incoming: John Smith (NDIS) → Staff Enquiries')
              .waitFor()
            await page.screenshot({ path: join(SCREENSHOTS, 'ringing.png') })
          }
          if (seen.at(-1) !== status) seen.push(status)
          return status
        },
        { timeout: 60_000, interval: 100 },
      )
      .toBe('ended')
    expect(seen).toEqual(['ringing', 'active', 'ended'])
    await page.screenshot({ path: join(SCREENSHOTS, 'phone-log.png') })
  }, 120_000)

  test('the PIN unlocks transcript and recording, and after signing out one click signs in again', async () => {
    const at = Date.now() - 60_000
    const call = {
      call_id: 6_900_000_000_000_001,
      was_recorded: true,
      date_started: at,
      date_ended: at + 9_000,
    }
    await tell({ ...call, state: 'hangup', event_timestamp: at + 9_000 })
    await page.goto(`${trunkline.url}/calls/${call.call_id}`)
    await page.getByRole('textbox', { name: 'Your PIN' }).fill('1234')
    await page.getByRole('button', { name: 'Unlock' }).click()
    await page.getByText('Not available yet.').waitFor()
    const url = 'https://dialpad.example/r/1'
    const recording = { id: '1', recording_type: 'callrecording', duration: 9_000, url }
    await tell({ ...call, state: 'recording', recording_details: [recording], event_timestamp: at + 20_000 })
    await page.getByRole('link', { name: 'Listen in Dialpad' }).waitFor()
    await page.getByRole('button', { name: 'Close' }).click()
    await page.getByRole('button', { name: 'Account of Demo user' }).click()
    await page.getByRole('button', { name: 'Sign out' }).click()
    await page.getByLabel('Email').waitFor()
    await page.screenshot({ path: join(SCREENSHOTS, 'sign-in.png') })
    expect(await page.getByTestId('call-row').count()).toBe(0)
    await page.getByRole('button', { name: 'Continue as demo user' }).click()
    await page.getByTestId('call-row').first().waitFor()
  }, 30_000)

  test('once unlocked, a call shows its recap, its recording and a voicemail, though no event says that it was recorded', async () => {
    const at = Date.now() - 600_000
    const answered = {
      date_started: at,
      date_connected: at + 1_000,
      date_ended: at + 9_000,
      talk_time: 8_000,
    }
    const recorded = { ...answered, call_id: 6_900_000_000_000_011, was_recorded: false }
    const admin = ['https://dialpad.example/blob/adminrecording/11.mp3']
    await tell({ ...recorded, state: 'hangup', event_timestamp: at + 9_300, admin_recording_urls: admin })
    await tell({
      ...recorded,
      state: 'recap_purposes',
      event_timestamp: at + 200_000,
      recap_purposes: ['Invoices'],
    })
    const passedOn = { ...answered, call_id: 6_900_000_000_000_012 }
    const message = {
      call_id: 6_900_000_000_000_013,
      master_call_id: passedOn.call_id,
      date_started: at + 9_000,
    }
    await tell({ ...passedOn, state: 'hangup', event_timestamp: at + 9_300, is_transferred: true })
    const voicemail_link = 'https://dialpad.example/v/13'
    await tell({ ...message, state: 'voicemail_uploaded', event_timestamp: at + 60_000, voicemail_link })
    await page.goto(`${trunkline.url}/calls/${recorded.call_id}`)
    await page.getByRole('textbox', { name: 'Your PIN' }).fill('1234')
    await page.getByRole('button', { name: 'Unlock' }).click()
    await page.getByText('Purpose: Invoices').waitFor()
    const link = page.getByRole('link', { name: 'Listen in Dialpad' })
    await expect.poll(() => link.getAttribute('href')).toBe(admin[0])
    await page.getByText('Recorded', { exact: true }).waitFor()
    await page.goto(`${trunkline.url}/calls/${passedOn.call_id}`)
    await expect.poll(() => link.getAttribute('href')).toBe(voicemail_link)
    await page.getByText('Message left').waitFor()
  }, 30_000)

  test('who has lost the authenticator signs in with a backup code, once', async () => {
    const invitation = /^First administrator: (\S+)/m.exec(trunkline.output)?.[1] ?? ''
    const context = await browser.newContext()
    context.setDefaultTimeout(5_000)
    const own = await context.newPage()
    await own.goto(invitation)
    await own.getByLabel('Your name').fill('Ada Voss')
    await own.getByLabel('Email').fill('ada@example.com')
    await own.getByRole('textbox', { name: 'Password' }).fill(PASSWORD)
    await own.getByRole('button', { name: 'Join' }).click()
    await own.getByRole('button', { name: 'Account of Ada Voss' }).click()
    const setUp = own.locator('section').filter({ hasText: 'Two-factor authentication' }).last()
    await setUp.getByRole('textbox', { name: 'Your password' }).fill(PASSWORD)
    await setUp.getByRole('button', { name: 'Set up' }).click()
    const codes = setUp.locator('code')
    const [secret, backupCodes] = [await codes.nth(0).innerText(), await codes.nth(1).innerText()]
    await setUp.getByLabel('Code from your authenticator app').fill(totp(secret, Date.now()))
    await setUp.getByRole('button', { name: 'Confirm' }).click()
    await own.getByText('Two-factor authentication is on.').waitFor()
    const [backupCode = ''] = backupCodes.split(' ')
    const signIn = async () => {
      await own.getByRole('button', { name: 'Sign out' }).click()
      await own.getByLabel('Email').fill('ada@example.com')
      await own.getByRole('textbox', { name: 'Password' }).fill(PASSWORD)
      await own.getByRole('button', { name: 'Sign in' }).click()
      await own.getByRole('textbox', { name: 'Code' }).fill(backupCode)
      await own.getByRole('button', { name: 'Continue' }).click()
    }
    await signIn()
    await own.getByRole('button', { name: 'Account of Ada Voss' }).click()
    await signIn()
    await own.getByText('The code is wrong or has expired.').waitFor()
    await context.close()
  }, 30_000)

  test('after a kill it starts again with every call it had, and goes on', async () => {
    const key = /^API key: (tl_\w+)$/m.exec(trunkline.output)?.[1] ?? ''
    const list = async () => {
      const response = await fetch(`${trunkline.url}/api/calls?limit=500`, {
        headers: { 'x-app-api-key': key },
      })
      return (await response.json()) as { calls: { id: string }[]; total: number }
    }
    const before = await list()
    await trunkline.stop('SIGKILL')
    await trunkline.start()
    expect(trunkline.output).toContain('API key: shown at the first start only')
    const after = await list()
    expect(after.calls.map(call => call.id)).toEqual(
      expect.arrayContaining(before.calls.map(call => call.id)),
    )
    await expect.poll(async () => (await list()).total, { timeout: 60_000 }).toBeGreaterThan(before.total)
  }, 150_000)

  test.each(['SIGTERM', 'SIGINT'] as const)(
    'npm start stops all of it on %s, and prints "Stopped"',
    async signal => {
      await trunkline.start()
      await trunkline.stop(signal)
      expect(trunkline.output.match(/^Stop\w+.*$/gm)).toEqual(['Stopping…', 'Stopped'])
      await expect.poll(() => isListening(trunkline.port)).toBe(false)
      await expect.poll(() => isListening(trunkline.simulatorPort)).toBe(false)
      expect(existsSync(join(trunkline.folder, 'postgres/postmaster.pid'))).toBe(false)
    },
    90_000,
  )
})
