'use strict'

const fs = require('node:fs')
const { COMMANDS, UsageError, readOptions, readSetups } = require('./options')
const { help, commandHelp } = require('./help')
const { readLines } = require('./lines')
const { software } = require('./version')

const OK = 0
const FAILED = 1
const USAGE = 2

/** Resolves to the exit code. */
async function main (args) {
  const [command, ...rest] = args
  if (command === undefined) return complain(help())
  if (command === '--help' || command === '-h' || command === 'help') return say(help())
  if (command === '--version') return say(software + '\n')
  if (!Object.hasOwn(COMMANDS, command)) return complain(`swarmgauge-node: there is no command ${command}\n\n${help()}`)

  let options, setups
  try {
    options = readOptions(command, rest)
    if (options.help) return say(commandHelp(command))
    setups = readSetups(options.setup ?? [])
  } catch (error) {
    if (!(error instanceof UsageError)) throw error
    return complain(`swarmgauge-node ${command}: ${error.message}\nswarmgauge-node ${command} --help tells the options.\n`)
  }

  try {
    await (command === 'dht' ? runDht(options) : runNode(command, options, setups))
    return OK
  } catch (error) {
    process.stderr.write(`swarmgauge-node ${command}: ${error.message}\n`)
    return FAILED
  }
}

async function runDht (options) {
  const { startDht } = require('./roles/dht')
  const dht = await startDht(options, { print: (line) => process.stdout.write(JSON.stringify(line) + '\n') })
  await new Promise((resolve) => {
    onsignal(resolve)
    onparent(resolve)
  })
  await dht.stop()
}

async function runNode (command, options, setups) {
  const { NodeRuntime } = require('./node-runtime')
  const runtime = new NodeRuntime({ command, role: COMMANDS[command].role, setups, options })
  onsignal(() => runtime.stop())
  if (options.socket !== undefined) onparent(() => runtime.stop())
  try {
    await starters[command](runtime)
  } catch (error) {
    await runtime.stop()
    throw error
  }
  await runtime.stopped
}

// Each role loads only what it needs: a leecher has no storage engine.
const starters = {
  origin: (runtime) => require('./roles/origin').startOrigin(runtime),
  hoster: (runtime) => require('./roles/hoster').startHoster(runtime),
  attestor: (runtime) => require('./roles/attestor').startAttestor(runtime),
  leecher: (runtime) => require('./roles/leecher').startLeecher(runtime)
}

/** Stops when the parent says so or is gone, if standard input is a parent at all and not /dev/null, a file or a terminal. */
function onparent (stop) {
  let stat
  try {
    stat = fs.fstatSync(0)
  } catch {
    return
  }
  if (!stat.isFIFO() && !stat.isSocket()) return
  readLines(process.stdin, { onobject: ({ type }) => { if (type === 'stop') stop() }, onbad: () => {} })
  process.stdin.on('end', stop)
}

function onsignal (stop) {
  process.on('SIGTERM', stop)
  process.on('SIGINT', stop)
}

function say (text) {
  process.stdout.write(text)
  return OK
}

function complain (text) {
  process.stderr.write(text)
  return USAGE
}

module.exports = { main }
