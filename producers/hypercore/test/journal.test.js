'use strict'

const fs = require('node:fs')
const path = require('node:path')
const { test } = require('node:test')
const assert = require('node:assert/strict')
const { spawn } = require('node:child_process')
const { Journal, InUseError } = require('../lib/journal/journal')
const { encode, decode } = require('../lib/journal/records')
const { temporaryDirectory } = require('./support/agent')

function open (directory) {
  const warnings = []
  const journal = new Journal(directory, { onwarning: (text) => warnings.push(text) })
  journal.warnings = warnings
  return journal
}

function reopen (directory) {
  const journal = open(directory)
  journal.close()
  return { ...journal, lines: journal.takeLines(), warnings: journal.warnings }
}

const json = (n) => JSON.stringify({ type: 'upload', index: n, setup: 'häuser' })
const segments = (directory) => fs.readdirSync(directory).filter((name) => name.endsWith('.lines')).sort()

function written (t, count, from = 1) {
  const directory = temporaryDirectory(t)
  const journal = open(directory)
  for (let n = from; n < from + count; n++) journal.append(n, json(n))
  journal.close()
  const [name] = segments(directory)
  return { directory, file: path.join(directory, name), bytes: fs.readFileSync(path.join(directory, name)) }
}

test('what was appended is there for the next process, under the same session', (t) => {
  const directory = temporaryDirectory(t)
  const first = open(directory)
  assert.equal(first.reopened, false)
  first.append(1, json(1))
  first.append(2, json(2))
  first.close()
  const second = open(directory)
  assert.deepEqual([second.reopened, second.session, second.last], [true, first.session, 2])
  assert.deepEqual(second.takeLines(), [{ n: 1, json: json(1) }, { n: 2, json: json(2) }])
  second.append(3, json(3))
  second.close()
  assert.deepEqual(reopen(directory).lines.map(({ n }) => n), [1, 2, 3])
})

test('cut anywhere, a journal opens with every line before the cut, and gives no number of a torn line again', (t) => {
  const { directory, file, bytes } = written(t, 4)
  const ends = [...bytes.entries()].filter(([, byte]) => byte === 10).map(([at]) => at)
  for (let cut = 0; cut <= bytes.length; cut++) {
    for (const name of segments(directory)) fs.rmSync(path.join(directory, name))
    fs.writeFileSync(file, bytes.subarray(0, cut))
    const { lines, last, warnings } = reopen(directory)
    // A line without its line end is whole all the same.
    const whole = ends.filter((end) => end <= cut).length
    const torn = cut > 0 && !ends.includes(cut) && !ends.includes(cut - 1)
    assert.deepEqual(lines.map(({ n, json }) => `${n}${json}`), [1, 2, 3, 4].slice(0, whole).map((n) => `${n}${json(n)}`), `cut at ${cut}`)
    assert.equal(last, whole + (torn ? 1 : 0), `cut at ${cut}`)
    assert.equal(warnings.length, torn ? 1 : 0, `cut at ${cut}`)
    // Told once, and the number stays used.
    const again = reopen(directory)
    assert.deepEqual([again.last, again.warnings], [last, []], `cut at ${cut}`)
  }
})

test('with any byte damaged, a journal opens with every other line, and says that one is lost', (t) => {
  const { directory, file, bytes } = written(t, 4)
  let lineOf = 1
  for (let at = 0; at < bytes.length; at++) {
    for (const flip of [0x01, 0xff]) {
      for (const name of segments(directory)) fs.rmSync(path.join(directory, name))
      const damaged = Buffer.from(bytes)
      damaged[at] ^= flip
      fs.writeFileSync(file, damaged)
      const { lines, last, warnings } = reopen(directory)
      const others = [1, 2, 3, 4].filter((n) => n !== lineOf)
      const got = lines.map(({ n }) => n)
      const isEnd = bytes[at] === 10
      // A damaged line end harms no line, but for the last one, which it makes one byte too long.
      assert.deepEqual(got, isEnd && lineOf < 4 ? [1, 2, 3, 4] : others, `byte ${at} ^ ${flip}`)
      assert.ok(lines.every(({ n, json: text }) => text === json(n)))
      assert.ok(last >= 4, `byte ${at} ^ ${flip}: ${last}`)
      assert.equal(warnings.length, got.length < 4 ? 1 : 0)
      assert.deepEqual(reopen(directory).lines.map(({ n }) => n), got)
    }
    if (bytes[at] === 10) lineOf++
  }
})

test('records: what is between two intact ones does not hide them', () => {
  const text = encode(1, json(1)) + 'nonsense\n\n' + encode(7, json(7)) + '{"type":"upload"}\n'
  assert.deepEqual(decode(text), [{ n: 1, json: json(1) }, null, { n: 7, json: json(7) }, null])
})

test('forgotten lines leave the disk, a segment at a time, and the numbering stays', (t) => {
  const directory = temporaryDirectory(t)
  const journal = open(directory)
  const long = JSON.stringify({ type: 'upload', text: 'x'.repeat(60_000) })
  const size = () => segments(directory).reduce((all, name) => all + fs.statSync(path.join(directory, name)).size, 0)
  for (let n = 1; n <= 100; n++) journal.append(n, long)
  assert.ok(size() > 5_900_000)
  journal.forget(90)
  assert.ok(size() < 2_300_000, `${size()} bytes`)
  journal.forget(100)
  journal.replace([], 101)
  assert.equal(size(), 0)
  journal.close()
  assert.deepEqual(segments(directory).length, 1)
  assert.equal(reopen(directory).last, 100)
})

test('when segments overlap, because a process was killed while it replaced them, the later one counts', (t) => {
  const { directory, file } = written(t, 5)
  const later = path.join(directory, path.basename(file).replace(/\d{16}/, String(4).padStart(16, '0')))
  fs.writeFileSync(later, encode(4, '{"new":4}') + encode(5, '{"new":5}'))
  for (const name of segments(directory)) if (name > path.basename(later)) fs.rmSync(path.join(directory, name))
  assert.deepEqual(reopen(directory).lines.map(({ json }) => json), [json(1), json(2), json(3), '{"new":4}', '{"new":5}'])
})

test('a journal has one process: a living one keeps it, a dead one does not', async (t) => {
  const directory = temporaryDirectory(t)
  const journal = open(directory)
  assert.throws(() => open(directory), (error) => error instanceof InUseError && error.message.includes(`process ${process.pid}`))
  journal.close()

  const script = `new (require(${JSON.stringify(require.resolve('../lib/journal/journal'))}).Journal)(${JSON.stringify(directory)}, { onwarning () {} }); console.log('has it'); setInterval(() => {}, 1000)`
  const other = spawn(process.execPath, ['-e', script])
  t.after(() => other.kill('SIGKILL'))
  await new Promise((resolve) => other.stdout.once('data', resolve))
  assert.throws(() => open(directory), (error) => error instanceof InUseError && error.message.includes(`process ${other.pid}`))
  const gone = new Promise((resolve) => other.on('exit', resolve))
  other.kill('SIGKILL')
  await gone
  open(directory).close()

  // The number of a process that runs, but another than the one that left it.
  fs.writeFileSync(path.join(directory, 'pid'), JSON.stringify({ pid: 1, started: 'once' }))
  if (fs.existsSync('/proc/1/stat')) open(directory).close()
  fs.writeFileSync(path.join(directory, 'pid'), '')
  open(directory).close()
})

test('a journal that cannot be written is told once, and the node goes on', (t) => {
  const file = path.join(temporaryDirectory(t), 'file')
  fs.writeFileSync(file, '')
  const nowhere = open(path.join(file, 'journal'))
  nowhere.append(1, json(1))
  assert.equal(nowhere.broken, true)
  assert.ok(nowhere.warnings.some((text) => text.includes('in memory only')), nowhere.warnings.join('\n'))
  nowhere.close()

  const directory = temporaryDirectory(t)
  const full = open(directory)
  full.append(1, json(1))
  const write = fs.writeSync
  t.mock.method(fs, 'writeSync', (fd, bytes) => write(fd, bytes, 0, 10))
  full.append(2, json(2))
  t.mock.restoreAll()
  full.append(3, json(3))
  full.close()
  assert.equal(full.warnings.length, 1)
  const { lines, warnings } = reopen(directory)
  assert.deepEqual([lines.map(({ n }) => n), warnings], [[1], []])
})

test('of starters that find a killed process\'s journal at the same time, one gets it', async (t) => {
  const script = (directory, at) => `while (Date.now() < ${at}); try { new (require(${JSON.stringify(require.resolve('../lib/journal/process-lock'))}).ProcessLock)(${JSON.stringify(path.join(directory, 'pid'))}); console.log('has it') } catch (error) { console.log(error.constructor.name) } setInterval(() => {}, 1000)`
  for (let round = 0; round < 3; round++) {
    const directory = temporaryDirectory(t)
    fs.writeFileSync(path.join(directory, 'pid'), JSON.stringify({ pid: 1, started: 'once' }))
    const at = Date.now() + 300
    const starters = [1, 2].map(() => spawn(process.execPath, ['-e', script(directory, at)]))
    const said = await Promise.all(starters.map((child) => new Promise((resolve) => child.stdout.once('data', (data) => resolve(String(data).trim())))))
    for (const child of starters) child.kill('SIGKILL')
    assert.deepEqual(said.sort(), ['InUseError', 'has it'])
  }
})
