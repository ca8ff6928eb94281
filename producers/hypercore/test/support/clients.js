'use strict'

const { createSwarm, keyPair } = require('../../lib/swarm')
const { openCore } = require('./cores')

/** A hypercore on the swarm that is none of the runner's nodes. */
async function plainPeer (t, swarm, key, number, join) {
  const core = await openCore(t, key)
  const [host, port] = swarm.bootstrap.split(':')
  const plain = createSwarm({ bootstrap: [{ host, port: Number(port) }], keyPair: keyPair(Buffer.alloc(32, number)) })
  swarm.alsoStop(() => plain.destroy())
  plain.on('connection', (stream) => core.replicate(stream))
  const session = plain.join(core.discoveryKey, join)
  await session.flushed()
  return { core, swarm: plain, session, nodeId: plain.keyPair.publicKey.toString('hex') }
}

module.exports = { plainPeer }
