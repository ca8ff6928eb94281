'use strict'

/** Asks one peer for one chunk: what came of it, as a sample says it. */
async function ask (client, index, { timeoutMs, setup }) {
  try {
    const { bytes, latencyMs } = await client.request(index, { timeoutMs, tag: setup })
    return { outcome: 'OK', bytes, latencyMs: round(latencyMs) }
  } catch (error) {
    return { outcome: error.outcome ?? 'ERROR', detail: error.message }
  }
}

/** To a thousandth of a millisecond. */
function round (ms) {
  return Math.round(ms * 1000) / 1000
}

module.exports = { ask, round }
