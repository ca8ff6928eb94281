'use strict'

const { test } = require('node:test')
const assert = require('node:assert/strict')
const { startSwarm } = require('./support/swarm')
const { plainPeer } = require('./support/clients')
const { assertBooksAgree } = require('./support/books')
const { ranges } = require('../lib/attestation/pretence')
const { until } = require('./support/until')

const harvestEnd = (attestor, id) => until(() => attestor.of('harvest-end').find(({ harvest }) => harvest === id), `end of harvest ${id}`)
const harvested = (attestor, id) => attestor.of('harvested').filter(({ harvest }) => harvest === id)
const claims = (core, nodeId, index) => core.peers.some(({ remotePublicKey, remoteBitfield, remoteContiguousLength }) => (
  remotePublicKey.toString('hex') === nodeId && (remoteBitfield.get(index) || index < remoteContiguousLength)))
const pairs = (lines) => lines.map(({ peer, index }) => `${peer}/${index}`)

test('leechers are harvested, and lose nothing by it: every chunk is in the books of both sides', async (t) => {
  const swarm = await startSwarm(t)
  const { key, hosters, setupArgs } = await swarm.hosted([1, 2])
  const leechers = await Promise.all([11, 12].map((number) => swarm.start('leecher', number, '--feed', key, ...setupArgs, '--rate', '60')))
  const attestors = await Promise.all([21, 22].map((number) => swarm.start('attestor', number, '--feed', key, ...setupArgs)))
  await until(() => [...leechers, ...attestors].every(({ role }) => role.directory.size === 2))

  attestors[0].tell({ type: 'harvest', id: 'h-1', setup: 'setup-1', maxMs: 60_000, maxRequests: 80 })
  attestors[0].tell({ type: 'harvest', id: 'h-2', setup: 'setup-2', maxMs: 1500, maxRequests: 10_000 })
  await attestors[0].until('harvested', 3)
  for (const { nodeId } of hosters) {
    attestors[1].tell({ type: 'probe', id: nodeId, setup: 'setup-1', hoster: nodeId, indexes: [0, 5] })
    attestors[0].tell({ type: 'probe', id: nodeId, setup: 'setup-1', hoster: nodeId, indexes: [0, 5] })
  }
  const byTime = await harvestEnd(attestors[0], 'h-2')
  assert.equal(byTime.endedBy, 'time')
  assert.ok(byTime.elapsedMs >= 1499, `${byTime.elapsedMs} ms`)
  const byCount = await harvestEnd(attestors[0], 'h-1')
  assert.deepEqual([byCount.endedBy, byCount.requests], ['count', 80])

  const heard = harvested(attestors[0], 'h-1')
  assert.deepEqual([...new Set(pairs(heard))], pairs(heard))
  assert.ok(heard.length > 0 && heard.length <= 20)
  assert.ok(heard.every(({ index, peer }) => index < 10 && leechers.some(({ nodeId }) => nodeId === peer)))
  assert.ok(harvested(attestors[0], 'h-2').every(({ index }) => index >= 10))
  // The one who pretended is gone, and the hosters are still there.
  await until(() => leechers.every(({ role }) => role.directory.size === 2))
  for (const attestor of attestors) {
    await attestor.until('sample', 4)
    assert.ok(attestor.of('sample').every(({ outcome }) => outcome === 'OK'))
    assert.ok(hosters.every(({ nodeId }) => attestor.role.directory.get(nodeId) !== null))
  }

  for (const leecher of leechers) await leecher.stop()
  for (const attestor of attestors) await attestor.stop()
  for (const { role, nodeId } of leechers) assert.equal(role.counters.failed, 0, `${nodeId}: ${JSON.stringify(role.counters)}`)
  assertBooksAgree(hosters, [...leechers, ...attestors])
})

test('hypercores that download from whoever has the chunk are harvested, whether they are found or find', async (t) => {
  const swarm = await startSwarm(t)
  const { key, hosters: [hoster] } = await swarm.hosted([1], { setups: ['setup-1=0-19'] })
  const found = await plainPeer(t, swarm, key, 71, { server: true, client: true })
  const attestor = await swarm.start('attestor', 21, '--feed', key, '--setup', 'setup-1=0-19')
  await until(() => attestor.role.directory.size === 1)

  attestor.tell({ type: 'harvest', id: 'h', setup: 'setup-1', maxMs: 20_000, maxRequests: 1000 })
  const finding = await plainPeer(t, swarm, key, 72, { server: false, client: true })
  const clients = [found, finding]
  await until(async () => {
    for (const { session } of clients) await session.refresh()
    return clients.every(({ core }) => [hoster, attestor].every(({ nodeId }) => claims(core, nodeId, 19)))
  })
  for (const { core } of clients) {
    for (let index = 0; index < 20; index++) assert.ok((await core.get(index)).length > 1000)
  }
  await until(() => clients.every(({ nodeId }) => attestor.of('harvested').some(({ peer }) => peer === nodeId)))
  await attestor.stop()
  const end = await harvestEnd(attestor, 'h')
  assert.equal(end.endedBy, 'stopped')
  assert.equal(new Set(pairs(attestor.of('harvested'))).size, attestor.of('harvested').length)
  assert.ok(end.requests >= attestor.of('harvested').length)
  await until(() => clients.every(({ swarm }) => [...swarm.connections].every(({ remotePublicKey }) => remotePublicKey.toString('hex') !== attestor.nodeId)))
  assert.equal(attestor.of('download').length, 0)
})

test('a harvest of a setup that the attestor does not know ends at once, and one that lacks a field is left', async (t) => {
  const swarm = await startSwarm(t)
  const attestor = await swarm.start('attestor', 21, '--feed', 'ab'.repeat(32), '--setup', 'setup-1=0-9')
  attestor.tell({ type: 'harvest', id: 'other', setup: 'setup-9', maxMs: 1000, maxRequests: 10 })
  assert.deepEqual(await harvestEnd(attestor, 'other'), { type: 'harvest-end', harvest: 'other', requests: 0, elapsedMs: 0, endedBy: 'stopped' })
  attestor.tell({ type: 'harvest', id: 'endless', setup: 'setup-1', maxRequests: 10 })
  await until(() => attestor.log.includes('harvest endless: maxMs must be over 0'))
  attestor.tell({ type: 'harvest', id: 'first', setup: 'setup-1', maxMs: 60_000, maxRequests: 10 })
  attestor.tell({ type: 'harvest', id: 'second', setup: 'setup-1', maxMs: 1000, maxRequests: 10 })
  assert.equal((await harvestEnd(attestor, 'second')).endedBy, 'stopped')
  assert.match(attestor.log, /another harvest of setup-1 is under way/)
  await attestor.stop()
  assert.equal((await harvestEnd(attestor, 'first')).endedBy, 'stopped')
})

test('ranges: neighbours are told together, the first chunk of the feed alone', () => {
  assert.deepEqual(ranges([]), [])
  assert.deepEqual(ranges([3, 1, 0, 2, 7]), [{ start: 0, length: 1 }, { start: 1, length: 3 }, { start: 7, length: 1 }])
})
