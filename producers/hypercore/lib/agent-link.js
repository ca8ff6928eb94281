'use strict'

const net = require('node:net')
const { EventEmitter } = require('node:events')
const { readLines } = require('./lines')

const MAX_QUEUED = 20_000
const BATCH_CHARS = 48 * 1024
const RETRY_MS = [100, 250, 500, 1000, 2000, 5000]

/**
 * Lines to and from one agent. While the agent is away or slow the lines wait in a bounded queue; the oldest are dropped,
 * counted, and the count is told in the next `hello`.
 *
 * Events: `line` (an object from the agent), `warning` (text), `up`, `down`, `end` (the agent closed a stream that cannot be
 * opened again).
 */
class AgentLink extends EventEmitter {
  constructor ({ hello, maxQueued = MAX_QUEUED }) {
    super()
    this.counters = { sent: 0, dropped: 0, badLines: 0, errors: 0, connects: 0 }
    this._hello = hello
    this._maxQueued = maxQueued
    this._queue = []
    this._head = 0
    this._out = null
    this._writing = 0
    this._scheduled = false
    this._droppedTold = 0
    this._waiters = []
    this._closed = false
  }

  get queued () {
    return this._queue.length - this._head
  }

  get connected () {
    return this._out !== null
  }

  send (line) {
    if (this._closed) return
    if (this.queued >= this._maxQueued) {
      this._queue[this._head++] = undefined
      this.counters.dropped++
      if (this.counters.dropped === 1) this.emit('warning', `over ${this._maxQueued} lines wait for the agent: dropping the oldest`)
    }
    this._queue.push(JSON.stringify(line) + '\n')
    if (this._head > 1024 && this._head * 2 > this._queue.length) {
      this._queue = this._queue.slice(this._head)
      this._head = 0
    }
    this._schedule()
  }

  /** Resolves to whether everything was handed over within the time. */
  flushed (timeoutMs) {
    if (this.queued === 0 && this._writing === 0) return Promise.resolve(true)
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
    const handedOver = this.connected && await this.flushed(timeoutMs)
    this._closed = true
    if (!handedOver) {
      this.counters.dropped += this.queued
      if (this.queued > 0) this.emit('warning', `${this.queued} lines could not be handed to the agent`)
    }
    this._queue = []
    this._head = 0
    await this._disconnect()
  }

  async _disconnect () {}

  _up (out) {
    this._out = out
    this._writing = 0
    this.counters.connects++
    const hello = { type: 'hello', ...this._hello() }
    if (this.counters.dropped > 0) hello.dropped = this.counters.dropped
    if (this.counters.dropped > this._droppedTold) {
      this.emit('warning', `${this.counters.dropped - this._droppedTold} lines were dropped while the agent was away`)
      this._droppedTold = this.counters.dropped
    }
    this._write(JSON.stringify(hello) + '\n', 1)
    this.emit('up')
  }

  _down () {
    if (this._out === null) return
    this._out = null
    // It is unknown whether the agent read these: a node would rather report too little than the same chunk twice.
    this.counters.dropped += this._writing
    this._writing = 0
    this.emit('down')
  }

  _schedule () {
    if (this._scheduled || this._writing > 0 || this._out === null) return
    this._scheduled = true
    setImmediate(() => {
      this._scheduled = false
      this._flush()
    })
  }

  _flush () {
    if (this._out === null || this._writing > 0) return
    let text = ''
    let lines = 0
    while (this._head < this._queue.length && text.length < BATCH_CHARS) {
      text += this._queue[this._head]
      this._queue[this._head++] = undefined
      lines++
    }
    if (this._head === this._queue.length) {
      this._queue = []
      this._head = 0
    }
    if (lines > 0) return this._write(text, lines)
    for (const waiter of this._waiters.splice(0)) waiter(true)
  }

  _write (text, lines) {
    const out = this._out
    this._writing = lines
    out.write(text, (error) => {
      if (this._out !== out) return
      if (error) return this._down()
      this._writing = 0
      this.counters.sent += lines
      this._flush()
    })
  }

  _read (stream) {
    readLines(stream, {
      onobject: (line) => {
        if (line.type === 'error') this.counters.errors++
        this.emit('line', line)
      },
      onbad: (why) => {
        this.counters.badLines++
        this.emit('warning', `a line of the agent is unusable: ${why}`)
      }
    })
  }
}

/** An agent that listens on a Unix domain socket; connects again whenever it went away. */
class SocketLink extends AgentLink {
  constructor ({ path, keepAlive = true, ...options }) {
    super(options)
    this._path = path
    this._keepAlive = keepAlive
    this._attempt = 0
    this._socket = null
    this._timer = null
  }

  open () {
    if (this._closed || this._socket !== null) return
    const socket = net.connect(this._path)
    this._socket = socket
    if (!this._keepAlive) socket.unref()
    socket.on('connect', () => {
      this._attempt = 0
      this._up(socket)
    })
    let why = 'closed the connection'
    socket.on('error', (error) => { why = error.code ?? error.message })
    socket.on('close', () => {
      this._socket = null
      this._down()
      if (this._closed) return
      if (this._attempt === 0) this.emit('warning', `agent at ${this._path}: ${why}; trying again`)
      this._timer = setTimeout(() => this.open(), RETRY_MS[Math.min(this._attempt++, RETRY_MS.length - 1)])
      if (!this._keepAlive) this._timer.unref()
    })
    this._read(socket)
  }

  async _disconnect () {
    clearTimeout(this._timer)
    const socket = this._socket
    if (socket === null) return
    await new Promise((resolve) => {
      const timer = setTimeout(() => socket.destroy(), 1000)
      socket.on('close', () => {
        clearTimeout(timer)
        resolve()
      })
      if (socket.connecting) socket.destroy()
      else socket.end()
    })
  }
}

/** The agent that started this process: standard output and standard input. */
class StdioLink extends AgentLink {
  constructor ({ input, output, ...options }) {
    super(options)
    this._input = input
    this._output = output
  }

  open () {
    this._output.on('error', () => this._down())
    this._input.on('end', () => this.emit('end'))
    this._input.on('error', () => this.emit('end'))
    this._read(this._input)
    this._up(this._output)
  }

  async _disconnect () {
    this._input.destroy()
  }
}

module.exports = { AgentLink, SocketLink, StdioLink }
