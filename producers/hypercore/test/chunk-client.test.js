'use strict'

const { test } = require('node:test')
const assert = require('node:assert/strict')
const { ChunkClient } = require('../lib/chunk-client')
const { ChunkVerifier } = require('../lib/chunk-proof')
const { watchRequests } = require('../lib/request-gate')
const { keyHex } = require('../lib/hex')
const { keyPair } = require('../lib/swarm')
const { filledCore, openCore, connection } = require('./support/cores')
const { until } = require('./support/until')

async function asking (t, core, key = core.key) {
  const [hosterSide, clientSide] = await connection(t)
  core.replicate(hosterSide)
  const client = new ChunkClient(clientSide, key, new ChunkVerifier(key))
  client.chunks = []
  client.on('chunk', (chunk) => client.chunks.push(chunk))
  assert.equal(client.open(), true)
  return { client, hosterSide, clientSide }
}

const ask = (client, index, timeoutMs = 5000, tag = null) => client.request(index, { timeoutMs, tag })
  .then((answer) => ({ outcome: 'OK', ...answer }), (error) => ({ outcome: error.outcome, detail: error.message }))

test('a chunk comes proven, from the one peer, and both sides count it once', async (t) => {
  const core = await filledCore(t, 37)
  const uploads = []
  core.on('upload', (index, bytes, peer) => uploads.push([index, bytes, keyHex(peer.remotePublicKey)]))
  const { client, clientSide, hosterSide } = await asking(t, core)
  await until(() => client.remote)

  const indexes = [...Array(37).keys(), 5, 5]
  const answers = await Promise.all(indexes.map((index) => ask(client, index, 5000, 'setup-1')))
  answers.forEach((answer, at) => {
    assert.equal(answer.outcome, 'OK', answer.detail)
    assert.equal(answer.bytes, 1000 + indexes[at])
    assert.ok(answer.latencyMs > 0)
  })
  const sorted = (rows) => rows.map(String).sort()
  assert.deepEqual(
    sorted(uploads),
    sorted(client.chunks.map(({ index, bytes }) => [index, bytes, keyHex(clientSide.publicKey)]))
  )
  assert.ok(client.chunks.every(({ peer, tag }) => peer === keyHex(hosterSide.publicKey) && tag === 'setup-1'))
})

test('what the peer has not is NOT_FOUND: beyond the feed, or missing in it', async (t) => {
  const author = await filledCore(t, 20)
  const sparse = await openCore(t, author.key)
  const [a, b] = await connection(t)
  author.replicate(a)
  sparse.replicate(b)
  await sparse.download({ start: 0, end: 10 }).done()
  a.destroy()

  const { client } = await asking(t, sparse)
  await until(() => client.remote)
  assert.equal((await ask(client, 20)).outcome, 'NOT_FOUND')
  assert.equal((await ask(client, 15)).outcome, 'NOT_FOUND')
  assert.equal((await ask(client, 3)).outcome, 'OK')
  // The second time the manifest is known, and the peer's answer is another message.
  assert.equal((await ask(client, 15)).outcome, 'NOT_FOUND')
})

test('a chunk that comes after the time limit is TIMEOUT, and still counted as received', async (t) => {
  const core = await filledCore(t, 5)
  let release
  core.on('peer-add', (peer) => {
    const send = peer.wireData.send
    peer.wireData.send = (message) => { release = () => send.call(peer.wireData, message) }
  })
  const { client } = await asking(t, core)
  await until(() => client.remote)
  assert.equal((await ask(client, 2, 40, 'setup-1')).outcome, 'TIMEOUT')
  assert.equal(client.chunks.length, 0)

  await until(() => release)
  release()
  await until(() => client.chunks.length === 1)
  assert.deepEqual(client.chunks[0], { index: 2, bytes: 1002, peer: client.peer, tag: 'setup-1' })
})

test('a chunk that is not the feed\'s is CORRUPT and no receipt', async (t) => {
  const core = await filledCore(t, 9)
  const flipped = (bytes, at) => {
    const copy = Buffer.from(bytes)
    copy[at] ^= 1
    return copy
  }
  const tamper = {
    1: (m) => { m.block.value = flipped(m.block.value, 0) },
    2: (m) => { m.upgrade.signature = flipped(m.upgrade.signature, 10) },
    3: (m) => { m.block.index = 4 },
    5: (m) => { m.upgrade = null }
  }
  core.on('peer-add', (peer) => {
    const send = peer.wireData.send
    peer.wireData.send = (message) => {
      tamper[message.block?.index]?.(message)
      return send.call(peer.wireData, message)
    }
  })
  const { client } = await asking(t, core)
  await until(() => client.remote)
  for (const index of [1, 2, 3, 5]) assert.equal((await ask(client, index)).outcome, 'CORRUPT', `chunk ${index}`)
  assert.equal(client.chunks.length, 0)
  assert.equal((await ask(client, 0)).outcome, 'OK')
})

test('a lost connection is ERROR for what was under way, at once', async (t) => {
  const core = await filledCore(t, 3)
  watchRequests(core, () => false)
  const { client, hosterSide } = await asking(t, core)
  await until(() => client.remote)
  const answer = ask(client, 0, 60_000)
  hosterSide.destroy()
  assert.equal((await answer).outcome, 'ERROR')
  assert.equal((await ask(client, 1)).outcome, 'ERROR')
})

test('nothing stays behind: thousands of requests leave no entry', async (t) => {
  const core = await filledCore(t, 10)
  let asked = 0
  watchRequests(core, () => asked++ % 2 === 0)
  const { client } = await asking(t, core)
  await until(() => client.remote)
  for (let round = 0; round < 40; round++) {
    await Promise.all(Array.from({ length: 100 }, (_, at) => ask(client, at % 10, 30)))
  }
  assert.ok(client._pending.size <= 1024, `${client._pending.size} entries`)
  assert.equal(client._pending.size, client._givenUp.size)
})

test('a feed signed in the old way is proven as well', async (t) => {
  const core = await openCore(t, null, { keyPair: keyPair(Buffer.alloc(32, 1)), compat: true })
  await core.append(['one', 'two', 'three'])
  const { client } = await asking(t, core)
  await until(() => client.remote)
  assert.equal((await ask(client, 2)).outcome, 'OK')
})
