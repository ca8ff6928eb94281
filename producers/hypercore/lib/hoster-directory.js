'use strict'

const { EventEmitter } = require('node:events')
const { setTimeout: wait } = require('node:timers/promises')
const crypto = require('hypercore-crypto')
const b4a = require('b4a')
const { ChunkClient } = require('./chunk-client')
const { ChunkVerifier } = require('./chunk-proof')
const { Others } = require('./others')
const { Rediscovery, within } = require('./swarm')
const extension = require('./hosting-extension')

const SYNC_GRACE_MS = 1000
const WELCOME_GRACE_MS = 250
const SILENCE_GRACE_MS = 15_000

/**
 * The hosters of one feed that this client is connected to. It joins the feed's swarm as a client only, knows hosters by the
 * hosting extension, and leaves everybody else, unless others are welcome for a while.
 *
 * Events: `hoster` ({ nodeId, setups, region, client }), `hoster-gone` (nodeId), `other` (client), `stranger` (nodeId: was left),
 * `chunk` (as ChunkClient), `closed`.
 */
class HosterDirectory extends EventEmitter {
  constructor ({ swarm, key, lookEveryMs }) {
    super()
    // Every probe that waits for its hoster listens.
    this.setMaxListeners(0)
    this.verifier = new ChunkVerifier(key)
    this._swarm = swarm
    this._key = key
    this._lookEveryMs = lookEveryMs
    this._hosters = new Map()
    this._others = new Others((nodeId) => this.emit('stranger', nodeId))
    this._rediscovery = null
    this._onconnection = (stream, info) => this._meet(stream, info)
  }

  open () {
    this._swarm.on('connection', this._onconnection)
    const session = this._swarm.join(crypto.discoveryKey(this._key), { server: false, client: true })
    this._rediscovery = new Rediscovery(session, { before: () => this._others.forgive(), longestMs: this._lookEveryMs })
  }

  close () {
    this._swarm.removeListener('connection', this._onconnection)
    if (this._rediscovery !== null) this._rediscovery.stop()
    this.emit('closed')
  }

  get size () {
    return this._hosters.size
  }

  get (nodeId) {
    return this._hosters.get(nodeId) ?? null
  }

  of (setup) {
    return [...this._hosters.values()].filter((hoster) => hoster.setups.includes(setup))
  }

  /** Peers that are no hosters; there are none unless they are welcome. */
  others () {
    return this._others.clients()
  }

  everybody () {
    return [...[...this._hosters.values()].map(({ client }) => client), ...this.others()]
  }

  /** The feed as the hosters have it: the longest that one of them told. */
  feed () {
    const told = [...this._hosters.values()].map(({ client }) => client.remote).filter((remote) => remote !== null)
    return told.reduce((best, remote) => remote.length > best.length ? remote : best, { fork: 0, length: 0 })
  }

  /** Looks for peers that are no hosters as well, and keeps them until the function that it returns is called. */
  welcomeOthers () {
    const release = this._others.welcome()
    this._rediscovery.now()
    return release
  }

  /** Resolves when whoever is on the feed now has been met, or the time is up. */
  async settled (timeoutMs) {
    await within(timeoutMs, this._rediscovery.now().then(() => this._swarm.flush()).then(() => wait(2 * WELCOME_GRACE_MS)))
  }

  /** The hoster once it is connected, or null when it is not within the time or before the directory is closed. */
  async find (nodeId, timeoutMs) {
    const known = this.get(nodeId)
    if (known !== null) return known

    const key = b4a.from(nodeId, 'hex')
    this._swarm.joinPeer(key)
    this._rediscovery.now()
    return new Promise((resolve) => {
      const done = () => {
        clearTimeout(timer)
        this.removeListener('hoster', onhoster)
        this.removeListener('closed', done)
        this._swarm.leavePeer(key)
        resolve(this.get(nodeId))
      }
      const onhoster = (hoster) => { if (hoster.nodeId === nodeId) done() }
      const timer = setTimeout(done, timeoutMs)
      this.on('hoster', onhoster)
      this.on('closed', done)
    })
  }

  _meet (stream, info) {
    const client = new ChunkClient(stream, this._key, this.verifier)
    const nodeId = client.peer
    let hoster = null
    const judge = () => {
      if (this._others.take(client, info)) this.emit('other', client)
    }
    let grace = setTimeout(judge, SILENCE_GRACE_MS)

    client.on('sync', () => {
      if (hoster !== null || this._others.has(client)) return
      // A hoster's announcement travels right behind its first sync.
      clearTimeout(grace)
      grace = setTimeout(judge, this._others.areWelcome ? WELCOME_GRACE_MS : SYNC_GRACE_MS)
    })
    client.on('extension', (name, message) => {
      if (name !== extension.NAME) return
      const said = extension.readAnnouncement(message, stream.remotePublicKey)
      if (said === null) return
      clearTimeout(grace)
      this._others.forget(client)
      hoster = { ...said, client }
      this._hosters.set(nodeId, hoster)
      this.emit('hoster', hoster)
    })
    client.on('chunk', (chunk) => this.emit('chunk', chunk))
    client.on('close', () => stream.destroy())
    stream.on('close', () => {
      clearTimeout(grace)
      this._others.forget(client)
      if (hoster === null || this._hosters.get(nodeId) !== hoster) return
      this._hosters.delete(nodeId)
      this.emit('hoster-gone', nodeId)
      this._rediscovery.soon()
    })
    if (!client.open()) stream.destroy()
  }
}

module.exports = { HosterDirectory }
