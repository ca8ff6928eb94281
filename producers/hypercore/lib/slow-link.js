'use strict'

const MAX_WAITING_BYTES = 256 * 1024

/**
 * Emulates the uplink of a node: everything that it sends on the connections given to it passes one queue, in order, at
 * `bitsPerSecond`, and arrives `delayMs` later.
 */
class SlowLink {
  constructor ({ delayMs = 0, bitsPerSecond = Infinity }) {
    this._delayMs = delayMs
    this._msPerByte = 8000 / bitsPerSecond
    this._free = 0
    this._queue = []
    this._timer = null
  }

  /** Takes over the sending side of a connection's raw stream. */
  slow (stream) {
    const raw = stream.rawStream
    const write = raw.write.bind(raw)
    const end = raw.end.bind(raw)
    const link = { waiting: 0, full: false }

    raw.write = (data) => {
      link.waiting += data.byteLength
      this._push(data.byteLength, () => {
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
      this._push(0, () => { if (!raw.destroying) end() })
      return raw
    }
  }

  _push (bytes, send) {
    const now = performance.now()
    this._free = Math.max(this._free, now) + bytes * this._msPerByte
    this._queue.push({ at: this._free + this._delayMs, send })
    if (this._timer === null) this._arm()
  }

  _arm () {
    this._timer = setTimeout(() => this._release(), Math.max(0, this._queue[0].at - performance.now()))
  }

  _release () {
    this._timer = null
    // Node's timers fire up to a millisecond early.
    const now = performance.now() + 0.5
    let sent = 0
    while (sent < this._queue.length && this._queue[sent].at <= now) this._queue[sent++].send()
    this._queue.splice(0, sent)
    if (this._queue.length > 0 && this._timer === null) this._arm()
  }
}

module.exports = { SlowLink }
