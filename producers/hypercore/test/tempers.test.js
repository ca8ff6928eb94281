'use strict'

const { test } = require('node:test')
const assert = require('node:assert/strict')
const { startSwarm, nodeId } = require('./support/swarm')
const { nonsense } = require('../lib/attestation/nonsense')
const { until } = require('./support/until')

const probe = async (attestor, id, hoster, indexes, timeoutMs = 5000) => {
  attestor.tell({ type: 'probe', id, setup: 'setup-1', hoster, indexes, timeoutMs })
  await until(() => attestor.of('probe-end').find((line) => line.probe === id), `end of probe ${id}`)
  return attestor.of('sample').filter((line) => line.probe === id)
}

test('a hoster that is far from one attestor is near to the other', async (t) => {
  const swarm = await startSwarm(t)
  const { key, hosters: [hoster] } = await swarm.hosted([1], { hosterArgs: () => ['--egress-delay-to', `${nodeId(21)}=200`] })
  const far = await swarm.start('attestor', 21, '--feed', key)
  const near = await swarm.start('attestor', 22, '--feed', key)
  await until(() => [far, near].every(({ role }) => role.directory.size === 1))
  const [late, soon] = await Promise.all([far, near].map((attestor) => probe(attestor, 'p', hoster.nodeId, [0, 1, 2, 3])))
  assert.ok(late.every(({ outcome, latencyMs }) => outcome === 'OK' && latencyMs >= 200), JSON.stringify(late))
  assert.ok(soon.every(({ outcome, latencyMs }) => outcome === 'OK' && latencyMs < 200), JSON.stringify(soon))
})

test('an attestor that talks nonsense is told apart from its own books', async (t) => {
  const swarm = await startSwarm(t)
  const { key, hosters: [hoster] } = await swarm.hosted([1])
  const attestor = await swarm.start('attestor', 21, '--feed', key, '--nonsense')
  const samples = await probe(attestor, 'p', hoster.nodeId, Array.from({ length: 60 }, (_, at) => at % 10))
  const failed = samples.filter(({ outcome }) => outcome !== 'OK').length
  assert.ok(failed > 12 && failed < 48, `${failed} of 60`)
  assert.equal(attestor.of('download').length, 60)
})

test('nonsense: half fails, and latencies lie anywhere between 1 and 4000 ms', () => {
  const lines = []
  const say = nonsense((line) => lines.push(line), 'seed')
  for (let index = 0; index < 2000; index++) say({ type: 'sample', probe: 'p', index, outcome: 'OK', bytes: 1500, latencyMs: 3 })
  say({ type: 'probe-end', probe: 'p', elapsedMs: 4 })
  const end = lines.pop()
  const delivered = lines.filter(({ outcome }) => outcome === 'OK')
  assert.ok(Math.abs(delivered.length - 1000) < 100, `${delivered.length} of 2000`)
  const latencies = delivered.map(({ latencyMs }) => latencyMs)
  assert.ok(Math.min(...latencies) >= 1 && Math.max(...latencies) <= 4000 && Math.max(...latencies) > 3900)
  assert.equal(end.elapsedMs, Math.max(...latencies))
  assert.ok(delivered.every(({ bytes }) => bytes === 1500))
  assert.ok(lines.filter(({ outcome }) => outcome !== 'OK').every((line) => !('latencyMs' in line)))
  say({ type: 'hello' })
  assert.deepEqual(lines.pop(), { type: 'hello' })
})

test('an attestor whose network drops reaches nobody, and comes back by itself', async (t) => {
  const swarm = await startSwarm(t)
  const { key, hosters: [hoster, other], setupArgs } = await swarm.hosted([1, 2])
  const attestor = await swarm.start('attestor', 21, '--feed', key, ...setupArgs, '--offline-after-ms', '1500', '--offline-for-ms', '2500')
  await until(() => attestor.role.directory.size === 2)
  assert.equal((await probe(attestor, 'before', hoster.nodeId, [0]))[0].outcome, 'OK')
  await until(() => attestor.log.includes('the network is gone'))
  await until(() => attestor.role.directory.size === 0)
  const [during] = await probe(attestor, 'during', hoster.nodeId, [0], 300)
  assert.equal(during.outcome, 'ERROR')
  attestor.tell({ type: 'harvest', id: 'deaf', setup: 'setup-1', maxMs: 200, maxRequests: 10 })
  const [deaf] = await attestor.until('harvest-end')
  assert.deepEqual([deaf.requests, deaf.endedBy], [0, 'time'])
  attestor.tell({ type: 'probe', id: 'waiting', setup: 'setup-1', hoster: other.nodeId, indexes: [0], timeoutMs: 20_000 })
  await until(() => attestor.of('sample').some(({ probe, outcome }) => probe === 'waiting' && outcome === 'OK'))
  assert.match(attestor.log, /the network is back/)
  await until(() => attestor.role.directory.size === 2)
  assert.equal((await probe(attestor, 'after', hoster.nodeId, [0]))[0].outcome, 'OK')

  const leecher = await swarm.start('leecher', 11, '--feed', key, ...setupArgs, '--rate', '50')
  attestor.tell({ type: 'harvest', id: 'hearing', setup: 'setup-1', maxMs: 20_000, maxRequests: 3 })
  await attestor.until('harvest-end', 2)
  assert.ok(attestor.of('harvested').length > 0 && attestor.of('harvested').every(({ peer }) => peer === leecher.nodeId))
})

test('an attestor can be stopped while its network is gone', async (t) => {
  const swarm = await startSwarm(t)
  const { key } = await swarm.hosted([1])
  const attestor = await swarm.start('attestor', 21, '--feed', key, '--offline-after-ms', '100', '--offline-for-ms', '600000')
  await until(() => attestor.log.includes('the network is gone'))
  const start = performance.now()
  await attestor.stop()
  assert.ok(performance.now() - start < 5000)
  assert.ok(!attestor.log.includes('while stopping'), attestor.log)
})
