'use strict'

const { random } = require('../random')

const LONGEST_MS = 4000
const CHUNK_BYTES = 16_384
const FAILURES = ['TIMEOUT', 'ERROR', 'NOT_FOUND']

/** Makes an attestor lie at random, for tests and demonstrations: what it says of chunks has nothing to do with what it saw. */
function nonsense (send, seed) {
  const draw = random('nonsense', seed)
  const longest = new Map()
  const failure = () => FAILURES[Math.floor(draw() * FAILURES.length)]

  const liars = {
    sample ({ type, probe, index, bytes = CHUNK_BYTES }) {
      if (draw() < 0.5) return { type, probe, index, outcome: failure() }
      const latencyMs = Math.round(1000 + draw() * (LONGEST_MS - 1) * 1000) / 1000
      longest.set(probe, Math.max(latencyMs, longest.get(probe) ?? 0))
      return { type, probe, index, outcome: 'OK', bytes, latencyMs }
    },
    'probe-end' (line) {
      const elapsedMs = Math.max(line.elapsedMs, longest.get(line.probe) ?? 0)
      longest.delete(line.probe)
      return { ...line, elapsedMs }
    },
    'check-sample' ({ type, check, index, of, peer }) {
      // Without a peer there is nobody to credit.
      if (peer !== undefined && draw() < 0.5) return { type, check, index, of, outcome: 'OK', peer }
      return { type, check, index, of, outcome: failure(), ...(of === 'hoster' ? { peer } : {}) }
    }
  }
  return (line) => send(Object.hasOwn(liars, line.type) ? liars[line.type](line) : line)
}

module.exports = { nonsense }
