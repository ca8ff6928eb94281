'use strict'

const { EventEmitter } = require('node:events')
const { setTimeout: wait } = require('node:timers/promises')
const crypto = require('hypercore-crypto')
const { ChunkClient } = require('../chunk-client')
const { keyHex } = require('../hex')
const { Pretence } = require('./pretence')

const LINGER_MS = 300

/**
 * Makes the attestor look like a hoster of some setups, and tells who asks it for chunks. It announces itself on the feed's topic
 * and listens there by a server of its own, which ends with the last setup: connections that carry probes are not touched.
 *
 * Events: `request` ({ peer, index }).
 */
class PretendedHoster extends EventEmitter {
  constructor ({ swarm, key, directory, log }) {
    super()
    this.setMaxListeners(0)
    this._swarm = swarm
    this._key = key
    this._directory = directory
    this._log = log
    this._setups = new Map()
    this._pretences = new Map()
    this._visitors = new Set()
    this._server = null
    this._release = () => {}
    this._settling = Promise.resolve()
    this._onother = (client) => this._pretend(client)
  }

  /** From now on this side says that it has the setup's chunks. */
  claim (setup, indexes) {
    this._setups.set(setup, indexes)
    if (this._setups.size === 1) {
      this._directory.on('other', this._onother)
      // The former harvest may still linger.
      const release = this._release
      this._release = this._directory.welcomeOthers()
      release()
      for (const client of this._directory.others()) this._pretend(client)
    }
    for (const pretence of this._pretences.values()) pretence.claim(this._claims())
    this._settle()
  }

  /** Resolves when nobody is told of the setup any more. After the last setup whoever believed is disconnected. */
  disclaim (setup) {
    this._setups.delete(setup)
    for (const pretence of this._pretences.values()) pretence.claim(this._claims())
    if (this._setups.size === 0) this._directory.removeListener('other', this._onother)
    return this._settle()
  }

  _claims () {
    return { setups: this._setups, ...this._directory.feed() }
  }

  _settle () {
    this._settling = this._settling.then(() => {
      if (this._setups.size > 0) return this._listen()
      return this._leave()
    }).catch((error) => this._log(`harvest: ${error.message}`))
    return this._settling
  }

  async _listen () {
    if (this._server !== null) return
    const { dht, keyPair } = this._swarm
    this._server = dht.createServer((stream) => this._meet(stream))
    await this._server.listen(keyPair)
    await dht.announce(crypto.discoveryKey(this._key), keyPair, this._server.relayAddresses).finished()
  }

  async _leave () {
    if (this._server === null) return
    // Who asked before hearing that there is nothing more is still answered.
    await wait(LINGER_MS)
    if (this._setups.size > 0) return
    this._release()
    for (const client of this._visitors) client.hangUp()
    const server = this._server
    this._server = null
    const { dht, keyPair } = this._swarm
    await Promise.allSettled([dht.unannounce(crypto.discoveryKey(this._key), keyPair), server.close()])
  }

  _meet (stream) {
    stream.on('error', () => {})
    if (this._setups.size === 0) return stream.destroy()
    const client = new ChunkClient(stream, this._key, this._directory.verifier)
    client.on('close', () => {
      this._visitors.delete(client)
      stream.destroy()
    })
    this._visitors.add(client)
    this._pretend(client)
    if (!client.open()) stream.destroy()
  }

  _pretend (client) {
    if (this._pretences.has(client)) return
    const pretence = new Pretence(client, keyHex(this._swarm.keyPair.publicKey))
    this._pretences.set(client, pretence)
    client.on('close', () => this._pretences.delete(client))
    pretence.on('request', (index) => this.emit('request', { peer: client.peer, index }))
    pretence.claim(this._claims())
  }
}

module.exports = { PretendedHoster }
