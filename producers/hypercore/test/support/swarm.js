'use strict'

const path = require('node:path')
const { PassThrough } = require('node:stream')
const { COMMANDS, readOptions, readSetups } = require('../../lib/options')
const { NodeRuntime } = require('../../lib/node-runtime')
const { readLines } = require('../../lib/lines')
const { startLocalDht, keyPair } = require('../../lib/swarm')
const { keyHex } = require('../../lib/hex')
const { startOrigin } = require('../../lib/roles/origin')
const { startHoster } = require('../../lib/roles/hoster')
const { startLeecher } = require('../../lib/roles/leecher')
const { startAttestor } = require('../../lib/roles/attestor')
const { temporaryDirectory } = require('./agent')
const { until } = require('./until')

const starters = { origin: startOrigin, hoster: startHoster, leecher: startLeecher, attestor: startAttestor }

function seed (number) {
  return String(number).padStart(64, '0')
}

function nodeId (number) {
  return keyHex(keyPair(Buffer.from(seed(number), 'hex')).publicKey)
}

/** A swarm of runner nodes in this process; each node's agent is the test. */
class LocalSwarm {
  constructor (t, dht) {
    this.bootstrap = `${dht.host}:${dht.port}`
    this._nodes = []
    // The DHT last: a node that leaves a swarm says so there.
    t.after(async () => {
      for (const node of this._nodes.reverse()) await node.stop()
      await dht.destroy()
    })
  }

  async start (command, number, ...args) {
    const options = readOptions(command, ['--seed', seed(number), '--bootstrap', this.bootstrap, ...args], {})
    const node = new TestNode(command, options)
    this._nodes.push(node)
    node.role = await starters[command](node.runtime)
    return node
  }

  /** Something else that must leave before the DHT ends. */
  alsoStop (stop) {
    this._nodes.push({ stop })
  }

  /** A feed that is hosted by the given numbers, once each of them has all of it. */
  async hosted (numbers, { chunks = 20, setups = ['setup-1=0-9', 'setup-2=10-19'], hosterArgs = () => [] } = {}) {
    const setupArgs = setups.flatMap((setup) => ['--setup', setup])
    const allow = numbers.flatMap((number) => ['--allow', nodeId(number)])
    const origin = await this.start('origin', 90, '--chunks', String(chunks), '--chunk-bytes', '2000', ...setupArgs, ...allow)
    const [{ key }] = await origin.until('feed')
    const hosters = await Promise.all(numbers.map((number) => this.start('hoster', number, '--feed', key, ...setupArgs, ...hosterArgs(number))))
    for (const hoster of hosters) await hoster.until('job-end', setups.length)
    return { origin, key, hosters, setupArgs }
  }
}

class TestNode {
  constructor (command, options) {
    this.lines = []
    this.log = ''
    this.stdin = new PassThrough()
    const stdout = new PassThrough()
    const stderr = new PassThrough()
    readLines(stdout, { onobject: (line) => this.lines.push(line), onbad: (why) => { throw new Error(why) } })
    stderr.on('data', (data) => { this.log += data })
    this.runtime = new NodeRuntime({
      command, role: COMMANDS[command].role, setups: readSetups(options.setup ?? []), options, stdin: this.stdin, stdout, stderr
    })
    this.nodeId = this.runtime.nodeId
  }

  tell (line) {
    this.stdin.write(JSON.stringify(line) + '\n')
  }

  of (type) {
    return this.lines.filter((line) => line.type === type)
  }

  until (type, count = 1) {
    return until(() => this.of(type).length >= count && this.of(type), `${count} × ${type}`)
  }

  stop () {
    return this.runtime.stop()
  }

  get totals () {
    return this.runtime.totals.toJSON().setups
  }

  /** What the agent was told, summed up like the totals. */
  get told () {
    const setups = {}
    for (const { type, setup, bytes } of this.lines) {
      if (type !== 'upload' && type !== 'download') continue
      setups[setup] ??= { uploads: { chunks: 0, bytes: 0 }, downloads: { chunks: 0, bytes: 0 } }
      setups[setup][type + 's'].chunks++
      setups[setup][type + 's'].bytes += bytes
    }
    return setups
  }
}

async function startSwarm (t) {
  return new LocalSwarm(t, await startLocalDht())
}

function totalsFile (t) {
  return path.join(temporaryDirectory(t), 'totals.json')
}

module.exports = { startSwarm, seed, nodeId, totalsFile }
