'use strict'

const HyperDHT = require('hyperdht')
const Hyperswarm = require('hyperswarm')
const createTestnet = require('hyperdht/testnet')

// One node alone hands out no announcements: with two or more, what is announced is found.
const LOCAL_DHT_NODES = 3
const REDISCOVER_MS = [1000, 2000, 4000, 8000, 16_000, 30_000]

function keyPair (seed) {
  return HyperDHT.keyPair(seed)
}

/** A DHT of its own on this machine. Resolves to { host, port, destroy }. */
async function startLocalDht ({ host = '127.0.0.1', port = 0 } = {}) {
  const testnet = await createTestnet(LOCAL_DHT_NODES, { host, port })
  return { ...testnet.bootstrap[0], destroy: () => testnet.destroy() }
}

/** Whether the DHT is on this machine. */
function isLocal (bootstrap) {
  return bootstrap.length > 0 && bootstrap.every(({ host }) => host.startsWith('127.'))
}

/** A swarm on the DHT behind `bootstrap` ([{ host, port }]), or on the public one without. */
function createSwarm ({ bootstrap = [], keyPair, firewall }) {
  const options = bootstrap.length === 0 ? {} : { bootstrap }
  // Bound to all interfaces, a node never finds peers on the loopback. And a node that takes itself for firewalled punches holes
  // there: its connections look open at once, then carry nothing and time out.
  if (isLocal(bootstrap)) {
    options.host = '127.0.0.1'
    options.ephemeral = true
    options.firewalled = false
  }
  const swarm = new Hyperswarm({ dht: new HyperDHT(options), keyPair, ...(firewall ? { firewall } : {}) })
  // A peer that vanishes is the swarm's normal life; what it means is known where the connection is used.
  swarm.on('connection', (stream) => stream.on('error', () => {}))
  return swarm
}

/** Lets what was written reach the peers, then leaves. */
async function leaveSwarm (swarm, { timeoutMs = 1000 } = {}) {
  const closing = [...swarm.connections].map((stream) => new Promise((resolve) => {
    stream.on('close', resolve)
    stream.end()
  }))
  await within(timeoutMs, Promise.all(closing))
  for (const stream of swarm.connections) stream.destroy()
  await within(timeoutMs, swarm.destroy())
  if (!swarm.dht.destroyed) await within(timeoutMs, swarm.destroy({ force: true }))
}

/** Looks peers up again at growing distances: hyperswarm itself looks once and then every ten minutes. */
class Rediscovery {
  constructor (session, { before = () => {}, longestMs = Infinity } = {}) {
    this._session = session
    this._before = before
    this._longestMs = longestMs
    this._attempt = 0
    this._timer = null
    this._arm()
  }

  /** Look again soon, because somebody is missing. */
  soon () {
    if (this._session === null) return
    this._attempt = 0
    clearTimeout(this._timer)
    this._arm()
  }

  async now () {
    if (this._session !== null) await this._session.refresh().catch(() => {})
  }

  stop () {
    this._session = null
    clearTimeout(this._timer)
  }

  _arm () {
    const wait = Math.min(REDISCOVER_MS[Math.min(this._attempt++, REDISCOVER_MS.length - 1)], this._longestMs)
    this._timer = setTimeout(() => {
      this._before()
      this.now()
      this._arm()
    }, wait)
  }
}

async function within (ms, promise) {
  let timer
  await Promise.race([
    Promise.resolve(promise).catch(() => {}),
    new Promise((resolve) => { timer = setTimeout(resolve, ms) })
  ])
  clearTimeout(timer)
}

module.exports = { keyPair, startLocalDht, createSwarm, isLocal, leaveSwarm, Rediscovery, within }
