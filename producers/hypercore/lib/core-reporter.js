'use strict'

const { keyHex } = require('./hex')
const { watchRequests } = require('./request-gate')

/**
 * Turns what happens on a hypercore into the lines of the node protocol, in the same tick. `audit` hears of every transfer first.
 * Never throws into the core.
 */
class CoreReporter {
  constructor (core, { setups, send, requests = false, audit = () => {} }) {
    this.counters = { uploads: 0, downloads: 0, requests: 0, outsideSetups: 0 }
    this._core = core
    this._setups = setups
    this._send = send
    this._audit = audit
    this._peersTold = -1
    this._peersQueued = false
    this._closed = false

    this._listeners = {
      upload: guarded((index, bytes, peer) => this._transfer('upload', index, bytes, peer)),
      download: guarded((index, bytes, peer) => this._transfer('download', index, bytes, peer)),
      'peer-add': guarded(() => this._peersChanged()),
      'peer-remove': guarded(() => this._peersChanged())
    }
    for (const [event, listener] of Object.entries(this._listeners)) core.on(event, listener)
    this._unwatch = requests ? watchRequests(core, guarded((index, peer) => this._request(index, peer))) : () => {}
    if (core.peers.length > 0) this._peersChanged()
  }

  close () {
    this._closed = true
    this._unwatch()
    for (const [event, listener] of Object.entries(this._listeners)) this._core.removeListener(event, listener)
  }

  _transfer (type, index, bytes, peer) {
    this.counters[type + 's']++
    const setup = this._setups.of(index)
    const line = { type, setup, index, bytes, peer: keyHex(peer.remotePublicKey), at: Date.now() }
    this._audit(line)
    if (setup === null) this.counters.outsideSetups++
    else this._send(line)
  }

  _request (index, peer) {
    this.counters.requests++
    const setup = this._setups.of(index)
    if (setup !== null) this._send({ type: 'request', setup, index, peer: keyHex(peer.remotePublicKey), at: Date.now() })
  }

  _peersChanged () {
    if (this._peersQueued) return
    this._peersQueued = true
    setImmediate(guarded(() => {
      this._peersQueued = false
      const count = this._core.peers.length
      if (this._closed || count === this._peersTold) return
      this._peersTold = count
      for (const setup of this._setups.ids) this._send({ type: 'peers', setup, count })
    }))
  }
}

function guarded (listener) {
  return (...args) => {
    try {
      listener(...args)
    } catch (error) {
      process.emitWarning(error, 'SwarmgaugeWarning')
    }
  }
}

module.exports = { CoreReporter }
