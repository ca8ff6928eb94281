'use strict'

const { EventEmitter } = require('node:events')
const b4a = require('b4a')
const extension = require('../hosting-extension')

const NOT_AVAILABLE = 1

/**
 * Says to one peer that this side has chunks of the feed, as a hoster says it, and answers each request as a peer does that has
 * lost the chunk: the asker goes on to somebody else at once.
 *
 * Events: `request` (index).
 */
class Pretence extends EventEmitter {
  constructor (client, nodeId) {
    super()
    this._client = client
    this._nodeId = nodeId
    this._claimed = new Set()
    this._claims = null
    client.channel.on('open', () => this._tell())
    client.channel.on('request', (message) => this._onrequest(message))
  }

  /** @param claims `{ setups, length, fork }`: the indexes of each setup, and the feed as its hosters have it */
  claim (claims) {
    this._claims = claims
    if (this._client.channel.opened && !this._client.closed) this._tell()
  }

  _tell () {
    const { setups, length, fork } = this._claims
    const indexes = new Set([...setups.values()].flat())
    const { channel } = this._client
    channel.send('sync', {
      fork,
      length: Math.max(length, ...[...indexes].map((index) => index + 1)),
      remoteLength: this._client.remote?.length ?? 0,
      // It has no tree to prove a length with: who needs a longer feed must not wait for it.
      canUpgrade: false,
      uploading: true,
      downloading: true,
      hasManifest: false,
      allowPush: false
    })
    for (const index of this._claimed) if (!indexes.has(index)) this._range(index, 1, true)
    for (const { start, length } of ranges([...indexes].filter((index) => !this._claimed.has(index)))) this._range(start, length, false)
    this._claimed = indexes
    channel.send('extension', {
      name: extension.NAME,
      message: b4a.from(JSON.stringify(extension.announcement({ nodeId: this._nodeId, setups: [...setups.keys()] })))
    })
  }

  _onrequest ({ id, block }) {
    // Said first: who hears `noData` looks at once for the next peer that has the chunk.
    if (block !== null) this._range(block.index, 1, true)
    this._client.channel.send('noData', { request: id, reason: NOT_AVAILABLE })
    if (block !== null) this.emit('request', block.index)
  }

  _range (start, length, drop) {
    this._client.channel.send('range', { drop, start, length })
  }
}

/** Runs of neighbouring indexes. The first chunk of a feed is a run of its own, because a range from 0 stands for all or nothing. */
function ranges (indexes) {
  const runs = []
  for (const index of indexes.sort((a, b) => a - b)) {
    const last = runs[runs.length - 1]
    if (last !== undefined && last.start > 0 && last.start + last.length === index) last.length++
    else runs.push({ start: index, length: 1 })
  }
  return runs
}

module.exports = { Pretence, ranges }
