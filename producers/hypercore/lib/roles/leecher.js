'use strict'

const { HosterDirectory } = require('../hoster-directory')
const { reportClient } = require('../client-reports')
const { ZipfDemand, Pace } = require('../demand')
const { isLocal } = require('../swarm')
const { keyBytes } = require('../hex')

// Who announces itself on the feed for some seconds only is to be met as well. On the DHT of one's own machine looking costs nothing.
const LOOK_EVERY_MS = 5000
const LOOK_EVERY_LOCALLY_MS = 500
const REQUEST_TIMEOUT_MS = 5000
const MAX_IN_FLIGHT = 512

/** Asks the hosters of its setups for chunks, again and again, and serves nobody. */
async function startLeecher (runtime) {
  const { options, setups } = runtime
  const key = keyBytes(options.feed)
  runtime.feed = options.feed
  runtime.openLink()

  const swarm = runtime.createSwarm()
  const lookEveryMs = isLocal(options.bootstrap) ? LOOK_EVERY_LOCALLY_MS : LOOK_EVERY_MS
  const directory = new HosterDirectory({ swarm, key, lookEveryMs })
  runtime.onclose(() => directory.close())
  reportClient(runtime, directory)

  const indexes = setups.ids.flatMap((setup) => setups.indexes(setup))
  const demand = new ZipfDemand(indexes, {
    s: options.zipf,
    popularity: options.popularity ?? options.feed,
    seed: runtime.seed
  })
  const inFlight = new Set()
  const counters = { asked: 0, answered: 0, late: 0, failed: 0, noHoster: 0, skipped: 0 }
  const turns = new Map()

  const ask = () => {
    if (inFlight.size >= MAX_IN_FLIGHT) return counters.skipped++
    const index = demand.next()
    const setup = setups.of(index)
    const hosters = directory.of(setup)
    if (hosters.length === 0) return counters.noHoster++
    counters.asked++
    // In turn, not to the fastest: every hoster must get its share of questions to be measured by.
    const turn = turns.get(setup) ?? 0
    turns.set(setup, turn + 1)
    const first = turn % hosters.length
    const request = askInTurn([...hosters.slice(first), ...hosters.slice(0, first)], index, setup)
      .then(() => counters.answered++, ({ outcome }) => outcome === 'TIMEOUT' ? counters.late++ : counters.failed++)
      .finally(() => inFlight.delete(request))
    inFlight.add(request)
  }

  const pace = new Pace(options.rate, ask)
  runtime.onfinish(() => {
    pace.stop()
    return Promise.all(inFlight)
  })
  directory.open()
  pace.start()
  return { swarm, directory, counters, pace }
}

/** Goes on to the next hoster only when one has not got the chunk or is gone: who is slow is waited for, and never asked a second time. */
async function askInTurn ([{ client }, ...others], index, setup) {
  try {
    await client.request(index, { timeoutMs: REQUEST_TIMEOUT_MS, tag: setup })
  } catch (error) {
    if (others.length === 0 || (error.outcome !== 'NOT_FOUND' && error.outcome !== 'ERROR')) throw error
    await askInTurn(others, index, setup)
  }
}

module.exports = { startLeecher }
