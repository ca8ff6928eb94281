'use strict'

/**
 * Takes a swarm off the network `afterMs` from now, for `forMs`: connections drop, and none can be made. Returns a function that
 * ends it.
 */
function planOutage (swarm, { afterMs, forMs, log }) {
  const comeBack = async () => {
    await swarm.resume()
    log('the network is back')
  }
  const goAway = async () => {
    log(`the network is gone for ${forMs} ms`)
    timer = setTimeout(() => { ending = ending.then(comeBack).catch((error) => log(error.message)) }, forMs)
    await swarm.suspend()
    // hyperswarm forgets its queue here, but not who was in it: those would never be dialled again.
    for (const peer of swarm.peers.values()) peer.queued = false
  }
  let ending = Promise.resolve()
  let timer = setTimeout(() => { ending = goAway().catch((error) => log(error.message)) }, afterMs)

  return async () => {
    clearTimeout(timer)
    await ending
    // What is suspended cannot be left in order.
    await swarm.resume()
  }
}

module.exports = { planOutage }
