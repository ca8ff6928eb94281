'use strict'

const net = require('node:net')
const { AgentLink } = require('./agent-link')

const RETRY_MS = [100, 250, 500, 1000, 2000, 5000]

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

module.exports = { SocketLink }
