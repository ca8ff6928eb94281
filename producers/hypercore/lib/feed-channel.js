'use strict'

const { EventEmitter } = require('node:events')
const b4a = require('b4a')
const crypto = require('hypercore-crypto')
const Protomux = require('protomux')
const caps = require('hypercore/lib/caps')
const { wire } = require('hypercore/lib/messages')

// In the order of their numbers on the wire.
const KINDS = ['sync', 'request', 'cancel', 'data', 'noData', 'want', 'unwant', 'bitfield', 'range', 'extension']

/**
 * hypercore's replication protocol for one feed on one connection: its messages, and nothing of what they mean.
 *
 * Events: `open` (both sides know the feed's key), `close`, and each kind of message by its name.
 */
class FeedChannel extends EventEmitter {
  constructor (stream, key) {
    super()
    this._stream = stream
    this._key = key
    this._channel = null
    this.opened = false
  }

  /** False when the connection already carries this feed. */
  open () {
    this._channel = Protomux.from(this._stream).createChannel({
      protocol: 'hypercore/alpha',
      aliases: ['hypercore'],
      id: crypto.discoveryKey(this._key),
      handshake: wire.handshake,
      messages: KINDS.map((kind) => ({ encoding: wire[kind], onmessage: (message) => { this.emit(kind, message) } })),
      onopen: ({ capability }) => this._onopen(capability),
      onclose: () => this.emit('close')
    })
    if (this._channel === null) return false
    this._channel.open({ seeks: true, capability: this._capability(this._stream.isInitiator) })
    return true
  }

  send (kind, message) {
    this._channel.messages[KINDS.indexOf(kind)].send(message)
  }

  _capability (isInitiator) {
    return caps.replicate(isInitiator, this._key, this._stream.handshakeHash)
  }

  _onopen (capability) {
    if (!b4a.equals(capability, this._capability(!this._stream.isInitiator))) {
      throw new Error('the peer does not know the feed\'s key')
    }
    this.opened = true
    this.emit('open')
  }
}

module.exports = { FeedChannel }
