'use strict'

const { EventEmitter } = require('node:events')
const { readLines } = require('./lines')

const BATCH_CHARS = 48 * 1024

/**
 * Lines to and from one agent. While the agent is away or slow the lines wait in the outbox, and what it does not store for certain is
 * said again when it is back. How many lines were dropped is told in the next `hello`.
 *
 * Events: `line` (an object from the agent), `warning` (text), `up`, `down`, `end` (the agent closed a stream that cannot be
 * opened again).
 */
class AgentLink extends EventEmitter {
  constructor ({ hello, outbox }) {
    super()
    this._counters = { sent: 0, badLines: 0, errors: 0, connects: 0 }
    this._hello = hello
    this._outbox = outbox
    this._out = null
    this._deaf = false
    this._underWay = null
    this._scheduled = false
    this._droppedTold = 0
    this._waiters = []
    this._closed = false
  }

  get counters () {
    const { dropped, waiting, unconfirmed } = this._outbox
    return { ...this._counters, dropped, queued: waiting, unconfirmed }
  }

  get connected () {
    return this._out !== null
  }

  send (line) {
    if (this._closed) return
    this._outbox.add(line)
    this._schedule()
  }

  /** Resolves to whether everything was handed over, and stored if the agent says so, within the time. */
  flushed (timeoutMs) {
    if (this._settled) return Promise.resolve(true)
    return new Promise((resolve) => {
      const timer = setTimeout(() => done(false), timeoutMs)
      const done = (ok) => {
        clearTimeout(timer)
        resolve(ok)
      }
      this._waiters.push(done)
    })
  }

  async close ({ timeoutMs = 2000 } = {}) {
    if (this._closed) return
    this._flush()
    if (this.connected) await this.flushed(timeoutMs)
    this._closed = true
    this._outbox.close()
    await this._disconnect()
  }

  async _disconnect () {}

  get _settled () {
    const { waiting, unconfirmed, confirms } = this._outbox
    return waiting === 0 && this._underWay === null && (unconfirmed === 0 || !confirms || this._deaf)
  }

  _up (out) {
    this._out = out
    this._underWay = null
    this._counters.connects++
    const { session, dropped } = this._outbox
    const hello = { type: 'hello', ...this._hello(), session }
    if (dropped > 0) hello.dropped = dropped
    if (dropped > this._droppedTold) {
      this.emit('warning', `${dropped - this._droppedTold} lines were dropped while the agent was away`)
      this._droppedTold = dropped
    }
    this._write({ text: JSON.stringify(hello) + '\n', lines: 1, lost: 0 })
    this.emit('up')
  }

  _down () {
    if (this._out === null) return
    this._out = null
    this._outbox.disconnected(this._underWay?.lost ?? 0)
    this._underWay = null
    this.emit('down')
  }

  /** Nothing more will come from the agent: no use in waiting for its word. */
  _ondeaf () {
    this._deaf = true
    this._flush()
    this.emit('end')
  }

  _schedule () {
    if (this._scheduled || this._underWay !== null || this._out === null) return
    this._scheduled = true
    setImmediate(() => {
      this._scheduled = false
      this._flush()
    })
  }

  _flush () {
    if (this._out === null || this._underWay !== null) return
    if (!this._outbox.awaitsWelcome) {
      const batch = this._outbox.take(BATCH_CHARS)
      if (batch.lines > 0) return this._write(batch)
    }
    if (this._settled) for (const waiter of this._waiters.splice(0)) waiter(true)
  }

  _write (batch) {
    const out = this._out
    this._underWay = batch
    out.write(batch.text, (error) => {
      if (this._out !== out) return
      if (error) return this._down()
      this._underWay = null
      this._counters.sent += batch.lines
      this._flush()
    })
  }

  _read (stream) {
    readLines(stream, {
      onobject: (line) => this._take(line),
      onbad: (why) => {
        this._counters.badLines++
        this.emit('warning', `a line of the agent is unusable: ${why}`)
      }
    })
  }

  _take (line) {
    if (line.type === 'error') this._counters.errors++
    else if (line.type === 'welcome') this._outbox.welcome(line.stored)
    else if (line.type === 'stored') this._outbox.stored(line.session, line.n)
    this._flush()
    this.emit('line', line)
  }
}

module.exports = { AgentLink }
