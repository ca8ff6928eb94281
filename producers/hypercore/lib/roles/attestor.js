'use strict'

const { HosterDirectory } = require('../hoster-directory')
const { reportClient } = require('../client-reports')
const { Prober } = require('../probe')
const { keyBytes } = require('../hex')

/** Measures hosters when its agent asks for it. */
async function startAttestor (runtime) {
  const { options } = runtime
  runtime.feed = options.feed
  const swarm = runtime.createSwarm()
  const directory = new HosterDirectory({ swarm, key: keyBytes(options.feed) })
  runtime.onclose(() => directory.close())
  reportClient(runtime, directory)
  directory.on('stranger', (nodeId) => runtime.log(`left ${nodeId.slice(0, 8)}: not a hoster`))

  const prober = new Prober({ directory, send: runtime.send })
  runtime.onfinish(() => prober.close())
  runtime.link.on('line:probe', (line) => {
    try {
      prober.take(line)
    } catch (error) {
      runtime.log(error.message)
    }
  })

  runtime.openLink()
  directory.open()
  return { swarm, directory, prober }
}

module.exports = { startAttestor }
