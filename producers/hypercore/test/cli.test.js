'use strict'

const fs = require('node:fs')
const path = require('node:path')
const { test } = require('node:test')
const assert = require('node:assert/strict')
const { NodeProcess } = require('./support/process')
const { seed, nodeId } = require('./support/swarm')
const { startAgent, temporaryDirectory } = require('./support/agent')
const { until } = require('./support/until')

const ENDED = { code: 0, signal: null }

async function startDht (t) {
  const dht = new NodeProcess(t, ['dht'])
  const [{ host, port }] = await dht.until('dht')
  return { dht, bootstrap: ['--bootstrap', `${host}:${port}`] }
}

test('help is everywhere and wrong usage ends with 2', async (t) => {
  const run = async (...args) => {
    const node = new NodeProcess(t, args)
    const { code } = await node.ended
    return { code, out: node.text, log: node.log }
  }
  const [help, command, none, unknown, incomplete] = await Promise.all([
    run('--help'), run('dht', '--help'), run(), run('hosts'), run('hoster', '--feed', 'ab'.repeat(32))
  ])
  assert.deepEqual([help.code, command.code], [0, 0])
  assert.match(help.out, /^Usage: swarmgauge-node COMMAND/)
  assert.match(command.out, /^Usage: swarmgauge-node dht/)
  assert.deepEqual([none.code, unknown.code, incomplete.code], [2, 2, 2])
  assert.match(unknown.log, /no command hosts/)
  assert.match(incomplete.log, /--setup is missing/)
})

test('a swarm of processes: the totals of both sides agree to the byte', async (t) => {
  const { dht, bootstrap } = await startDht(t)
  const directory = temporaryDirectory(t)
  const files = []
  const temp = path.join(directory, 'tmp')
  fs.mkdirSync(temp)
  const start = (command, number, ...args) => {
    const file = path.join(directory, `${number}.json`)
    files.push(file)
    return new NodeProcess(t, [command, ...bootstrap, '--totals-file', file, ...args], { seed: seed(number), env: { TMPDIR: temp } })
  }
  const setup = ['--setup', 'setup-1=0-9', '--setup', 'setup-2=10-14,16']
  const origin = start('origin', 90, '--chunks', '20', '--chunk-bytes', '65536', '--allow', nodeId(1), '--allow', nodeId(2), ...setup)
  const [{ key, length }] = await origin.until('feed')
  assert.equal(length, 20)
  await origin.until('hello')
  assert.deepEqual(origin.lines.slice(0, 2).map(({ type }) => type), ['feed', 'hello'])
  assert.equal(origin.lines[1].role, 'encoder')

  const hosters = [1, 2].map((number) => start('hoster', number, '--feed', key, ...setup))
  const leecher = start('leecher', 11, '--feed', key, ...setup, '--rate', '40')
  const attestor = start('attestor', 21, '--feed', key)
  for (const hoster of hosters) await hoster.until('job-end', 2)
  assert.equal(hosters[0].lines[0].nodeId, nodeId(1))
  assert.ok(!hosters[0].child.spawnargs.join(' ').includes(seed(1)))
  await attestor.until('hello')
  attestor.tell({ type: 'probe', id: 'p', setup: 'setup-2', hoster: nodeId(2), indexes: [10, 16, 15], timeoutMs: 5000 })
  await attestor.until('probe-end')
  const samples = attestor.of('sample').sort((a, b) => a.index - b.index)
  assert.deepEqual(samples.map(({ index, outcome }) => `${index} ${outcome}`), ['10 OK', '15 NOT_FOUND', '16 OK'])
  await leecher.until('download', 40)

  for (const node of [leecher, attestor, ...hosters, origin, dht]) assert.deepEqual(await node.stop(), ENDED, node.log)
  const written = files.map((file) => JSON.parse(fs.readFileSync(file)))
  const total = (side, roles) => written.filter(({ role }) => roles.includes(role))
    .flatMap(({ setups }) => Object.values(setups)).reduce((all, books) => all + books[side].bytes, 0)
  assert.ok(total('uploads', ['hoster']) > 0)
  assert.equal(total('uploads', ['hoster']), total('downloads', ['leecher', 'attestor']))
  assert.equal(total('uploads', ['encoder']), total('downloads', ['hoster']))
  assert.deepEqual(written[0].outsideSetups.uploads, { chunks: 0, bytes: 0 })
  const bytes = (rows) => rows.reduce((all, row) => all + row.bytes, 0)
  for (const [at, node] of [origin, ...hosters, leecher, attestor].entries()) {
    const own = Object.values(written[at].setups)
    assert.equal(bytes(node.of('upload')), bytes(own.map(({ uploads }) => uploads)))
    assert.equal(bytes(node.of('download')), bytes(own.map(({ downloads }) => downloads)))
  }
  assert.deepEqual(fs.readdirSync(temp), [])
})

test('with a socket the agent is there, and the node says on standard output who it is', async (t) => {
  const { bootstrap } = await startDht(t)
  const agent = await startAgent(t)
  const node = new NodeProcess(t, ['leecher', ...bootstrap, '--feed', 'ab'.repeat(32), '--setup', 'a=0-9', '--rate', '0', '--socket', agent.path], { seed: seed(5) })
  const [hello] = await agent.until('hello')
  assert.match(hello.session, /^[0-9a-f]{32}$/)
  assert.deepEqual({ ...hello, software: '', session: '' }, { type: 'hello', nodeId: nodeId(5), role: 'leecher', setups: ['a'], software: '', pid: node.child.pid, session: '' })
  assert.deepEqual(node.lines, [{ type: 'node', nodeId: nodeId(5), role: 'leecher' }])
  // `stop` is for children only: an agent that others share must not end the node.
  for (const client of agent.clients) client.write('{"type":"stop"}\nnonsense\n')
  await until(() => node.log.includes('unusable'))
  await agent.close()
  await until(() => node.log.includes('trying again'))
  assert.equal(node.exit, null)
  assert.deepEqual(await node.stop(), ENDED, node.log)
})

test('nodes end in order: at the end of standard input, on SIGTERM, on SIGINT', async (t) => {
  const { dht, bootstrap } = await startDht(t)
  const origin = new NodeProcess(t, ['origin', ...bootstrap, '--chunks', '5'], { seed: seed(90) })
  const [{ key }] = await origin.until('feed')
  const hoster = new NodeProcess(t, ['hoster', ...bootstrap, '--feed', key, '--setup', 'a=0-4'], { seed: seed(1) })
  const attestor = new NodeProcess(t, ['attestor', ...bootstrap, '--feed', key])
  await hoster.until('job-end')
  await attestor.until('hello')
  hoster.child.stdin.end()
  assert.deepEqual(await hoster.ended, ENDED, hoster.log)
  attestor.child.kill('SIGTERM')
  assert.deepEqual(await attestor.ended, ENDED, attestor.log)
  origin.child.kill('SIGINT')
  assert.deepEqual(await origin.ended, ENDED, origin.log)
  dht.child.stdin.end()
  assert.deepEqual(await dht.ended, ENDED, dht.log)
})

test('what cannot work ends with 1 and a reason', async (t) => {
  const file = path.join(temporaryDirectory(t), 'file')
  fs.writeFileSync(file, '')
  const node = new NodeProcess(t, ['origin', '--bootstrap', '127.0.0.1:1', '--storage', file])
  assert.equal((await node.ended).code, 1)
  assert.match(node.log, /swarmgauge-node origin: .*EEXIST|ENOTDIR/)
})
