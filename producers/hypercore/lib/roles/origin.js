'use strict'

const { createHash } = require('node:crypto')
const Hypercore = require('hypercore')
const b4a = require('b4a')
const { CoreReporter } = require('../core-reporter')
const { chunks } = require('../content')
const { encoderTopic } = require('../encoder-topic')
const { keyPair } = require('../swarm')
const { keyHex } = require('../hex')

const APPEND_AT_ONCE = 256

/** Creates or reopens a feed and serves it to the hosters that may have it. */
async function startOrigin (runtime) {
  const { options, setups, totals } = runtime
  const core = new Hypercore(runtime.storage(), { keyPair: feedKeyPair(runtime.seed) })
  await core.ready()
  runtime.onclose(() => core.close())
  runtime.feed = keyHex(core.key)

  await fill(core, options, runtime.seed)
  runtime.print({ type: 'feed', key: runtime.feed, length: core.length })
  runtime.openLink()

  core.on('upload', (index, bytes) => totals.upload(setups.of(index), bytes))
  const reporter = new CoreReporter(core, { setups, send: runtime.send, requests: true, audit: runtime.audit })
  runtime.onclose(() => reporter.close())

  const allowed = new Set(options.allow)
  if (allowed.size === 0) runtime.log('no --allow: everybody who finds the origin may download from it')
  const swarm = runtime.createSwarm({
    firewall: (publicKey) => allowed.size > 0 && !allowed.has(b4a.toString(publicKey, 'hex'))
  })
  swarm.on('connection', (stream) => core.replicate(stream))
  swarm.join(encoderTopic(core.key), { server: true, client: false })
  return { core, swarm }
}

function feedKeyPair (seed) {
  return keyPair(createHash('sha256').update('swarmgauge feed ').update(seed, 'hex').digest())
}

async function fill (core, { chunks: count, chunkBytes }, seed) {
  let batch = []
  let index = 0
  for (const chunk of chunks({ seed, count, bytes: chunkBytes })) {
    if (index++ < core.length + batch.length) continue
    batch.push(chunk)
    if (batch.length < APPEND_AT_ONCE) continue
    await core.append(batch)
    batch = []
  }
  if (batch.length > 0) await core.append(batch)
}

module.exports = { startOrigin }
