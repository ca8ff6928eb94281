'use strict'

const b4a = require('b4a')
const { keyHex, isKeyHex } = require('./hex')

const NAME = 'hosting-extension'

/**
 * Makes a hoster known to every peer of its core. Returns a function that says it again, to be called with the setups that it
 * serves from now on.
 */
function announceHoster (core, { nodeId, setups, region = null }) {
  let serving = setups
  const said = () => announcement({ nodeId, setups: serving, region })
  const extension = core.registerExtension(NAME, { encoding: 'json' })
  core.on('peer-add', (peer) => extension.send(said(), peer))
  if (core.peers.length > 0) extension.broadcast(said())
  return (setups) => {
    serving = setups
    extension.broadcast(said())
  }
}

/** What a hoster says of itself. */
function announcement ({ nodeId, setups, region = null }) {
  return { type: 'hoster', nodeId: keyHex(nodeId), setups, ...(region === null ? {} : { region }) }
}

/**
 * Reads what a peer sent on the extension: `{ nodeId, setups, region }`, or null when it is no hoster.
 * A peer can only speak for itself: the nodeId must be the key of its connection.
 */
function readAnnouncement (message, remotePublicKey) {
  let said
  try {
    said = JSON.parse(b4a.toString(message))
  } catch {
    return null
  }
  if (said === null || typeof said !== 'object' || said.type !== 'hoster') return null
  if (!isKeyHex(said.nodeId) || keyHex(said.nodeId) !== keyHex(remotePublicKey)) return null
  const setups = Array.isArray(said.setups) ? said.setups.filter((id) => typeof id === 'string') : []
  return { nodeId: keyHex(said.nodeId), setups, region: typeof said.region === 'string' ? said.region : null }
}

module.exports = { NAME, announceHoster, announcement, readAnnouncement }
