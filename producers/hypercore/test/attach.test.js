'use strict'

const path = require('node:path')
const { test } = require('node:test')
const assert = require('node:assert/strict')
const { attach, announceHoster } = require('..')
const { keyHex } = require('../lib/hex')
const { neverAskTwice } = require('../lib/never-ask-twice')
const { startAgent, SocketAgent, temporaryDirectory } = require('./support/agent')
const { StoringAgent } = require('./support/storing-agent')
const { filledCore, openCore, replicated } = require('./support/cores')
const { until } = require('./support/until')

const NODE = 'ab'.repeat(32)

test('one line makes both sides of a transfer report the same chunks', async (t) => {
  const agent = await startAgent(t)
  const other = await startAgent(t)
  const core = await filledCore(t, 10)
  const copy = await openCore(t, core.key)

  const gauge = attach(core, { setup: 'setup-1', socket: agent.path })
  attach(copy, { setup: 'setup-1', socket: other.path, role: 'leecher' })
  const [here, there] = await replicated(t, core, copy)
  await copy.download({ start: 0, end: 10 }).done()

  const uploads = await agent.until('upload', 10)
  const downloads = await other.until('download', 10)
  const [hello] = agent.lines
  assert.equal(hello.type, 'hello')
  assert.equal(hello.nodeId, keyHex(here.publicKey))
  assert.equal(hello.role, 'hoster')
  assert.deepEqual(hello.setups, ['setup-1'])
  assert.equal(hello.pid, process.pid)
  assert.match(hello.software, /^@swarmgauge\/hypercore \d/)

  const books = (lines) => lines.map(({ setup, index, bytes }) => `${setup} ${index} ${bytes}`).sort()
  assert.equal(books(uploads).length, 10)
  assert.deepEqual(books(uploads), books(downloads))
  assert.ok(uploads.every(({ peer, at }) => peer === keyHex(there.publicKey) && Math.abs(at - Date.now()) < 60_000))
  assert.ok(downloads.every(({ peer }) => peer === keyHex(here.publicKey)))
  assert.deepEqual((await agent.until('peers'))[0], { type: 'peers', setup: 'setup-1', count: 1 })

  there.destroy()
  assert.equal((await agent.until('peers', 2))[1].count, 0)
  assert.equal(gauge.counters.uploads, 10)
  await gauge.close()
  await until(() => agent.clients.size === 0)
})

test('a feed with several setups reports each index under its own, and leaves out the others', async (t) => {
  const agent = await startAgent(t)
  const core = await filledCore(t, 10)
  const copy = await openCore(t, core.key)
  const gauge = attach(core, {
    setups: { a: [{ from: 0, to: 2 }], b: [5, 6] }, socket: agent.path, nodeId: NODE, requests: true
  })
  await replicated(t, core, copy)
  await copy.download({ start: 0, end: 10 }).done()
  await until(() => gauge.counters.uploads === 10)

  const uploads = await agent.until('upload', 5)
  assert.deepEqual(uploads.map(({ setup, index }) => `${setup}${index}`).sort(), ['a0', 'a1', 'a2', 'b5', 'b6'])
  assert.equal(gauge.counters.outsideSetups, 5)
  const requests = await agent.until('request', 5)
  assert.deepEqual(requests.map(({ setup, index }) => `${setup}${index}`).sort(), ['a0', 'a1', 'a2', 'b5', 'b6'])
  assert.deepEqual(agent.lines[0].setups, ['a', 'b'])
  await gauge.close()
  assert.equal(agent.of('upload').length, 5)
})

test('while the agent is away lines wait; too many are dropped, counted and told', async (t) => {
  const socket = path.join(temporaryDirectory(t), 'agent.sock')
  const core = await filledCore(t, 20)
  const copy = await openCore(t, core.key)
  const warnings = []
  const gauge = attach(core, { setup: 's', socket, nodeId: NODE, maxQueued: 8, onwarning: (text) => warnings.push(text) })
  t.after(() => gauge.close())
  await replicated(t, core, copy)
  await copy.download({ start: 0, end: 20 }).done()
  await until(() => gauge.counters.uploads === 20 && gauge.counters.queued === 8)

  const agent = await startAgent(t, socket)
  await until(() => agent.lines.length === 9)
  assert.equal(agent.lines[0].type, 'hello')
  assert.equal(agent.lines[0].dropped, gauge.counters.dropped)
  // 20 uploads and one `peers` line, of which 8 were kept.
  assert.equal(gauge.counters.dropped, 13)
  assert.ok(warnings.some((text) => text.includes('13 lines were dropped')), warnings.join('\n'))
})

test('an agent that went away is found again', async (t) => {
  const socket = path.join(temporaryDirectory(t), 'agent.sock')
  const first = await new SocketAgent(socket).listen()
  const core = await filledCore(t, 6)
  const copy = await openCore(t, core.key)
  const gauge = attach(core, { setup: 's', socket, nodeId: NODE })
  t.after(() => gauge.close())
  await replicated(t, core, copy)
  await copy.download({ start: 0, end: 3 }).done()
  await first.until('upload', 3)

  await first.close()
  await until(() => !gauge.connected)
  await copy.download({ start: 3, end: 6 }).done()
  await until(() => gauge.counters.uploads === 6)

  const second = await startAgent(t, socket)
  const uploads = await second.until('upload', 3)
  assert.equal(second.lines[0].type, 'hello')
  assert.deepEqual(uploads.map(({ index }) => index).sort(), [3, 4, 5])
})

test('with a journal an agent that crashed hears again what it had not stored, from another life of the node too', async (t) => {
  const directory = temporaryDirectory(t)
  const options = { setup: 's', socket: path.join(directory, 'agent.sock'), nodeId: NODE, journal: path.join(directory, 'journal') }
  const core = await filledCore(t, 9)
  const copy = await openCore(t, core.key)
  await replicated(t, core, copy)
  const agent = await new StoringAgent(options.socket).listen()
  t.after(() => agent.close())
  const gauge = attach(core, options)
  await copy.download({ start: 0, end: 3 }).done()
  await until(() => agent.stored === 3)
  assert.throws(() => attach(core, options), /is the journal of process/)

  agent.stopStoring()
  await copy.download({ start: 3, end: 6 }).done()
  await until(() => agent.last === 6)
  await agent.crash()
  assert.equal(agent.last, 3)
  await gauge.close()
  const again = attach(core, options)
  t.after(() => again.close())
  await copy.download({ start: 6, end: 9 }).done()
  await until(() => again.counters.uploads === 3)
  await agent.listen()
  await until(() => agent.stored === 9 && again.counters.unconfirmed === 0)
  assert.deepEqual(agent.taken.map(({ n }) => n), [1, 2, 3, 4, 5, 6, 7, 8, 9])
  assert.equal(new Set(agent.taken.map(({ index }) => index)).size, 9)
})

test('an agent that talks nonsense or hangs up does not harm the node', async (t) => {
  const agent = await startAgent(t)
  const warnings = []
  agent.onclient = (client) => {
    client.write('nonsense\n{"type":"error","reason":"BAD_FIELD","detail":"bytes"}\n[]\n' + 'x'.repeat(100_000))
    if (agent.of('hello').length < 2) setImmediate(() => client.destroy())
  }
  const core = await filledCore(t, 5)
  const copy = await openCore(t, core.key)
  const gauge = attach(core, { setup: 's', socket: agent.path, nodeId: NODE, onwarning: (text) => warnings.push(text) })
  t.after(() => gauge.close())
  await replicated(t, core, copy)
  await copy.download({ start: 0, end: 5 }).done()
  assert.equal((await copy.get(4)).length, 1004)
  await until(() => warnings.some((text) => text.includes('BAD_FIELD')) && warnings.some((text) => text.includes('unusable')))
})

test('a misuse is told at once', async (t) => {
  const core = await filledCore(t, 1)
  assert.throws(() => attach(core, { setup: 's' }), /socket/)
  assert.throws(() => attach(core, { socket: 'a' }), /either setup or setups/)
  assert.throws(() => attach(core, { socket: 'a', setup: 's', nodeId: 'short' }), /64 hex digits/)
})

test('closing the core ends the reporting', async (t) => {
  const agent = await startAgent(t)
  const core = await filledCore(t, 1)
  attach(core, { setup: 's', socket: agent.path, nodeId: NODE })
  await agent.until('hello')
  await core.close()
  await until(() => agent.clients.size === 0)
})

test('a hoster of one\'s own announces itself, and again when it serves more', async (t) => {
  const core = await filledCore(t, 1)
  const copy = await openCore(t, core.key)
  const heard = []
  const [here] = await replicated(t, core, copy)
  copy.registerExtension('hosting-extension', { encoding: 'json', onmessage: (message) => heard.push(message) })
  await until(() => core.peers.length === 1 && copy.peers.length === 1)
  const announce = announceHoster(core, { nodeId: here.publicKey, setups: ['a'], region: 'EU' })
  announce(['a', 'b'])
  await until(() => heard.length === 2)
  const nodeId = keyHex(here.publicKey)
  assert.deepEqual(heard.map(({ setups }) => setups), [['a'], ['a', 'b']])
  assert.deepEqual(heard[0], { type: 'hoster', nodeId, setups: ['a'], region: 'EU' })
})

test('a core that never asks twice gets each chunk from one peer, however slow', async (t) => {
  const books = async (prepare, mayRelease) => {
    const core = await filledCore(t, 30)
    const other = await openCore(t, core.key)
    const copy = await openCore(t, core.key)
    const count = { uploads: 0, downloads: 0 }
    await replicated(t, core, other)
    await other.download({ start: 0, end: 30 }).done()
    for (const source of [core, other]) source.on('upload', () => count.uploads++)
    copy.on('download', () => count.downloads++)
    count.uploads = 0
    prepare(copy)

    const held = []
    core.on('peer-add', (peer) => {
      const send = peer.wireData.send
      peer.wireData.send = (message) => message.block === null ? send.call(peer.wireData, message) : held.push(() => send.call(peer.wireData, message))
    })
    await replicated(t, core, copy)
    await replicated(t, other, copy)
    await until(() => copy.peers.length === 2)
    await copy.update()
    const download = copy.download({ start: 0, end: 30 }).done()
    await until(() => held.length > 0 && mayRelease(count.downloads, held.length))
    for (const release of held) release()
    await download
    return count
  }
  const byItself = await books(() => {}, (downloads) => downloads >= 30)
  assert.ok(byItself.uploads > 30, `${byItself.uploads} uploads`)
  assert.deepEqual(await books(neverAskTwice, (downloads, held) => downloads + held === 30), { uploads: 30, downloads: 30 })
})
