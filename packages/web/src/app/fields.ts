import type { FormEvent } from 'react'

/** What was typed into a form that was sent, by the names of its fields. */
export function fieldsOf(event: FormEvent<HTMLFormElement>): Record<string, string> {
  event.preventDefault()
  const fields = [...new FormData(event.currentTarget)]
  return Object.fromEntries(fields.map(([name, value]) => [name, String(value).trim()]))
}
