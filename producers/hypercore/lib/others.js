'use strict'

const REST_MS = 60_000

/** Peers of a feed that are no hosters. They are left, and not met again for a while; when they are welcome, they are kept. */
class Others {
  constructor (onleft) {
    this._onleft = onleft
    this._welcomes = new Set()
    this._kept = new Map()
    this._left = new Map()
  }

  get areWelcome () {
    return this._welcomes.size > 0
  }

  clients () {
    return [...this._kept.keys()]
  }

  has (client) {
    return this._kept.has(client)
  }

  /** Keeps the peer, or leaves it: true when it was kept. */
  take (client, info) {
    if (!this.areWelcome) {
      this._leave(client, info)
      return false
    }
    this._kept.set(client, info)
    return true
  }

  forget (client) {
    this._kept.delete(client)
  }

  /** Others are welcome until the function that it returns is called; then those that nobody else welcomes are left. */
  welcome () {
    const welcome = {}
    this._welcomes.add(welcome)
    this.forgive(Infinity)
    return () => {
      this._welcomes.delete(welcome)
      if (this.areWelcome) return
      for (const [client, info] of this._kept) this._leave(client, info)
      this._kept.clear()
    }
  }

  /** Those that were left long ago may be met again. */
  forgive (now = Date.now()) {
    for (const [nodeId, { info, until }] of this._left) {
      if (until > now) continue
      info.ban(false)
      this._left.delete(nodeId)
    }
  }

  _leave (client, info) {
    info.ban(true)
    this._left.set(client.peer, { info, until: Date.now() + REST_MS })
    this._onleft(client.peer)
    client.hangUp()
  }
}

module.exports = { Others }
