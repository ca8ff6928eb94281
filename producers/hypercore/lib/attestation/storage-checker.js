'use strict'

const { Fields } = require('./fields')
const { ask, round } = require('./question')
const { WorkQueue } = require('./work-queue')

const GATHER_MS = 2000
// What is said of a chunk that nobody delivered: the answer that leaves the most hope.
const HOPE = ['TIMEOUT', 'CORRUPT', 'NOT_FOUND', 'ERROR']

/**
 * Answers `storage-check` lines: asks everybody on the feed for each chunk, every peer once. What a named hoster answered counts
 * for that hoster, and the first proven answer of all counts for everybody.
 */
class StorageChecker {
  constructor ({ directory, send }) {
    this._directory = directory
    this._send = send
    this._queue = new WorkQueue()
    this._stopping = new Promise((resolve) => { this._stop = resolve })
  }

  take (line) {
    const { id, setup, indexes, hosters, timeoutMs } = new Fields(line)
    const check = { id, setup, indexes, hosters: [...new Set(hosters)], timeoutMs }
    this._queue.add(() => this._run(check), () => this._leave(check))
  }

  close () {
    this._stop(null)
    return this._queue.close()
  }

  async _run (check) {
    const release = this._directory.welcomeOthers()
    try {
      const gathered = await Promise.race([this._gather(check), this._stopping])
      if (gathered === null) return this._leave(check)
      const start = performance.now()
      await Promise.all(check.indexes.map((index) => this._ask(check, index, gathered)))
      this._send({ type: 'check-end', check: check.id, elapsedMs: round(performance.now() - start) })
    } finally {
      release()
    }
  }

  /** Everybody to ask, by nodeId; null for a named hoster that cannot be reached. */
  async _gather ({ hosters, timeoutMs }) {
    const [found] = await Promise.all([
      Promise.all(hosters.map((nodeId) => this._directory.find(nodeId, timeoutMs))),
      this._directory.settled(Math.min(GATHER_MS, timeoutMs))
    ])
    const peers = new Map(this._directory.everybody().map((client) => [client.peer, client]))
    hosters.forEach((nodeId, at) => peers.set(nodeId, found[at]?.client ?? null))
    return peers
  }

  async _ask (check, index, peers) {
    const named = new Set(check.hosters)
    let delivered = false
    const outcomes = await Promise.all([...peers].map(async ([peer, client]) => {
      const { outcome, detail } = client === null
        ? { outcome: 'ERROR', detail: `not connected within ${check.timeoutMs} ms` }
        : await ask(client, index, check)
      if (outcome === 'OK' && !delivered) {
        delivered = true
        this._tell(check, { index, of: 'any', outcome, peer })
      }
      if (named.has(peer)) this._tell(check, { index, of: 'hoster', peer, outcome, detail })
      return outcome
    }))
    if (!delivered) this._tell(check, { index, of: 'any', outcome: HOPE.find((outcome) => outcomes.includes(outcome)) ?? 'ERROR' })
  }

  /** Without a word about any chunk: what was not asked is nobody's fault. */
  _leave (check) {
    this._send({ type: 'check-end', check: check.id, elapsedMs: 0 })
  }

  _tell (check, sample) {
    this._send({ type: 'check-sample', check: check.id, ...sample })
  }
}

module.exports = { StorageChecker }
