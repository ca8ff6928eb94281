'use strict'

const { SocketAgent } = require('./agent')

const STORES_EVERY_MS = 30

/** An agent that knows sessions: it takes each number once, in order, and says now and then that it has stored what it took. */
class StoringAgent extends SocketAgent {
  constructor (socketPath) {
    super(socketPath)
    this.taken = []
    this.stored = 0
    this.sessions = new Set()
    this.repeated = 0
    this.welcome = ({ session }) => {
      this.sessions.add(session)
      this._session = session
      return { stored: this.stored }
    }
  }

  get last () {
    return this.taken[this.taken.length - 1]?.n ?? 0
  }

  async listen () {
    this._timer = setInterval(() => {
      if (this.last === this.stored) return
      this.stored = this.last
      this.say({ type: 'stored', session: this._session, n: this.stored })
    }, STORES_EVERY_MS)
    return super.listen()
  }

  stopStoring () {
    clearInterval(this._timer)
  }

  /** Ends as if it were killed: what it took and did not store is forgotten. */
  async crash () {
    await this.close()
    this.taken = this.taken.filter(({ n }) => n <= this.stored)
  }

  async close () {
    this.stopStoring()
    await super.close()
  }

  _take (client, line) {
    super._take(client, line)
    if (line.n === undefined) return
    if (line.n > this.last) this.taken.push(line)
    else this.repeated++
  }
}

module.exports = { StoringAgent }
