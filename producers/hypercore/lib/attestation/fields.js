'use strict'

const { isKeyHex } = require('../hex')

const DEFAULT_TIMEOUT_MS = 5000

/** Reads the fields of a line of the agent; throws a TypeError that names the line and the field. */
class Fields {
  constructor (line) {
    this._line = line
    if (typeof line.id !== 'string' && typeof line.id !== 'number') throw new TypeError(`${line.type}: id is missing`)
    this.id = line.id
  }

  get setup () {
    const { setup } = this._line
    return this._check('setup', typeof setup === 'string' && setup !== '', setup, 'the id of a setup')
  }

  get indexes () {
    const { indexes } = this._line
    const sound = Array.isArray(indexes) && indexes.every((index) => Number.isSafeInteger(index) && index >= 0)
    return this._check('indexes', sound, indexes, 'whole numbers from 0')
  }

  get hoster () {
    const { hoster } = this._line
    return this._check('hoster', isKeyHex(hoster), hoster, 'a key of 64 hex digits').toLowerCase()
  }

  get hosters () {
    const { hosters } = this._line
    const sound = Array.isArray(hosters) && hosters.every(isKeyHex)
    return this._check('hosters', sound, hosters, 'keys of 64 hex digits').map((key) => key.toLowerCase())
  }

  get timeoutMs () {
    const { timeoutMs = DEFAULT_TIMEOUT_MS } = this._line
    return this._check('timeoutMs', timeoutMs > 0, timeoutMs, 'over 0')
  }

  get maxMs () {
    const { maxMs } = this._line
    return this._check('maxMs', maxMs > 0, maxMs, 'over 0')
  }

  get maxRequests () {
    const { maxRequests } = this._line
    return this._check('maxRequests', Number.isSafeInteger(maxRequests) && maxRequests > 0, maxRequests, 'a whole number over 0')
  }

  _check (name, sound, value, wanted) {
    if (!sound) throw new TypeError(`${this._line.type} ${this.id}: ${name} must be ${wanted}`)
    return value
  }
}

module.exports = { Fields }
