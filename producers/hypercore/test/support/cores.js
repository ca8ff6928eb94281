'use strict'

const Hypercore = require('hypercore')
const { temporaryDirectory } = require('./agent')

async function openCore (t, key, options) {
  const core = new Hypercore(temporaryDirectory(t), key, options)
  await core.ready()
  t.after(() => core.close())
  return core
}

async function filledCore (t, count = 10, bytes = 1000) {
  const core = await openCore(t)
  await core.append(Array.from({ length: count }, (_, index) => Buffer.alloc(bytes + index, index)))
  return core
}

/** Two ends of one encrypted connection, without a network between them. */
async function connection (t) {
  const one = Hypercore.createProtocolStream(true)
  const other = Hypercore.createProtocolStream(false)
  one.pipe(other).pipe(one)
  for (const stream of [one, other]) {
    stream.on('error', () => {})
    stream.noiseStream.on('error', () => {})
    t.after(() => stream.destroy())
  }
  await Promise.all([one.noiseStream.opened, other.noiseStream.opened])
  return [one.noiseStream, other.noiseStream]
}

async function replicated (t, one, other) {
  const [a, b] = await connection(t)
  one.replicate(a)
  other.replicate(b)
  return [a, b]
}

module.exports = { openCore, filledCore, connection, replicated }
