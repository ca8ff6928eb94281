'use strict'

const { EventEmitter } = require('node:events')
const { FeedChannel } = require('./feed-channel')
const { keyHex } = require('./hex')

const INVALID_REQUEST = 2
const MAX_GIVEN_UP = 1024
const HANG_UP_MS = 500

class ChunkError extends Error {
  constructor (outcome, message) {
    super(message)
    this.outcome = outcome
  }
}

/**
 * Asks one peer, and no other, for chunks of one feed. It speaks hypercore's replication protocol on one connection, keeps no
 * chunk, and never cancels: what was asked for counts as received when it comes, however late. That keeps the two
 * sides' books equal; a hypercore session that times out cancels and throws away a chunk that was already sent.
 *
 * Events: `sync`, `extension` (name, message), `chunk` ({ index, bytes, peer, tag }) for every proven chunk, `close`.
 */
class ChunkClient extends EventEmitter {
  constructor (stream, key, verifier) {
    super()
    this.peer = keyHex(stream.remotePublicKey)
    this.remote = null
    this.closed = false
    this.channel = new FeedChannel(stream, key)
    this._stream = stream
    this._verifier = verifier
    this._pending = new Map()
    this._givenUp = new Set()
    this._nextId = 1
    this._lastExtension = ''
    this.channel.on('open', () => this._onopen())
    this.channel.on('sync', (m) => this._onsync(m))
    this.channel.on('data', (m) => this._ondata(m))
    this.channel.on('noData', (m) => this._onnodata(m))
    this.channel.on('extension', (m) => this._onextension(m))
    this.channel.on('close', () => this._onclose())
  }

  /** False when the connection already carries this feed. */
  open () {
    return this.channel.open()
  }

  /**
   * Resolves to { bytes, latencyMs }, or rejects with a ChunkError (TIMEOUT, NOT_FOUND, CORRUPT, ERROR). `tag` comes back in the
   * `chunk` event, also when the chunk arrives after the time limit.
   */
  request (index, { timeoutMs, tag = null }) {
    return new Promise((resolve, reject) => {
      if (this.closed) return reject(new ChunkError('ERROR', 'the connection is closed'))
      if (this.remote === null) return reject(new ChunkError('ERROR', 'the peer has not opened the feed'))
      const { fork, length } = this.remote
      if (index >= length) return reject(new ChunkError('NOT_FOUND', `the peer's feed has ${length} chunks`))

      const id = this._nextId++
      const asked = { index, tag, sentAt: performance.now(), resolve, reject, timer: null }
      asked.timer = setTimeout(() => this._giveUp(id, asked, timeoutMs), timeoutMs)
      this._pending.set(id, asked)
      this.channel.send('request', {
        id,
        fork,
        block: { index, nodes: 0 },
        hash: null,
        seek: null,
        upgrade: { start: 0, length },
        manifest: !this._verifier.hasManifest,
        priority: 0
      })
    })
  }

  /** Ends the connection behind what was written. */
  hangUp () {
    const timer = setTimeout(() => this._stream.destroy(), HANG_UP_MS)
    this._stream.on('close', () => clearTimeout(timer))
    this._stream.end()
  }

  _onopen () {
    this.channel.send('sync', {
      fork: 0,
      length: 0,
      remoteLength: 0,
      canUpgrade: true,
      uploading: false,
      downloading: true,
      hasManifest: false,
      allowPush: false
    })
  }

  _onsync ({ fork, length }) {
    this.remote = { fork, length }
    this.emit('sync')
  }

  _onextension ({ name, message }) {
    this._lastExtension = name || this._lastExtension
    this.emit('extension', this._lastExtension, message)
  }

  async _ondata (data) {
    const asked = this._pending.get(data.request)
    if (asked === undefined) return
    this._forget(data.request)
    if (data.block === null && data.upgrade === null) return asked.reject(notFound())
    try {
      await this._verifier.verify(asked.index, data)
    } catch (error) {
      return asked.reject(new ChunkError('CORRUPT', error.message))
    }
    const latencyMs = performance.now() - asked.sentAt
    const bytes = data.block.value.byteLength
    this.emit('chunk', { index: asked.index, bytes, peer: this.peer, tag: asked.tag })
    asked.resolve({ bytes, latencyMs })
  }

  _onnodata ({ request, reason }) {
    const asked = this._pending.get(request)
    if (asked === undefined) return
    this._forget(request)
    asked.reject(reason === INVALID_REQUEST
      ? new ChunkError('ERROR', 'the peer refused the request')
      : notFound())
  }

  _giveUp (id, asked, timeoutMs) {
    asked.reject(new ChunkError('TIMEOUT', `no answer within ${timeoutMs} ms`))
    this._givenUp.add(id)
    if (this._givenUp.size > MAX_GIVEN_UP) this._forget(this._givenUp.values().next().value)
  }

  _forget (id) {
    const asked = this._pending.get(id)
    clearTimeout(asked.timer)
    this._pending.delete(id)
    this._givenUp.delete(id)
  }

  _onclose () {
    if (this.closed) return
    this.closed = true
    for (const [id, asked] of this._pending) {
      this._forget(id)
      asked.reject(new ChunkError('ERROR', 'the connection was lost'))
    }
    this.emit('close')
  }
}

function notFound () {
  return new ChunkError('NOT_FOUND', 'the peer does not have the chunk')
}

module.exports = { ChunkClient, ChunkError }
