'use strict'

const { Outbox } = require('./outbox')
const { SocketLink } = require('./socket-link')
const { CoreReporter } = require('./core-reporter')
const { Setups } = require('./setups')
const { software } = require('./version')
const { keyHex } = require('./hex')

/**
 * Makes a node's own hypercore report to the agent that listens on `socket`.
 *
 * @param core the hypercore (a session of it does as well)
 * @param options
 *   socket    path of the agent's Unix domain socket
 *   setup     id of the hosting setup that the whole feed belongs to, or
 *   setups    `{ 'setup-1': [0, 1, { from: 5, to: 9 }] }`: an index that is in no setup is not reported
 *   nodeId    the node's public key (hex or bytes); without it, the key of the core's first connection
 *   role      `hoster` (default), `leecher`, `attestor` or `encoder`
 *   pid       the process whose resources the node's work uses (default: this one)
 *   requests  also report the requests of peers
 *   journal   directory where lines wait until the agent has stored them, over a crash of this process as well
 *   maxQueued lines to keep until the agent has stored them
 *   onwarning called with a text when lines are lost or the agent complains
 * @returns `{ counters, connected, close() }`
 */
function attach (core, options) {
  const { socket, role = 'hoster', pid = process.pid, requests = false, journal, maxQueued, onwarning = () => {} } = options
  if (typeof socket !== 'string' || socket === '') throw new TypeError('socket: must be the path of the agent\'s socket')
  const setups = Setups.from(options)
  let nodeId = options.nodeId === undefined ? null : keyHex(options.nodeId)

  const link = new SocketLink({
    path: socket,
    keepAlive: false,
    outbox: new Outbox({ journal, maxLines: maxQueued, onwarning }),
    hello: () => ({ nodeId, role, setups: setups.ids, software, pid })
  })
  link.on('warning', onwarning)
  link.on('line', (line) => {
    if (line.type === 'error') onwarning(`the agent refused a line: ${line.reason} ${line.detail ?? ''}`)
  })
  const reporter = new CoreReporter(core, { setups, send: (line) => link.send(line), requests })

  const onpeer = (peer) => {
    core.removeListener('peer-add', onpeer)
    nodeId = keyHex(peer.stream.publicKey)
    link.open()
  }
  if (nodeId !== null) link.open()
  else if (core.peers.length > 0) onpeer(core.peers[0])
  else core.on('peer-add', onpeer)

  const close = async () => {
    core.removeListener('peer-add', onpeer)
    reporter.close()
    await link.close()
  }
  core.once('close', () => close().catch(() => {}))

  return {
    close,
    get connected () { return link.connected },
    get counters () { return { ...reporter.counters, ...link.counters } }
  }
}

module.exports = { attach }
