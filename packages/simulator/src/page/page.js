// @ts-check
const REFRESH_MS = 1_000

/** @param {string} id */
function at(id) {
  const element = document.getElementById(id)
  if (element === null) throw new Error(`Nothing is called ${id}`)
  return element
}

/** @param {string} tag @param {string} text */
function make(tag, text) {
  const element = document.createElement(tag)
  element.textContent = text
  return element
}

/** @param {string[]} texts */
function row(texts) {
  const line = document.createElement('tr')
  line.append(...texts.map(text => make('td', text)))
  return line
}

/** @param {string} id @param {HTMLElement[]} lines @param {string} otherwise */
function fill(id, lines, otherwise) {
  if (lines.length > 0) return at(id).replaceChildren(...lines)
  const isTable = at(id).tagName === 'TBODY'
  const line = isTable ? row([otherwise]) : make('li', otherwise)
  line.className = 'empty'
  const cell = line.querySelector('td')
  if (cell !== null) cell.colSpan = 4
  at(id).replaceChildren(line)
}

async function refresh() {
  const answer = await fetch('/page/state')
  const state = await answer.json()
  at('company').textContent = state.company
  at('now').textContent = new Date(state.now).toLocaleString()
  at('rate').textContent = `${state.rate} calls per minute, ${state.past_calls} so far`
  at('base').textContent = state.base_url
  at('key').textContent = state.api_key
  if (at('people').children.length === 0) {
    at('people').append(...state.people.map(one => make('option', one.name)))
  }
  fill(
    'receivers',
    state.receivers.map(one => make('li', `${one.url} (${one.kinds.join(', ') || 'no subscriptions'})`)),
    'No webhooks yet.',
  )
  fill(
    'live',
    state.live.map(leg => row([leg.from, leg.to, leg.state, `${leg.seconds} s`])),
    'No active calls.',
  )
  fill(
    'deliveries',
    state.deliveries.map(one => {
      const line = row([`${one.kind} ${one.what ?? ''}`, one.id, one.answers.join(', ') || '…'])
      const last = one.answers.at(-1)
      if (last !== undefined && last !== 200) line.className = 'failed'
      return line
    }),
    'No events sent yet.',
  )
}

async function keepFresh() {
  try {
    await refresh()
  } catch {
    at('said').textContent = 'The simulator is not responding.'
  }
  setTimeout(keepFresh, REFRESH_MS)
}

at('call').addEventListener('submit', async event => {
  event.preventDefault()
  const form = /** @type {HTMLFormElement} */ (event.target)
  const body = JSON.stringify(Object.fromEntries(new FormData(form)))
  const answer = await fetch('/page/call', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body,
  })
  const said = await answer.json()
  at('said').textContent = answer.ok ? 'Ringing…' : said.error.message
})

void keepFresh()
