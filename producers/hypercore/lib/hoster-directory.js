'use strict'

const { EventEmitter } = require('node:events')
const crypto = require('hypercore-crypto')
const b4a = require('b4a')
const { ChunkClient } = require('./chunk-client')
const { ChunkVerifier } = require('./chunk-proof')
const { Rediscovery } = require('./swarm')
const extension = require('./hosting-extension')

const SYNC_GRACE_MS = 1000
const SILENCE_GRACE_MS = 15_000
const STRANGER_REST_MS = 60_000

/**
 * The hosters of one feed that this client is connected to. It joins the feed's swarm as a client only, knows hosters by the
 * hosting extension, and leaves everybody else.
 *
 * Events: `hoster` ({ nodeId, setups, region, client }), `hoster-gone` (nodeId), `stranger` (nodeId), `chunk` (as ChunkClient).
 */
class HosterDirectory extends EventEmitter {
  constructor ({ swarm, key }) {
    super()
    // Every probe that waits for its hoster listens.
    this.setMaxListeners(0)
    this._swarm = swarm
    this._key = key
    this._verifier = new ChunkVerifier(key)
    this._hosters = new Map()
    this._strangers = new Map()
    this._rediscovery = null
    this._onconnection = (stream, info) => this._meet(stream, info)
  }

  open () {
    this._swarm.on('connection', this._onconnection)
    const session = this._swarm.join(crypto.discoveryKey(this._key), { server: false, client: true })
    this._rediscovery = new Rediscovery(session, { before: () => this._forgiveStrangers() })
  }

  close () {
    this._swarm.removeListener('connection', this._onconnection)
    if (this._rediscovery !== null) this._rediscovery.stop()
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

  /** The hoster once it is connected, or null when it is not within the time. */
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
        this._swarm.leavePeer(key)
        resolve(this.get(nodeId))
      }
      const onhoster = (hoster) => { if (hoster.nodeId === nodeId) done() }
      const timer = setTimeout(done, timeoutMs)
      this.on('hoster', onhoster)
    })
  }

  _meet (stream, info) {
    const client = new ChunkClient(stream, this._key, this._verifier)
    const nodeId = client.peer
    let hoster = null
    const leave = () => {
      info.ban(true)
      this._strangers.set(nodeId, { info, until: Date.now() + STRANGER_REST_MS })
      this.emit('stranger', nodeId)
      stream.destroy()
    }
    let grace = setTimeout(leave, SILENCE_GRACE_MS)

    client.on('sync', () => {
      if (hoster !== null) return
      // A hoster's announcement travels right behind its first sync.
      clearTimeout(grace)
      grace = setTimeout(leave, SYNC_GRACE_MS)
    })
    client.on('extension', (name, message) => {
      if (name !== extension.NAME) return
      const said = extension.readAnnouncement(message, stream.remotePublicKey)
      if (said === null) return
      clearTimeout(grace)
      hoster = { ...said, client }
      this._hosters.set(nodeId, hoster)
      this.emit('hoster', hoster)
    })
    client.on('chunk', (chunk) => this.emit('chunk', chunk))
    client.on('close', () => stream.destroy())
    stream.on('close', () => {
      clearTimeout(grace)
      if (hoster === null || this._hosters.get(nodeId) !== hoster) return
      this._hosters.delete(nodeId)
      this.emit('hoster-gone', nodeId)
      this._rediscovery.soon()
    })
    if (!client.open()) stream.destroy()
  }

  _forgiveStrangers () {
    for (const [nodeId, { info, until }] of this._strangers) {
      if (until > Date.now()) continue
      info.ban(false)
      this._strangers.delete(nodeId)
    }
  }
}

module.exports = { HosterDirectory }
