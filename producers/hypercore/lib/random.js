'use strict'

const { createHash } = require('node:crypto')

/** A repeatable source of numbers in [0, 1): the same words give the same numbers on every machine. */
function random (...words) {
  const digest = createHash('sha256').update(JSON.stringify(words)).digest()
  const state = [0, 4, 8, 12].map((at) => digest.readUInt32LE(at))
  return () => next(state) / 2 ** 32
}

// sfc32: 128 bits of state, no multiplication.
function next (s) {
  const sum = (s[0] + s[1] + s[3]) >>> 0
  s[3] = (s[3] + 1) >>> 0
  s[0] = (s[1] ^ (s[1] >>> 9)) >>> 0
  s[1] = (s[2] + (s[2] << 3)) >>> 0
  s[2] = (((s[2] << 21) | (s[2] >>> 11)) + sum) >>> 0
  return sum
}

function shuffled (items, draw) {
  const out = [...items]
  for (let i = out.length - 1; i > 0; i--) {
    const j = Math.floor(draw() * (i + 1))
    ;[out[i], out[j]] = [out[j], out[i]]
  }
  return out
}

module.exports = { random, shuffled }
