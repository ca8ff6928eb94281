'use strict'

const { HosterDirectory } = require('../hoster-directory')
const { reportClient } = require('../client-reports')
const { Prober } = require('../attestation/prober')
const { StorageChecker } = require('../attestation/storage-checker')
const { Harvester } = require('../attestation/harvester')
const { PretendedHoster } = require('../attestation/pretended-hoster')
const { nonsense } = require('../attestation/nonsense')
const { planOutage } = require('../attestation/outage')
const { keyBytes } = require('../hex')

/** Measures hosters, harvests requests and checks what is stored when its agent asks for it. */
async function startAttestor (runtime) {
  const { options, setups } = runtime
  runtime.feed = options.feed
  const key = keyBytes(options.feed)
  const log = (text) => runtime.log(text)
  const swarm = runtime.createSwarm()
  const directory = new HosterDirectory({ swarm, key })
  runtime.onclose(() => directory.close())
  reportClient(runtime, directory)
  directory.on('stranger', (nodeId) => runtime.log(`left ${nodeId.slice(0, 8)}: not a hoster`))

  const send = options.nonsense ? nonsense(runtime.send, runtime.seed) : runtime.send
  const workers = {
    probe: new Prober({ directory, send, log }),
    'storage-check': new StorageChecker({ directory, send }),
    harvest: new Harvester({ pretended: new PretendedHoster({ swarm, key, directory, log }), setups, send, log })
  }
  for (const [type, worker] of Object.entries(workers)) {
    runtime.onfinish(() => worker.close())
    runtime.link.on(`line:${type}`, (line) => {
      try {
        worker.take(line)
      } catch (error) {
        runtime.log(error.message)
      }
    })
  }
  if (options.offlineAfterMs !== undefined) {
    runtime.onclose(planOutage(swarm, { afterMs: options.offlineAfterMs, forMs: options.offlineForMs, log }))
  }

  runtime.openLink()
  directory.open()
  return { swarm, directory }
}

module.exports = { startAttestor }
