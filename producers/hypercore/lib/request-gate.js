'use strict'

/**
 * Shows the chunk requests that peers send to a core: `onrequest(index, peer)` may answer false to leave one unanswered.
 * hypercore has no event for it, so the handler of each peer is wrapped. Returns a function that undoes it.
 */
function watchRequests (core, onrequest) {
  const wrapped = new Map()

  const wrap = (peer) => {
    if (typeof peer.onrequest !== 'function') return
    const original = peer.onrequest
    const gate = function (message) {
      if (message.block && onrequest(message.block.index, peer) === false) return
      return original.call(peer, message)
    }
    peer.onrequest = gate
    wrapped.set(peer, { original, gate })
  }
  const forget = (peer) => wrapped.delete(peer)

  core.on('peer-add', wrap)
  core.on('peer-remove', forget)
  for (const peer of core.peers) wrap(peer)

  return () => {
    core.removeListener('peer-add', wrap)
    core.removeListener('peer-remove', forget)
    for (const [peer, { original, gate }] of wrapped) if (peer.onrequest === gate) peer.onrequest = original
    wrapped.clear()
  }
}

module.exports = { watchRequests }
