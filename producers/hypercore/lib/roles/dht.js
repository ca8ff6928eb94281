'use strict'

const { startLocalDht } = require('../swarm')

/** Resolves to { host, port, stop() } once nodes can be started with it. */
async function startDht ({ host, port }, { print }) {
  const dht = await startLocalDht({ host, port })
  print({ type: 'dht', host: dht.host, port: dht.port })
  return { host: dht.host, port: dht.port, stop: () => dht.destroy() }
}

module.exports = { startDht }
