'use strict'

const { test } = require('node:test')
const assert = require('node:assert/strict')
const { PassThrough } = require('node:stream')
const { Setups } = require('../lib/setups')
const { ZipfDemand, Pace } = require('../lib/demand')
const { chunks } = require('../lib/content')
const { readLines } = require('../lib/lines')
const { readAnnouncement } = require('../lib/hosting-extension')
const { SlowLink } = require('../lib/slow-link')
const { COMMANDS, readOptions, UsageError } = require('../lib/options')
const { help, commandHelp } = require('../lib/help')
const { until } = require('./support/until')

test('setups: ranges and lists name indexes, and an index belongs to one setup', () => {
  const setups = Setups.parse(['a=0-2,7', 'b=3', 'b=10-11'])
  assert.deepEqual(setups.ids, ['a', 'b'])
  assert.deepEqual(setups.indexes('a'), [0, 1, 2, 7])
  assert.deepEqual(setups.indexes('b'), [3, 10, 11])
  assert.equal(setups.of(7), 'a')
  assert.equal(setups.of(8), null)
  assert.throws(() => Setups.parse(['a=0-5', 'b=5']), /index 5 is in a and in b/)
  assert.throws(() => Setups.parse(['a=5-1']), /ends before it starts/)
  assert.throws(() => Setups.parse(['0-9']), /must look like/)
  assert.throws(() => Setups.from({}), /either setup or setups/)
})

test('demand: popularity is shared, uneven and follows Zipf; the order of questions is the node\'s own', () => {
  const indexes = Array.from({ length: 20 }, (_, index) => index)
  const counts = (seed, popularity, s = 1) => {
    const demand = new ZipfDemand(indexes, { s, popularity, seed })
    const count = new Array(20).fill(0)
    for (let i = 0; i < 20_000; i++) count[demand.next()]++
    return count
  }
  const top = (count) => count.indexOf(Math.max(...count))
  const one = counts('seed-1', 'feed')
  assert.equal(top(one), top(counts('seed-2', 'feed')))
  assert.notDeepEqual(one, counts('seed-2', 'feed'))
  assert.deepEqual(one, counts('seed-1', 'feed'))

  const ranked = [...one].sort((a, b) => b - a)
  assert.ok(Math.abs(ranked[0] / ranked[1] - 2) < 0.3, `first to second is ${ranked[0] / ranked[1]}`)
  assert.ok(ranked[19] > 0)
  const even = counts('seed-1', 'feed', 0)
  assert.ok(Math.max(...even) / Math.min(...even) < 1.4)
})

test('demand: a pace of zero asks nothing, another asks on', async () => {
  let asked = 0
  const idle = new Pace(0, () => asked++)
  idle.start()
  idle.stop()
  assert.equal(asked, 0)
  const pace = new Pace(500, () => asked++)
  pace.start()
  await until(() => asked > 50)
  pace.stop()
})

test('content: follows from the seed, sizes vary around the wanted one and stay within 64 KiB', () => {
  const make = (seed, bytes) => [...chunks({ seed, count: 50, bytes })]
  assert.deepEqual(make('a', 1000), make('a', 1000))
  assert.notDeepEqual(make('a', 1000)[0], make('b', 1000)[0])
  const sizes = make('a', 1000).map((chunk) => chunk.length)
  assert.ok(Math.min(...sizes) >= 875 && Math.max(...sizes) <= 1125 && new Set(sizes).size > 10)
  assert.ok(make('a', 65_536).every((chunk) => chunk.length <= 65_536))
})

test('lines: pieces are put together, bad and endless lines are told and skipped', () => {
  const stream = new PassThrough()
  const objects = []
  const bad = []
  readLines(stream, { onobject: (object) => objects.push(object), onbad: (why) => bad.push(why) })
  for (const piece of ['{"a":', '1}\n{"b":2}\n\n[1]\nnonsense\n', 'x'.repeat(70_000), 'y'.repeat(70_000) + '\n{"c":3}\n']) {
    stream.emit('data', Buffer.from(piece))
  }
  assert.deepEqual(objects, [{ a: 1 }, { b: 2 }, { c: 3 }])
  assert.equal(bad.length, 3)
})

test('hosting extension: a peer can only announce itself', () => {
  const key = Buffer.alloc(32, 7)
  const nodeId = key.toString('hex')
  const read = (message) => readAnnouncement(Buffer.from(typeof message === 'string' ? message : JSON.stringify(message)), key)
  assert.deepEqual(read({ type: 'hoster', nodeId, setups: ['a', 7], region: 'EU' }), { nodeId, setups: ['a'], region: 'EU' })
  assert.deepEqual(read({ type: 'hoster', nodeId }), { nodeId, setups: [], region: null })
  assert.equal(read({ type: 'hoster', nodeId: 'ab'.repeat(32), setups: [] }), null)
  assert.equal(read({ type: 'attestor', nodeId }), null)
  assert.equal(read('{'), null)
  assert.equal(read('null'), null)
})

test('slow link: order is kept, the rate is shared, the delay does not lower the rate', async () => {
  const sent = []
  const raw = () => ({ destroying: false, write: (data) => { sent.push([data.length, performance.now()]); return true }, end () { sent.push(['end']) }, emit () {} })
  const [one, other] = [raw(), raw()]
  const link = new SlowLink({ delayMs: 60, bitsPerSecond: 800_000 })
  link.slow({ rawStream: one })
  link.slow({ rawStream: other })
  const start = performance.now()
  for (const size of [1000, 2000]) one.write(Buffer.alloc(size))
  other.write(Buffer.alloc(3000))
  one.end()
  await until(() => sent.length === 4)
  assert.deepEqual(sent.map(([what]) => what), [1000, 2000, 3000, 'end'])
  // 6000 bytes at 100 bytes a millisecond, and the delay once.
  const took = sent[2][1] - start
  assert.ok(took >= 119, `too early: ${took} ms`)
  assert.ok(sent[0][1] - start >= 69)
})

test('slow link: what is far arrives later and holds nobody up', async () => {
  const sent = []
  const raw = (name) => ({ destroying: false, write: (data) => { sent.push(`${name}${data.length}`); return true }, end () {}, emit () {} })
  const [far, near] = [raw('far'), raw('near')]
  const link = new SlowLink({})
  link.slow({ rawStream: far }, { delayMs: 60 })
  link.slow({ rawStream: near })
  const start = performance.now()
  far.write(Buffer.alloc(1))
  near.write(Buffer.alloc(1))
  far.write(Buffer.alloc(2))
  near.write(Buffer.alloc(2))
  await until(() => sent.length === 4)
  assert.deepEqual(sent, ['near1', 'near2', 'far1', 'far2'])
  assert.ok(performance.now() - start >= 59)
})

test('slow link: a full queue holds the sender back and lets it go on', async () => {
  let drained = 0
  const raw = { destroying: false, write: () => true, end () {}, emit: (event) => { if (event === 'drain') drained++ } }
  new SlowLink({ bitsPerSecond: 80_000_000 }).slow({ rawStream: raw })
  assert.equal(raw.write(Buffer.alloc(200_000)), true)
  assert.equal(raw.write(Buffer.alloc(200_000)), false)
  await until(() => drained === 1)
  assert.equal(raw.write(Buffer.alloc(10)), true)
})

test('options: the seed may come by the environment, and no message repeats it', () => {
  const secret = 'ab'.repeat(32)
  assert.equal(readOptions('attestor', ['--feed', 'cd'.repeat(32)], { SWARMGAUGE_SEED: secret }).seed, secret)
  for (const [args, message] of [
    [[], /--feed is missing/],
    [['--feed', 'xyz'], /--feed: must be a public key/],
    [['--feed', 'cd'.repeat(32), '--gibberish'], /gibberish/],
    [['--feed', 'cd'.repeat(32), '--bootstrap', 'here'], /HOST:PORT/]
  ]) assert.throws(() => readOptions('attestor', args, {}), (error) => error instanceof UsageError && message.test(error.message))
  assert.throws(() => readOptions('attestor', ['--feed', 'cd'.repeat(32), '--seed', 'secret'], {}), (error) => !error.message.includes('secret'))
  const hoster = (...args) => readOptions('hoster', ['--feed', 'cd'.repeat(32), '--setup', 'a=1', ...args], {})
  assert.throws(() => hoster('--answer-ratio', '1.5'), /from 0 to 1/)
  const peer = 'ef'.repeat(32)
  assert.deepEqual(hoster('--egress-delay-to', `${peer.toUpperCase()}=80`, '--egress-delay-to', `${peer}=1.5`).egressDelayTo, [
    { peer, delayMs: 80 }, { peer, delayMs: 1.5 }
  ])
  for (const [given, message] of [['80', /KEYHEX=MS/], ['ab=80', /public key/], [`${peer}=-1`, /from 0/], [`${peer}=`, /number/]]) {
    assert.throws(() => hoster('--egress-delay-to', given), (error) => error instanceof UsageError && message.test(error.message), given)
  }
  const attestor = (...args) => readOptions('attestor', ['--feed', 'cd'.repeat(32), ...args], {})
  assert.equal(attestor().nonsense, false)
  assert.equal(attestor('--nonsense').nonsense, true)
  assert.equal(attestor('--offline-after-ms', '0', '--offline-for-ms', '5').offlineForMs, 5)
  assert.throws(() => attestor('--offline-after-ms', '10'), /--offline-after-ms needs --offline-for-ms/)
  assert.throws(() => attestor('--offline-for-ms', '10'), /--offline-for-ms needs --offline-after-ms/)
})

test('help names every command and every option', () => {
  for (const [command, { options }] of Object.entries(COMMANDS)) {
    assert.match(help(), new RegExp(`^  ${command} `, 'm'))
    for (const name of options) assert.ok(commandHelp(command).includes(`--${name} `), `${command} --${name}`)
  }
})
