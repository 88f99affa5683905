import type { Command } from '@commander-js/extra-typings'

/**
 * Adds a command that groups others and lists by default: `keys APP` is `keys list APP`. Commander would treat a mistyped
 * subcommand as an argument of the list and complain about too many arguments, so it is reported here.
 */
export function addGroup(program: Command, name: string, description: string): Command {
  const group = program.command(name).description(description)
  return group.hook('preSubcommand', ({ args, commands }, { registeredArguments }) => {
    const words = args.filter(word => !word.startsWith('-'))
    const names = commands.map(command => command.name())
    const [first] = words
    if (first === undefined || names.includes(first) || words.length <= registeredArguments.length) return
    group.error(`error: unknown command '${name} ${first}'. Allowed choices are ${names.join(', ')}.`)
  })
}
