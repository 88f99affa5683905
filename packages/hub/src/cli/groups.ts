import type { Command } from '@commander-js/extra-typings'

/**
 * A command that only groups others: without a subcommand it lists. Commander's default command would take a
 * mistyped subcommand for an argument of the list, so that too many arguments are reported as what they are.
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
