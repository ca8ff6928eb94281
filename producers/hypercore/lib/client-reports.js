'use strict'

/** What a client-only node says and books about the hosters it is connected to and the chunks it got from them. */
function reportClient (runtime, directory, { setupsOfPeers = () => runtime.setups.ids } = {}) {
  const tellPeers = () => {
    for (const setup of setupsOfPeers()) runtime.send({ type: 'peers', setup, count: directory.size })
  }
  directory.on('chunk', ({ tag, bytes }) => runtime.totals.download(tag, bytes))
  directory.on('chunk', ({ index, bytes, peer, tag }) => {
    const line = { type: 'download', setup: tag, index, bytes, peer, at: Date.now() }
    runtime.audit(line)
    runtime.send(line)
  })
  let told = -1
  const changed = () => {
    if (directory.size === told) return
    told = directory.size
    tellPeers()
  }
  directory.on('hoster', changed)
  directory.on('hoster-gone', changed)
}

module.exports = { reportClient }
