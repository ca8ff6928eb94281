'use strict'

const b4a = require('b4a')

const KEY = /^[0-9a-f]{64}$/i

function isKeyHex (text) {
  return typeof text === 'string' && KEY.test(text)
}

/** A 32-byte key as 64 lower-case hex digits, from a buffer or from hex. */
function keyHex (key) {
  if (typeof key === 'string') {
    if (!isKeyHex(key)) throw new TypeError(`not a key of 64 hex digits: ${key}`)
    return key.toLowerCase()
  }
  return b4a.toString(key, 'hex')
}

function keyBytes (key) {
  return b4a.from(keyHex(key), 'hex')
}

module.exports = { isKeyHex, keyHex, keyBytes }
