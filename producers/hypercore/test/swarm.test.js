'use strict'

const fs = require('node:fs')
const path = require('node:path')
const { test } = require('node:test')
const assert = require('node:assert/strict')
const { watchRequests } = require('../lib/request-gate')
const { startSwarm, nodeId, totalsFile } = require('./support/swarm')
const { assertBooksAgree, rows, sum } = require('./support/books')
const { plainPeer } = require('./support/clients')
const { temporaryDirectory } = require('./support/agent')
const { until } = require('./support/until')

const probe = async (attestor, id, hoster, indexes, timeoutMs = 5000) => {
  attestor.tell({ type: 'probe', id, setup: 'setup-1', hoster, indexes, timeoutMs })
  const end = await until(() => attestor.of('probe-end').find((line) => line.probe === id), `end of probe ${id}`)
  return { end, samples: attestor.of('sample').filter((line) => line.probe === id).sort((a, b) => a.index - b.index) }
}

test('origin, hosters, leechers and attestor: every chunk is in the books of both sides, to the byte', async (t) => {
  const swarm = await startSwarm(t)
  const file = totalsFile(t)
  const { origin, key, hosters, setupArgs } = await swarm.hosted([1, 2, 3], { hosterArgs: () => ['--region', 'EU'] })
  const leechers = await Promise.all([11, 12].map((number) => (
    swarm.start('leecher', number, '--feed', key, ...setupArgs, '--rate', '150', '--totals-file', number === 11 ? file : totalsFile(t))
  )))
  const attestor = await swarm.start('attestor', 21, '--feed', key)
  for (const { nodeId } of hosters) {
    assert.ok((await probe(attestor, `p-${nodeId}`, nodeId, [0, 3, 9])).samples.every(({ outcome }) => outcome === 'OK'))
  }
  await until(() => [...leechers, attestor].every(({ role }) => role.directory.size === 3))
  const asked = () => hosters.map((hoster) => hoster.of('request').length)
  const before = asked()
  for (const leecher of leechers) await leecher.until('download', leecher.of('download').length + 120)

  await Promise.all(leechers.map((leecher) => leecher.stop()))
  await attestor.stop()
  const clients = [...leechers, attestor]
  assert.deepEqual(sum(hosters, 'downloads'), sum([origin], 'uploads'))
  assert.equal(sum(hosters, 'downloads').chunks, 3 * 20)

  assertBooksAgree(hosters, clients)
  assert.equal(Object.keys(rows(hosters, 'upload', (hoster, client) => `${hoster}>${client}`)).length, 9)

  for (const node of [origin, ...hosters, ...clients]) assertTold(node)
  const written = JSON.parse(fs.readFileSync(file))
  assert.deepEqual(written.setups, leechers[0].totals)
  assert.equal(written.nodeId, leechers[0].nodeId)

  const shares = asked().map((count, at) => count - before[at])
  assert.ok(Math.max(...shares) < 1.3 * Math.min(...shares), `requests are spread over the hosters: ${shares}`)
})

function assertTold (node) {
  const told = node.told
  for (const [setup, books] of Object.entries(node.totals)) {
    assert.deepEqual(told[setup] ?? { uploads: { chunks: 0, bytes: 0 }, downloads: { chunks: 0, bytes: 0 } }, books, `${node.nodeId} ${setup}`)
  }
}

test('a hoster tells its first download as a job, and none when it has the chunks already', async (t) => {
  const swarm = await startSwarm(t)
  const storage = temporaryDirectory(t)
  const { key, hosters: [hoster], setupArgs } = await swarm.hosted([1], { hosterArgs: () => ['--storage', storage] })
  const starts = hoster.of('job-start')
  assert.deepEqual(starts.map(({ job, role, setup }) => ({ job, role, setup })), [
    { job: 'hosting_setup', role: 'hoster', setup: 'setup-1' }, { job: 'hosting_setup', role: 'hoster', setup: 'setup-2' }
  ])
  assert.deepEqual(hoster.of('job-end').map(({ id, outcome }) => `${id} ${outcome}`).sort(), starts.map(({ id }) => `${id} done`).sort())

  // The same node again: its clients come back to it by themselves.
  const leecher = await swarm.start('leecher', 11, '--feed', key, ...setupArgs, '--rate', '50')
  await leecher.until('download')
  await hoster.stop()
  await until(() => leecher.role.directory.size === 0)
  const before = leecher.of('download').length
  const again = await swarm.start('hoster', 1, '--feed', key, ...setupArgs, '--storage', storage)
  await leecher.until('download', before + 10)
  assert.equal(again.nodeId, hoster.nodeId)
  assert.equal(again.of('job-start').length, 0)
  assert.equal(sum([again], 'downloads').chunks, 0)
})

test('the origin serves nobody but the hosters it allows', async (t) => {
  const swarm = await startSwarm(t)
  const { origin, key, setupArgs } = await swarm.hosted([1])
  const stranger = await swarm.start('hoster', 2, '--feed', key, ...setupArgs, '--origin', origin.nodeId)
  await until(() => origin.role.swarm.stats.bannedPeers > 0)
  assert.equal(stranger.of('job-end').length, 0)
  assert.equal(sum([stranger], 'downloads').chunks, 0)
  await stranger.stop()
  assert.deepEqual(stranger.of('job-end').map(({ outcome }) => outcome), ['failed', 'failed'])
})

test('a hoster that is stopped in the middle of its download says that the job failed', async (t) => {
  const swarm = await startSwarm(t)
  const origin = await swarm.start('origin', 90, '--chunks', '10', '--chunk-bytes', '500')
  const [{ key }] = await origin.until('feed')
  let asked = 0
  watchRequests(origin.role.core, () => asked++ < 4)
  const hoster = await swarm.start('hoster', 1, '--feed', key, '--setup', 'setup-1=0-9')
  await until(() => asked >= 10 && hoster.of('download').length === 4)
  await hoster.stop()
  assert.deepEqual(hoster.of('job-end').map(({ outcome }) => outcome), ['failed'])
  assert.deepEqual(sum([hoster], 'downloads').chunks, 4)
})

test('a download that failed is tried again, as another job', async (t) => {
  const swarm = await startSwarm(t)
  const origin = await swarm.start('origin', 90, '--chunks', '10', '--chunk-bytes', '500')
  const [{ key }] = await origin.until('feed')
  const hoster = await swarm.start('hoster', 1, '--feed', key, '--setup', 'setup-1=0-14')
  await hoster.until('job-end')
  await origin.role.core.append(Array.from({ length: 5 }, () => Buffer.alloc(500)))
  await until(() => hoster.of('job-end').some(({ outcome }) => outcome === 'done'))
  const jobs = hoster.of('job-start')
  assert.equal(new Set(jobs.map(({ id }) => id)).size, jobs.length)
  assert.deepEqual([...new Set(jobs.map(({ job }) => job))], ['hosting_setup', 'retry_hosting_setup'])
  assert.equal(hoster.of('job-end')[0].outcome, 'failed')
  assert.equal(sum([hoster], 'downloads').chunks, 15)
})

test('an origin that comes after its hoster, and a hoster that comes after its leecher, are found', async (t) => {
  const swarm = await startSwarm(t)
  const origin = ['--chunks', '10', '--chunk-bytes', '500']
  const first = await swarm.start('origin', 90, ...origin)
  const [{ key }] = await first.until('feed')
  await first.stop()

  const setup = ['--setup', 'setup-1=0-9']
  const leecher = await swarm.start('leecher', 11, '--feed', key, ...setup, '--rate', '50')
  const hoster = await swarm.start('hoster', 1, '--feed', key, ...setup)
  await hoster.until('job-start')
  const second = await swarm.start('origin', 90, ...origin)
  assert.equal((await second.until('feed'))[0].key, key)
  await leecher.until('download', 5)
})

test('an attestor leaves everybody who is not a hoster', async (t) => {
  const swarm = await startSwarm(t)
  const { key, hosters } = await swarm.hosted([1])
  let met = 0
  const plain = await plainPeer(t, swarm, key, 77, { server: true, client: false })
  plain.swarm.on('connection', () => met++)

  const attestor = await swarm.start('attestor', 21, '--feed', key, '--setup', 'setup-1=0-9')
  await until(() => met > 0 && plain.swarm.connections.size === 0 && attestor.role.directory.size === 1)
  assert.match(attestor.log, /not a hoster/)
  assert.equal(attestor.role.directory.get(hosters[0].nodeId).region, null)
  assert.equal((await probe(attestor, 'p', hosters[0].nodeId, [0])).samples[0].outcome, 'OK')
  assert.equal(plain.core.peers.length, 0)
  assert.deepEqual(attestor.of('peers').map(({ setup, count }) => [setup, count]), [['setup-1', 1]])
})

test('probes: OK, NOT_FOUND, TIMEOUT and ERROR, each sample with its own story', async (t) => {
  const swarm = await startSwarm(t)
  const { key, hosters } = await swarm.hosted([1, 2], { chunks: 30 })
  const attestor = await swarm.start('attestor', 21, '--feed', key)

  const good = await probe(attestor, 'good', hosters[0].nodeId, [9, 0, 5])
  assert.deepEqual(good.samples.map(({ index, outcome }) => `${index} ${outcome}`), ['0 OK', '5 OK', '9 OK'])
  for (const { bytes, latencyMs } of good.samples) assert.ok(bytes >= 1750 && bytes <= 2250 && latencyMs > 0)
  assert.ok(good.end.elapsedMs >= Math.max(...good.samples.map(({ latencyMs }) => latencyMs)) - 1)
  const receipts = await attestor.until('download', 3)
  assert.ok(receipts.every(({ setup, peer }) => setup === 'setup-1' && peer === hosters[0].nodeId))

  const missing = await probe(attestor, 'missing', hosters[0].nodeId, [0, 25, 1000])
  assert.deepEqual(missing.samples.map(({ outcome }) => outcome), ['OK', 'NOT_FOUND', 'NOT_FOUND'])

  const absent = await probe(attestor, 'absent', nodeId(99), [0], 200)
  assert.equal(absent.samples[0].outcome, 'ERROR')
  assert.match(absent.samples[0].detail, /not connected within 200 ms/)

  // Several at once, over both hosters, do not mix.
  const many = await Promise.all(Array.from({ length: 40 }, (_, at) => probe(attestor, `many-${at}`, hosters[at % 2].nodeId, [at % 10, 9])))
  many.forEach(({ samples }, at) => assert.deepEqual(samples.map(({ index }) => index), [at % 10, 9].sort((a, b) => a - b)))
  assert.ok(many.every(({ samples }) => samples.every(({ outcome }) => outcome === 'OK')))

  attestor.tell({ type: 'probe', id: 'bad', setup: 'setup-1', hoster: 'nobody', indexes: [0] })
  attestor.tell({ type: 'welcome', nodeId: attestor.nodeId, agent: '1' })
  await until(() => attestor.log.includes('64 hex digits'))
})

test('a slow link shows in the latency, and in TIMEOUT when it is slower than the limit', async (t) => {
  const swarm = await startSwarm(t)
  const { key, hosters: [fast, slow] } = await swarm.hosted([1, 2], {
    hosterArgs: (number) => number === 2 ? ['--egress-delay-ms', '150'] : []
  })
  const attestor = await swarm.start('attestor', 21, '--feed', key)
  await until(() => attestor.role.directory.size === 2)

  const quick = await probe(attestor, 'quick', fast.nodeId, [0, 1])
  const late = await probe(attestor, 'late', slow.nodeId, [0, 1])
  assert.ok(late.samples.every(({ outcome, latencyMs }) => outcome === 'OK' && latencyMs >= 150), JSON.stringify(late.samples))
  assert.ok(Math.min(...late.samples.map((s) => s.latencyMs)) > Math.max(...quick.samples.map((s) => s.latencyMs)))
  const received = attestor.of('download').length
  const never = await probe(attestor, 'never', slow.nodeId, [2, 3], 60)
  assert.deepEqual(never.samples.map(({ outcome }) => outcome), ['TIMEOUT', 'TIMEOUT'])
  // Too late to be a success, but delivered: the receipt is given.
  await attestor.until('download', received + 2)
})

test('a narrow link holds the rate', async (t) => {
  const swarm = await startSwarm(t)
  const { key, hosters: [hoster] } = await swarm.hosted([1], { hosterArgs: () => ['--egress-bits-per-second', '400000'] })
  const attestor = await swarm.start('attestor', 21, '--feed', key)
  const { samples, end } = await probe(attestor, 'p', hoster.nodeId, [0, 1, 2, 3, 4, 5, 6, 7, 8, 9])
  const bits = samples.reduce((all, { bytes }) => all + bytes * 8, 0)
  assert.ok(end.elapsedMs >= bits / 400, `${bits} bits in ${end.elapsedMs} ms`)
})

test('a liar inflates what it tells, not its own books', async (t) => {
  const swarm = await startSwarm(t)
  const audit = path.join(temporaryDirectory(t), 'audit')
  const { key, hosters: [liar], setupArgs } = await swarm.hosted([1], { hosterArgs: () => ['--inflate-uploads', '0.5', '--audit-file', audit] })
  const leecher = await swarm.start('leecher', 11, '--feed', key, ...setupArgs, '--rate', '200')
  await leecher.until('download', 100)
  await leecher.stop()
  const uploads = sum([liar], 'uploads').chunks
  assert.deepEqual(sum([liar], 'uploads'), sum([leecher], 'downloads'))
  await until(() => liar.of('upload').length === uploads + Math.floor(uploads / 2))
  const events = fs.readFileSync(audit, 'utf8').split('\n').filter(Boolean).map((line) => JSON.parse(line))
  assert.equal(events.filter(({ type }) => type === 'upload').length, uploads)
  const [told] = liar.of('upload')
  assert.deepEqual(events.find(({ type }) => type === 'upload'), { type: 'upload', setup: told.setup, index: told.index, bytes: told.bytes, peer: told.peer, at: told.at })
})

test('a hoster that answers only some requests leaves the others to time out', async (t) => {
  const swarm = await startSwarm(t)
  const { key, hosters: [hoster] } = await swarm.hosted([1], { hosterArgs: () => ['--answer-ratio', '0.5'] })
  const attestor = await swarm.start('attestor', 21, '--feed', key)
  const { samples } = await probe(attestor, 'p', hoster.nodeId, Array.from({ length: 60 }, (_, at) => at % 10), 1000)
  const answered = samples.filter(({ outcome }) => outcome === 'OK').length
  assert.ok(answered > 12 && answered < 48, `${answered} of 60`)
  assert.ok(samples.every(({ outcome }) => outcome === 'OK' || outcome === 'TIMEOUT'))
  assert.equal(hoster.of('request').length, 60)
  assert.equal(sum([hoster], 'uploads').chunks, answered)
})
