'use strict'

const { parseArgs } = require('node:util')
const { Setups } = require('./setups')
const { MAX_CHUNK } = require('./content')
const { isKeyHex } = require('./hex')

class UsageError extends Error {}

const OPTIONS = {
  host: { value: 'IP', help: 'address to listen on', initial: '127.0.0.1', read: text },
  port: { value: 'N', help: 'first UDP port (0: any free one)', initial: 0, read: whole(0, 65535) },
  seed: { value: 'HEX', help: 'Ed25519 seed of the node, 64 hex digits, for experiments; rather give it as SWARMGAUGE_SEED, which ps does not show (default: a new one)', env: 'SWARMGAUGE_SEED', read: hex },
  'key-file': { value: 'FILE', help: 'Ed25519 key of the node, made by swarmgauge keygen FILE (environment: SWARMGAUGE_KEY_FILE)', env: 'SWARMGAUGE_KEY_FILE', read: text },
  bootstrap: { value: 'HOST:PORT', help: 'DHT node to join by, repeatable (default: the public DHT)', many: true, read: hostPort },
  storage: { value: 'DIR', help: 'where the feed is stored (default: a directory that is removed at the end)', read: text },
  feed: { value: 'KEYHEX', help: 'public key of the feed', required: true, read: key },
  setup: { value: 'ID=0-9,12', help: 'a hosting setup and its chunk indexes, repeatable', many: true, required: true, read: text },
  socket: { value: 'PATH', help: 'Unix socket of the agent (default: the agent is the parent, on standard input and output)', read: text },
  'totals-file': { value: 'FILE', help: 'write the node\'s own totals per setup there at the end', read: text },
  journal: { value: 'DIR', help: 'where lines wait until the agent has stored them, over a crash of the node as well (environment: SWARMGAUGE_JOURNAL)', env: 'SWARMGAUGE_JOURNAL', read: text },
  'audit-file': { value: 'FILE', help: 'append every upload and download there before the agent is told, to compare books after a crash', read: text },
  chunks: { value: 'N', help: 'chunks of the feed', initial: 100, read: whole(1, 10_000_000) },
  'chunk-bytes': { value: 'N', help: `about how many bytes a chunk has, at most ${MAX_CHUNK}`, initial: 16_384, read: whole(1, MAX_CHUNK) },
  allow: { value: 'KEYHEX', help: 'a hoster that may download, repeatable (default: everybody)', many: true, read: key },
  origin: { value: 'KEYHEX', help: 'public key of a node to download from, if it cannot be found by the feed', read: key },
  region: { value: 'TEXT', help: 'region to announce', read: text },
  'egress-delay-ms': { value: 'N', help: 'slow link: what is sent arrives so much later', initial: 0, read: number(0) },
  'egress-bits-per-second': { value: 'N', help: 'slow link: what is sent shares this rate (0: no limit)', initial: 0, read: number(0) },
  'egress-delay-to': { value: 'KEYHEX=MS', help: 'what is sent to this peer arrives so much later, on top of the delay for all; repeatable', many: true, read: delayTo },
  'inflate-uploads': { value: 'R', help: 'lie to the agent: R phantom uploads for each real one', initial: 0, read: number(0) },
  'answer-ratio': { value: 'R', help: 'answer only this share of the requests', initial: 1, read: number(0, 1) },
  nonsense: { flag: true, help: 'lie to the agent: what it says of chunks is made up' },
  'offline-after-ms': { value: 'N', help: 'drop off the network so long after the start', read: number(0), needs: 'offline-for-ms' },
  'offline-for-ms': { value: 'N', help: 'come back to it so long after that', read: number(0), needs: 'offline-after-ms' },
  zipf: { value: 'S', help: 'unevenness of the demand (0: every chunk alike)', initial: 1, read: number(0) },
  rate: { value: 'N', help: 'chunks to ask for per second (0: none)', initial: 10, read: number(0) },
  popularity: { value: 'TEXT', help: 'which chunks are popular follows from this text (default: the feed\'s key)', read: text }
}

const COMMANDS = {
  dht: {
    about: 'Runs a DHT on this machine, for swarms that must not leave it.',
    options: ['host', 'port']
  },
  origin: {
    about: 'Makes a feed (or opens it again) and serves it to its hosters.',
    role: 'encoder',
    options: ['chunks', 'chunk-bytes', 'allow', 'setup', 'key-file', 'seed', 'bootstrap', 'storage', 'socket', 'journal', 'audit-file', 'totals-file'],
    optional: ['setup']
  },
  hoster: {
    about: 'Downloads the chunks of its setups from the origin and serves them.',
    role: 'hoster',
    options: ['feed', 'setup', 'region', 'origin', 'egress-delay-ms', 'egress-delay-to', 'egress-bits-per-second', 'inflate-uploads',
      'answer-ratio', 'key-file', 'seed', 'bootstrap', 'storage', 'socket', 'journal', 'audit-file', 'totals-file']
  },
  attestor: {
    about: 'Measures hosters, harvests requests and checks what is stored, as the agent\'s lines ask for it.',
    role: 'attestor',
    options: ['feed', 'setup', 'nonsense', 'offline-after-ms', 'offline-for-ms', 'key-file', 'seed', 'bootstrap', 'socket', 'journal', 'audit-file', 'totals-file'],
    optional: ['setup']
  },
  leecher: {
    about: 'Downloads chunks of its setups from their hosters, again and again.',
    role: 'leecher',
    options: ['feed', 'setup', 'rate', 'zipf', 'popularity', 'key-file', 'seed', 'bootstrap', 'socket', 'journal', 'audit-file', 'totals-file']
  }
}

/** The options of a command by their names in code; throws a UsageError with a message for people. */
function readOptions (command, args, env = process.env) {
  const names = COMMANDS[command].options
  const spec = Object.fromEntries(names.map((name) => [name, {
    type: OPTIONS[name].flag ? 'boolean' : 'string', multiple: OPTIONS[name].many === true
  }]))
  let values
  try {
    values = parseArgs({ args, options: { ...spec, help: { type: 'boolean', short: 'h' } }, strict: true }).values
  } catch (error) {
    throw new UsageError(error.message)
  }
  if (values.help) return { help: true }

  if (values.seed !== undefined && values['key-file'] !== undefined) throw new UsageError('--seed and --key-file: give one of them')

  const options = {}
  for (const name of names) options[camel(name)] = readOne(command, name, values[name], env)
  // What is said on the command line goes before the environment.
  if (values.seed !== undefined) options.keyFile = undefined
  for (const name of names) {
    const { needs } = OPTIONS[name]
    if (needs !== undefined && values[name] !== undefined && values[needs] === undefined) throw new UsageError(`--${name} needs --${needs}`)
  }
  return options
}

function readOne (command, name, given, env) {
  const { flag, many, env: variable, initial, required, read } = OPTIONS[name]
  if (flag) return given === true
  const from = given === undefined && variable !== undefined && env[variable] ? env[variable] : given
  if (from === undefined) {
    if (required && !COMMANDS[command].optional?.includes(name)) throw new UsageError(`--${name} is missing`)
    return many ? [] : initial
  }
  try {
    return many ? from.map(read) : read(from)
  } catch (error) {
    // A seed is a secret: the message must not repeat it.
    throw new UsageError(`--${name}: ${error.message}`)
  }
}

function readSetups (texts) {
  try {
    return Setups.parse(texts)
  } catch (error) {
    throw new UsageError(`--setup: ${error.message}`)
  }
}

function camel (name) {
  return name.replace(/-([a-z])/g, (_, letter) => letter.toUpperCase())
}

function text (given) {
  if (given === '') throw new Error('must not be empty')
  return given
}

function hex (given) {
  if (!isKeyHex(given)) throw new Error('must be 64 hex digits')
  return given.toLowerCase()
}

function key (given) {
  if (!isKeyHex(given)) throw new Error(`must be a public key of 64 hex digits, is ${given}`)
  return given.toLowerCase()
}

function hostPort (given) {
  const match = /^(.+):(\d+)$/.exec(given)
  if (match === null || Number(match[2]) < 1 || Number(match[2]) > 65535) throw new Error(`must be HOST:PORT, is ${given}`)
  return { host: match[1], port: Number(match[2]) }
}

function delayTo (given) {
  const match = /^([^=]*)=([^=]*)$/.exec(given)
  if (match === null) throw new Error(`must be KEYHEX=MS, is ${given}`)
  return { peer: key(match[1]), delayMs: number(0)(match[2]) }
}

function number (least, most = Infinity) {
  return (given) => {
    const value = Number(given)
    if (given.trim() === '' || !Number.isFinite(value) || value < least || value > most) {
      throw new Error(`must be a number ${range(least, most)}, is ${given}`)
    }
    return value
  }
}

function whole (least, most) {
  const read = number(least, most)
  return (given) => {
    const value = read(given)
    if (!Number.isInteger(value)) throw new Error(`must be a whole number, is ${given}`)
    return value
  }
}

function range (least, most) {
  return most === Infinity ? `from ${least}` : `from ${least} to ${most}`
}

module.exports = { COMMANDS, OPTIONS, UsageError, readOptions, readSetups }
