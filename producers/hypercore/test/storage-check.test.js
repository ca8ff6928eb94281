'use strict'

const { test } = require('node:test')
const assert = require('node:assert/strict')
const { startSwarm, nodeId } = require('./support/swarm')
const { plainPeer } = require('./support/clients')
const { assertBooksAgree } = require('./support/books')
const { replicated } = require('./support/cores')
const { until } = require('./support/until')

const check = async (attestor, id, indexes, hosters, timeoutMs = 5000) => {
  attestor.tell({ type: 'storage-check', id, setup: 'setup-1', indexes, hosters, timeoutMs })
  const end = await until(() => attestor.of('check-end').find((line) => line.check === id), `end of check ${id}`)
  const samples = attestor.of('check-sample').filter((line) => line.check === id)
  const story = (of, pick) => samples.filter((sample) => sample.of === of).sort((a, b) => a.index - b.index).map(pick)
  return {
    end,
    any: story('any', ({ index, outcome }) => `${index} ${outcome}`),
    first: story('any', ({ peer }) => peer),
    hoster: (nodeId) => story('hoster', ({ index, outcome, peer }) => peer === nodeId ? `${index} ${outcome}` : null).filter((line) => line !== null)
  }
}

test('everybody is asked once: each hoster speaks for itself, the first proven answer for all, and the books agree', async (t) => {
  const swarm = await startSwarm(t)
  const { key, hosters } = await swarm.hosted([1, 2], { hosterArgs: (number) => number === 2 ? ['--egress-delay-ms', '150'] : [] })
  const [fast, slow] = hosters
  const attestor = await swarm.start('attestor', 21, '--feed', key)

  const { any, first, hoster, end } = await check(attestor, 'c-1', [0, 7, 9], [fast.nodeId, slow.nodeId])
  assert.deepEqual(any, ['0 OK', '7 OK', '9 OK'])
  assert.deepEqual(first, [fast.nodeId, fast.nodeId, fast.nodeId])
  assert.deepEqual(hoster(fast.nodeId), ['0 OK', '7 OK', '9 OK'])
  assert.deepEqual(hoster(slow.nodeId), ['0 OK', '7 OK', '9 OK'])
  assert.ok(end.elapsedMs >= 150)
  assert.equal(attestor.of('download').length, 6)

  const late = await check(attestor, 'late', [1], [slow.nodeId, nodeId(99)], 80)
  assert.deepEqual([late.any, late.first, late.hoster(slow.nodeId), late.hoster(nodeId(99))], [['1 OK'], [fast.nodeId], ['1 TIMEOUT'], ['1 ERROR']])
  await attestor.until('download', 8)
  await attestor.stop()
  assertBooksAgree(hosters, [attestor])
})

test('a chunk that one hoster lacks, one that only an unknown peer has, and one that nobody has', async (t) => {
  const swarm = await startSwarm(t)
  const allow = [1, 2].flatMap((number) => ['--allow', nodeId(number)])
  const origin = await swarm.start('origin', 90, '--chunks', '30', '--chunk-bytes', '2000', ...allow)
  const [{ key }] = await origin.until('feed')
  const whole = await swarm.start('hoster', 1, '--feed', key, '--setup', 'setup-1=0-9')
  const partly = await swarm.start('hoster', 2, '--feed', key, '--setup', 'setup-1=0-4')
  for (const hoster of [whole, partly]) await hoster.until('job-end')
  const unknown = await plainPeer(t, swarm, key, 77, { server: true, client: true })
  await replicated(t, origin.role.core, unknown.core)
  for (const index of [3, 20]) await unknown.core.get(index)
  const attestor = await swarm.start('attestor', 21, '--feed', key)
  await until(() => attestor.role.directory.size === 2 && attestor.log.includes('not a hoster'))

  // A check waits two seconds for others to connect, which a busy machine may need for more than one.
  let answers
  for (let attempt = 1; attempt <= 5; attempt++) {
    answers = await check(attestor, `c${attempt}`, [3, 7, 20, 25], [whole.nodeId, partly.nodeId])
    if (answers.any.includes('20 OK')) break
  }
  const { any, first, hoster } = answers
  assert.deepEqual(any, ['3 OK', '7 OK', '20 OK', '25 NOT_FOUND'])
  assert.deepEqual(first.slice(1), [whole.nodeId, unknown.nodeId, undefined])
  assert.deepEqual(hoster(whole.nodeId), ['3 OK', '7 OK', '20 NOT_FOUND', '25 NOT_FOUND'])
  assert.deepEqual(hoster(partly.nodeId), ['3 OK', '7 NOT_FOUND', '20 NOT_FOUND', '25 NOT_FOUND'])
  assert.ok(attestor.of('download').some(({ index, peer }) => index === 20 && peer === unknown.nodeId))
  await until(() => [...unknown.swarm.connections].every(({ remotePublicKey }) => remotePublicKey.toString('hex') !== attestor.nodeId))
  assert.equal(attestor.role.directory.size, 2)
})

test('a check that lacks a field is left, and one under way ends in order when the attestor stops', async (t) => {
  const swarm = await startSwarm(t)
  const { key, hosters: [hoster] } = await swarm.hosted([1])
  const attestor = await swarm.start('attestor', 21, '--feed', key)
  attestor.tell({ type: 'storage-check', id: 'none', setup: 'setup-1', indexes: [0] })
  await until(() => attestor.log.includes('storage-check none: hosters must be keys of 64 hex digits'))
  attestor.tell({ type: 'storage-check', id: 'c', setup: 'setup-1', indexes: [0, 1], hosters: [hoster.nodeId, nodeId(99)], timeoutMs: 60_000 })
  await until(() => attestor.role.directory.size === 1)
  await attestor.stop()
  assert.equal(attestor.of('check-end').length, 1)
  assert.deepEqual(attestor.of('check-sample'), [], 'nobody is blamed for what was not asked')
})
