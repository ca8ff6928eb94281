'use strict'

const { createCipheriv, createHash } = require('node:crypto')
const { random } = require('./random')

const MAX_CHUNK = 64 * 1024

/** Chunks that follow from the seed alone; their sizes vary by an eighth around `bytes`. */
function * chunks ({ seed, count, bytes }) {
  const draw = random('chunk-sizes', seed)
  for (let index = 0; index < count; index++) {
    const size = Math.round(bytes * (1 + (draw() - 0.5) / 4))
    yield chunk(seed, index, Math.min(MAX_CHUNK, Math.max(1, size)))
  }
}

function chunk (seed, index, size) {
  const key = createHash('sha256').update(`swarmgauge chunk ${index} ${seed}`).digest()
  return createCipheriv('aes-256-ctr', key, Buffer.alloc(16)).update(Buffer.alloc(size))
}

module.exports = { chunks, MAX_CHUNK }
