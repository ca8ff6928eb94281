'use strict'

const { isKeyHex } = require('./hex')

const DEFAULT_TIMEOUT_MS = 5000
const MAX_RUNNING = 32
const MAX_WAITING = 1000

/** Answers `probe` lines: asks one hoster for chunks, all at once, and says what came of each. */
class Prober {
  constructor ({ directory, send }) {
    this._directory = directory
    this._send = send
    this._running = new Set()
    this._waiting = []
  }

  take (line) {
    const probe = readProbe(line)
    if (this._running.size < MAX_RUNNING) this._start(probe)
    else if (this._waiting.length < MAX_WAITING) this._waiting.push(probe)
    else this._refuse(probe, `${MAX_WAITING} probes are waiting already`)
  }

  /** Ends when every probe that runs has been answered; what still waits is refused. */
  async close () {
    for (const probe of this._waiting.splice(0)) this._refuse(probe, 'the attestor stops')
    await Promise.all(this._running)
  }

  _start (probe) {
    const running = this._run(probe).finally(() => {
      this._running.delete(running)
      if (this._waiting.length > 0 && this._running.size < MAX_RUNNING) this._start(this._waiting.shift())
    })
    this._running.add(running)
  }

  async _run (probe) {
    const hoster = await this._directory.find(probe.hoster, probe.timeoutMs)
    if (hoster === null) return this._refuse(probe, `the hoster was not connected within ${probe.timeoutMs} ms`)

    const start = performance.now()
    let end = start
    await Promise.all(probe.indexes.map(async (index) => {
      const sample = await ask(hoster.client, index, probe)
      end = performance.now()
      this._send({ type: 'sample', probe: probe.id, index, ...sample })
    }))
    this._send({ type: 'probe-end', probe: probe.id, elapsedMs: round(end - start) })
  }

  _refuse (probe, detail) {
    for (const index of probe.indexes) this._send({ type: 'sample', probe: probe.id, index, outcome: 'ERROR', detail })
    this._send({ type: 'probe-end', probe: probe.id, elapsedMs: 0 })
  }
}

async function ask (client, index, { timeoutMs, setup }) {
  try {
    const { bytes, latencyMs } = await client.request(index, { timeoutMs, tag: setup })
    return { outcome: 'OK', bytes, latencyMs: round(latencyMs) }
  } catch (error) {
    return { outcome: error.outcome ?? 'ERROR', detail: error.message }
  }
}

function readProbe ({ id, setup, hoster, indexes, timeoutMs = DEFAULT_TIMEOUT_MS }) {
  if (typeof id !== 'string' && typeof id !== 'number') throw new TypeError('probe: id is missing')
  if (typeof setup !== 'string') throw new TypeError(`probe ${id}: setup must be the id of a setup`)
  if (!isKeyHex(hoster)) throw new TypeError(`probe ${id}: hoster must be a key of 64 hex digits`)
  if (!Array.isArray(indexes) || !indexes.every((index) => Number.isSafeInteger(index) && index >= 0)) {
    throw new TypeError(`probe ${id}: indexes must be whole numbers from 0`)
  }
  if (!(timeoutMs > 0)) throw new TypeError(`probe ${id}: timeoutMs must be over 0`)
  return { id, setup, hoster: hoster.toLowerCase(), indexes, timeoutMs }
}

function round (ms) {
  return Math.round(ms * 1000) / 1000
}

module.exports = { Prober }
