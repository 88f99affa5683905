/** Debian's Chromium, which Playwright drives. */
export const CHROMIUM = process.env.CHROMIUM ?? '/usr/bin/chromium'

/** Without a sandbox, since tests run as root, and without talking to anybody. */
export const QUIET = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]
