'use strict'

const fs = require('node:fs')
const path = require('node:path')
const { test } = require('node:test')
const assert = require('node:assert/strict')
const { NodeProcess } = require('./support/process')
const { StoringAgent } = require('./support/storing-agent')
const { seed } = require('./support/swarm')
const { temporaryDirectory } = require('./support/agent')
const { until } = require('./support/until')

const LIVES = 3
const UPLOADS_PER_LIFE = 60

const readBook = (file) => fs.readFileSync(file, 'utf8').split('\n').filter(Boolean).map((line) => JSON.parse(line))

test('a hoster that is killed again and again, and its agent too, loses no event and tells none twice', async (t) => {
  const directory = temporaryDirectory(t)
  const at = (name) => path.join(directory, name)
  const dht = new NodeProcess(t, ['dht'])
  const [{ host, port }] = await dht.until('dht')
  const bootstrap = ['--bootstrap', `${host}:${port}`]
  const origin = new NodeProcess(t, ['origin', ...bootstrap, '--chunks', '10', '--chunk-bytes', '1000'], { seed: seed(90) })
  const [{ key }] = await origin.until('feed')
  const agent = await new StoringAgent(at('agent.sock')).listen()
  t.after(() => agent.close())
  const hosted = ['--feed', key, '--setup', 'a=0-9', ...bootstrap]
  const uploads = () => readBook(at('audit')).filter(({ type }) => type === 'upload').length

  const lastOfLife = new Set()
  for (let life = 1; life <= LIVES; life++) {
    const before = life === 1 ? 0 : uploads()
    const hoster = new NodeProcess(t, [
      'hoster', ...hosted, '--storage', at('storage'), '--journal', at('journal'), '--audit-file', at('audit'), '--socket', agent.path
    ], { seed: seed(1) })
    // A newcomer each time: who was connected to the killed one takes its time to notice.
    const leecher = new NodeProcess(t, ['leecher', ...hosted, '--rate', '300'], { seed: seed(10 + life) })
    await until(() => fs.existsSync(at('audit')) && uploads() >= before + UPLOADS_PER_LIFE, `uploads of life ${life}; ${hoster.log}`)
    if (life % 2 === 0) {
      // The agent is killed first: the node dies with lines that nobody has stored.
      await agent.crash()
      const left = uploads() + UPLOADS_PER_LIFE
      await until(() => uploads() >= left, `uploads without an agent; ${hoster.log}`)
    }
    hoster.child.kill('SIGKILL')
    await hoster.ended
    lastOfLife.add(readBook(at('audit')).length - 1)
    leecher.child.kill('SIGKILL')
    if (life % 2 === 0) await agent.listen()
  }
  const last = new NodeProcess(t, ['hoster', ...hosted, '--storage', at('storage'), '--journal', at('journal'), '--audit-file', at('audit'), '--socket', agent.path], { seed: seed(1) })
  await until(() => agent.of('hello').length >= LIVES + 1)
  assert.deepEqual(await last.stop(), { code: 0, signal: null }, last.log)

  assert.equal(agent.sessions.size, 1)
  assert.deepEqual(agent.taken.map(({ n }) => n), agent.taken.map((_, index) => index + 1))
  assert.equal(agent.stored, agent.last)
  const told = agent.taken.filter(({ type }) => type === 'upload' || type === 'download').map(({ n, ...event }) => event)
  assertSameBooks(readBook(at('audit')), told, lastOfLife)
})

/** A kill may fall between the two books: then the last event of that life is in the first only. */
function assertSameBooks (audit, told, lastOfLife) {
  let next = 0
  for (const [at, event] of audit.entries()) {
    if (lastOfLife.has(at) && JSON.stringify(told[next]) !== JSON.stringify(event)) continue
    assert.deepEqual(told[next], event, `event ${at} of the audit`)
    next++
  }
  assert.equal(told.length, next)
}

test('lines wait in the journal when the agent that started the node is gone', async (t) => {
  const directory = temporaryDirectory(t)
  const journal = path.join(directory, 'journal')
  const dht = new NodeProcess(t, ['dht'])
  const [{ host, port }] = await dht.until('dht')
  const bootstrap = ['--bootstrap', `${host}:${port}`]
  const origin = new NodeProcess(t, ['origin', ...bootstrap, '--chunks', '5', '--chunk-bytes', '1000'], { seed: seed(90) })
  const [{ key }] = await origin.until('feed')
  const start = () => new NodeProcess(t, ['hoster', ...bootstrap, '--feed', key, '--setup', 'a=0-4', '--storage', path.join(directory, 'storage')], {
    seed: seed(1), env: { SWARMGAUGE_JOURNAL: journal }
  })
  const first = start()
  const [{ session }] = await first.until('hello')
  first.tell({ type: 'welcome', agent: 'test', stored: 0 })
  await first.until('job-end')
  const said = first.lines.filter(({ n }) => n !== undefined)
  assert.deepEqual(said.map(({ n }) => n), [1, 2, 3, 4, 5, 6, 7])
  first.tell({ type: 'stored', session, n: 4 })
  first.child.stdin.end()
  assert.deepEqual(await first.ended, { code: 0, signal: null }, first.log)
  assert.match(first.log, /3 lines stay in the journal/)

  const second = start()
  assert.equal((await second.until('hello'))[0].session, session)
  second.tell({ type: 'welcome', agent: 'test', stored: 4 })
  await second.until('job-end')
  assert.deepEqual(second.lines.filter(({ n }) => n !== undefined), said.slice(4))
  second.tell({ type: 'stored', session, n: 7 })
  assert.deepEqual(await second.stop(), { code: 0, signal: null }, second.log)
  assert.doesNotMatch(second.log, /stay in the journal/)
})
