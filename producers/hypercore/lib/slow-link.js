'use strict'

const MAX_WAITING_BYTES = 256 * 1024

/**
 * Emulates the uplink of a node: everything that it sends on the connections given to it shares `bitsPerSecond`, in order, and
 * arrives `delayMs` later, and later still on connections that are far.
 */
class SlowLink {
  constructor ({ delayMs = 0, bitsPerSecond = Infinity }) {
    this._delayMs = delayMs
    this._msPerByte = 8000 / bitsPerSecond
    this._free = 0
    this._queue = []
    this._timer = null
  }

  /** Takes over the sending side of a connection's raw stream; `delayMs` comes on top of the delay for all. */
  slow (stream, { delayMs = 0 } = {}) {
    const raw = stream.rawStream
    const write = raw.write.bind(raw)
    const end = raw.end.bind(raw)
    const link = { waiting: 0, full: false }

    raw.write = (data) => {
      link.waiting += data.byteLength
      this._push(data.byteLength, delayMs, () => {
        link.waiting -= data.byteLength
        if (raw.destroying) return
        const drained = write(data)
        if (link.full && drained && link.waiting < MAX_WAITING_BYTES / 2) {
          link.full = false
          raw.emit('drain')
        }
      })
      if (link.waiting > MAX_WAITING_BYTES) link.full = true
      return !link.full
    }
    raw.end = () => {
      this._push(0, delayMs, () => { if (!raw.destroying) end() })
      return raw
    }
  }

  _push (bytes, delayMs, send) {
    const now = performance.now()
    this._free = Math.max(this._free, now) + bytes * this._msPerByte
    const at = this._free + this._delayMs + delayMs
    // Behind everything that is not later: what one connection sends stays in order.
    let place = this._queue.length
    while (place > 0 && this._queue[place - 1].at > at) place--
    this._queue.splice(place, 0, { at, send })
    if (place === 0) this._arm()
  }

  _arm () {
    clearTimeout(this._timer)
    this._timer = setTimeout(() => this._release(), Math.max(0, this._queue[0].at - performance.now()))
  }

  _release () {
    this._timer = null
    // Node's timers fire up to a millisecond early.
    const now = performance.now() + 0.5
    while (this._queue.length > 0 && this._queue[0].at <= now) this._queue.shift().send()
    if (this._queue.length > 0 && this._timer === null) this._arm()
  }
}

module.exports = { SlowLink }
