'use strict'

const { Fields } = require('./fields')
const { round } = require('./question')

/** Answers `harvest` lines: looks like a hoster of the setup for a while, and says which chunks it was asked for by whom. */
class Harvester {
  constructor ({ pretended, setups, send, log }) {
    this._pretended = pretended
    this._setups = setups
    this._send = send
    this._log = log
    this._running = new Map()
    this._ending = new Set()
  }

  take (line) {
    const { id, setup, maxMs, maxRequests } = new Fields(line)
    const indexes = this._setups.indexes(setup)
    if (indexes.length === 0) return this._refuse(id, `${setup} is none of this attestor's setups`)
    const rival = [...this._running.values()].some((harvest) => harvest.setup === setup)
    if (rival) return this._refuse(id, `another harvest of ${setup} is under way`)
    this._start({ id, setup, indexes, maxMs, maxRequests })
  }

  async close () {
    for (const harvest of [...this._running.values()]) harvest.end('stopped')
    await Promise.all(this._ending)
  }

  _start ({ id, setup, indexes, maxMs, maxRequests }) {
    const start = performance.now()
    const wanted = new Set(indexes)
    const seen = new Set()
    let requests = 0

    const onrequest = ({ peer, index }) => {
      if (!wanted.has(index)) return
      requests++
      if (!seen.has(`${peer}/${index}`)) this._send({ type: 'harvested', harvest: id, index, peer })
      seen.add(`${peer}/${index}`)
      if (requests === maxRequests) end('count')
    }
    const end = (endedBy) => {
      clearTimeout(timer)
      this._running.delete(setup)
      this._pretended.removeListener('request', onrequest)
      this._send({ type: 'harvest-end', harvest: id, requests, elapsedMs: round(performance.now() - start), endedBy })
      const ending = this._pretended.disclaim(setup).finally(() => this._ending.delete(ending))
      this._ending.add(ending)
    }
    const timer = setTimeout(() => end('time'), maxMs)

    this._running.set(setup, { setup, end })
    this._pretended.on('request', onrequest)
    this._pretended.claim(setup, indexes)
  }

  _refuse (id, why) {
    this._log(`harvest ${id}: ${why}`)
    this._send({ type: 'harvest-end', harvest: id, requests: 0, elapsedMs: 0, endedBy: 'stopped' })
  }
}

module.exports = { Harvester }
