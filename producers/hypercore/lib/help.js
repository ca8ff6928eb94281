'use strict'

const { COMMANDS, OPTIONS } = require('./options')

const WIDTH = 32

function help () {
  const commands = Object.entries(COMMANDS).map(([name, { about }]) => `  ${name.padEnd(10)}${about}`)
  return `Usage: swarmgauge-node COMMAND [options]

Runs one node of a hosting swarm. It speaks the node protocol (JSON lines) with its agent on standard input and output, or on the
socket given with --socket; messages for people go to standard error. It stops in order on {"type":"stop"}, at the end of
standard input, or on SIGTERM or SIGINT.

Commands:
${commands.join('\n')}

swarmgauge-node COMMAND --help tells a command's options.

Exit codes: 0 ended in order, 1 failed, 2 wrong usage.
`
}

function commandHelp (command) {
  const { about, options, optional = [] } = COMMANDS[command]
  const lines = options.map((name) => {
    const { value = '', help, initial, required } = OPTIONS[name]
    const must = required && !optional.includes(name) ? ' (required)' : ''
    const preset = initial === undefined ? '' : ` (default: ${initial})`
    return `  ${`--${name} ${value}`.padEnd(WIDTH)}  ${help}${must}${preset}`
  })
  return `Usage: swarmgauge-node ${command} [options]\n\n${about}\n\nOptions:\n${lines.join('\n')}\n`
}

module.exports = { help, commandHelp }
