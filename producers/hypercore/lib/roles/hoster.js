'use strict'

const { once } = require('node:events')
const { setTimeout: wait } = require('node:timers/promises')
const Hypercore = require('hypercore')
const crypto = require('hypercore-crypto')
const { CoreReporter } = require('../core-reporter')
const { announceHoster } = require('../hosting-extension')
const { encoderTopic } = require('../encoder-topic')
const { watchRequests } = require('../request-gate')
const { neverAskTwice } = require('../never-ask-twice')
const { SlowLink } = require('../slow-link')
const { Rediscovery } = require('../swarm')
const { random } = require('../random')
const { keyBytes, keyHex } = require('../hex')

const FIRST_RETRY_MS = 1000
const LONGEST_RETRY_MS = 60000

/** Downloads the chunks of its setups from the origin, and serves each setup from the moment it is complete. */
async function startHoster (runtime) {
  const { options, setups, totals } = runtime
  let hosting = null
  runtime.onclose(() => hosting)
  const core = new Hypercore(runtime.storage(), keyBytes(options.feed))
  await core.ready()
  runtime.onclose(() => core.close())
  runtime.feed = keyHex(core.key)
  neverAskTwice(core)
  runtime.openLink()

  core.on('upload', (index, bytes) => totals.upload(setups.of(index), bytes))
  core.on('download', (index, bytes) => totals.download(setups.of(index), bytes))
  // Before the reporter, so that requests that stay unanswered are reported as well.
  answerSome(core, options.answerRatio, runtime.seed)
  const reporter = new CoreReporter(core, { setups, send: teller(runtime), requests: true, audit: runtime.audit })
  runtime.onclose(() => reporter.close())

  const complete = []
  const announce = announceHoster(core, { nodeId: runtime.nodeId, setups: complete, region: options.region })

  const swarm = runtime.createSwarm()
  const uplink = uplinkOf(options)
  swarm.on('connection', (stream) => {
    uplink(stream)
    core.replicate(stream)
  })

  const source = new Source(swarm, core, options.origin)
  runtime.onclose(() => source.stop())

  hosting = Promise.all(setups.ids.map(async (setup) => {
    if (!await obtain(runtime, core, setup, source)) return
    complete.push(setup)
    announce(complete)
    // Found by clients only from here on: before, there is nothing to serve.
    if (complete.length === 1) swarm.join(crypto.discoveryKey(core.key), { server: true, client: false })
  })).then(() => source.leave()).catch((error) => runtime.log(error.message))

  return { core, swarm, hosting }
}

function teller ({ send, options }) {
  let owed = 0
  return (line) => {
    send(line)
    if (line.type !== 'upload') return
    owed += options.inflateUploads
    for (; owed >= 1; owed--) send(line)
  }
}

/** Takes over what a connection sends, if the options say that the node's link is slow. */
function uplinkOf ({ egressDelayMs, egressBitsPerSecond, egressDelayTo }) {
  if (egressDelayMs === 0 && egressBitsPerSecond === 0 && egressDelayTo.length === 0) return () => {}
  const link = new SlowLink({ delayMs: egressDelayMs, bitsPerSecond: egressBitsPerSecond || Infinity })
  const far = new Map(egressDelayTo.map(({ peer, delayMs }) => [peer, delayMs]))
  return (stream) => link.slow(stream, { delayMs: far.get(keyHex(stream.remotePublicKey)) })
}

function answerSome (core, ratio, seed) {
  if (ratio >= 1) return
  const draw = random('answers', seed)
  watchRequests(core, () => draw() < ratio)
}

/** Tries until the node stops; each try is a job of its own. False when the node stopped first. */
async function obtain (runtime, core, setup, source) {
  const { stopSignal } = runtime
  for (let retryMs = FIRST_RETRY_MS, job = 'hosting_setup'; !stopSignal.aborted; job = 'retry_hosting_setup') {
    if (await tryToObtain(runtime, core, setup, source, job)) return true
    await wait(retryMs, undefined, { signal: stopSignal }).catch(() => {})
    retryMs = Math.min(LONGEST_RETRY_MS, 2 * retryMs)
  }
  return false
}

async function tryToObtain (runtime, core, setup, source, job) {
  const indexes = runtime.setups.indexes(setup)
  const missing = await without(core, indexes)
  if (missing.length === 0) return true

  const id = `${job}/${setup}/${runtime.nodeId.slice(0, 8)}/${Date.now()}`
  runtime.send({ type: 'job-start', id, job, role: 'hoster', setup, at: Date.now() })
  let done = false
  try {
    await source.found(runtime.stopSignal)
    const last = indexes[indexes.length - 1]
    if (last >= core.length) throw new Error(`${setup}: chunk ${last} is beyond the feed, which has ${core.length} chunks`)
    done = await core.download({ blocks: missing }).done()
  } catch (error) {
    if (!runtime.stopSignal.aborted) runtime.log(error.message)
  }
  runtime.send({ type: 'job-end', id, outcome: done ? 'done' : 'failed', at: Date.now() })
  return done
}

async function without (core, indexes) {
  const has = await Promise.all(indexes.map((index) => core.has(index)))
  return indexes.filter((_, at) => !has[at])
}

/** The feed's origin: looked for while chunks are missing, left when none are. */
class Source {
  constructor (swarm, core, origin) {
    this._swarm = swarm
    this._core = core
    this._origin = origin === undefined ? null : keyBytes(origin)
    this._streams = new Set()
    this._session = null
    this._rediscovery = null
    this._found = null
    swarm.on('connection', (stream, info) => {
      // A hoster dials nobody but origins.
      if (!info.client) return
      this._streams.add(stream)
      stream.on('close', () => {
        this._streams.delete(stream)
        if (this._rediscovery !== null) this._rediscovery.soon()
      })
    })
  }

  /** Resolves once the length of the feed is known. */
  found (signal) {
    if (this._found === null) {
      this._look()
      this._found = this._core.length > 0 ? Promise.resolve() : once(this._core, 'append', { signal })
      this._found.catch(() => { this._found = null })
    }
    return this._found
  }

  _look () {
    if (this._session !== null) return
    this._session = this._swarm.join(encoderTopic(this._core.key), { server: false, client: true })
    this._rediscovery = new Rediscovery(this._session)
    if (this._origin !== null) this._swarm.joinPeer(this._origin)
  }

  stop () {
    if (this._rediscovery !== null) this._rediscovery.stop()
    this._rediscovery = null
  }

  async leave () {
    this.stop()
    if (this._session === null) return
    if (this._origin !== null) this._swarm.leavePeer(this._origin)
    await this._session.destroy()
    for (const stream of this._streams) stream.end()
  }
}

module.exports = { startHoster }
