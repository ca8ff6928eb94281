'use strict'

const { Fields } = require('./fields')
const { ask, round } = require('./question')
const { WorkQueue } = require('./work-queue')

/** Answers `probe` lines: asks one hoster for chunks, all at once, and says what came of each. */
class Prober {
  constructor ({ directory, send, log = () => {} }) {
    this._directory = directory
    this._send = send
    this._log = log
    this._queue = new WorkQueue()
  }

  take (line) {
    const { id, setup, hoster, indexes, timeoutMs } = new Fields(line)
    const probe = { id, setup, hoster, indexes, timeoutMs }
    this._queue.add(() => this._run(probe), (why) => this._log(`probe ${id} is left unanswered, as no hoster is to blame: ${why}`))
  }

  close () {
    return this._queue.close()
  }

  async _run (probe) {
    const hoster = await this._directory.find(probe.hoster, probe.timeoutMs)
    if (hoster === null) return this._notConnected(probe)

    const start = performance.now()
    let end = start
    await Promise.all(probe.indexes.map(async (index) => {
      const sample = await ask(hoster.client, index, probe)
      end = performance.now()
      this._send({ type: 'sample', probe: probe.id, index, ...sample })
    }))
    this._send({ type: 'probe-end', probe: probe.id, elapsedMs: round(end - start) })
  }

  _notConnected (probe) {
    const detail = `the hoster was not connected within ${probe.timeoutMs} ms`
    for (const index of probe.indexes) this._send({ type: 'sample', probe: probe.id, index, outcome: 'ERROR', detail })
    this._send({ type: 'probe-end', probe: probe.id, elapsedMs: 0 })
  }
}

module.exports = { Prober }
