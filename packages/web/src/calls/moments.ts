/** The reader's own way to write times if the reader's language is that of the pages. */
const LOCALE = navigator.language.startsWith('en') ? navigator.language : 'en-GB'

const time = new Intl.DateTimeFormat(LOCALE, { timeStyle: 'short' })
const timeWithSeconds = new Intl.DateTimeFormat(LOCALE, { timeStyle: 'medium' })
const dateAndTime = new Intl.DateTimeFormat(LOCALE, { dateStyle: 'medium', timeStyle: 'medium' })

export const formatTime = (instant: string): string => time.format(new Date(instant))
export const formatTimeWithSeconds = (instant: string): string => timeWithSeconds.format(new Date(instant))
export const formatDateAndTime = (instant: string): string => dateAndTime.format(new Date(instant))

/** A calendar day where the reader is, as 2026-11-21. */
export function dayOf(instant: Date): string {
  const padded = (value: number) => String(value).padStart(2, '0')
  return `${instant.getFullYear()}-${padded(instant.getMonth() + 1)}-${padded(instant.getDate())}`
}

/** Today, Yesterday, Wednesday 18 November, or with the year when it is another one. */
export function dayLabel(day: string, now: Date, locale = LOCALE): string {
  if (day === dayOf(now)) return 'Today'
  // Noon, so that the hour of a clock change is not in question.
  const yesterday = new Date(now.getFullYear(), now.getMonth(), now.getDate() - 1, 12)
  if (day === dayOf(yesterday)) return 'Yesterday'
  const isThisYear = day.startsWith(`${now.getFullYear()}-`)
  return new Intl.DateTimeFormat(locale, {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    ...(isThisYear ? {} : { year: 'numeric' }),
  }).format(new Date(`${day}T12:00:00`))
}
