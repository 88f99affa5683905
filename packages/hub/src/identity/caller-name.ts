/** Dialpad gives the number itself as the name of a caller whom it does not know. @returns null for such a name */
export function realName(name: string | null): string | null {
  return name === null || /^[+\d\s().-]*$/.test(name) ? null : name
}
