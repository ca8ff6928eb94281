'use strict'

const fs = require('node:fs')
const path = require('node:path')
const { test } = require('node:test')
const assert = require('node:assert/strict')
const { Outbox } = require('../lib/outbox')
const { temporaryDirectory } = require('./support/agent')

function outbox (options = {}) {
  const warnings = []
  const box = new Outbox({ onwarning: (text) => warnings.push(text), ...options })
  box.warnings = warnings
  return box
}

const upload = (index) => ({ type: 'upload', index })
const fill = (box, from, to) => { for (let index = from; index <= to; index++) box.add(upload(index)) }
const taken = (box) => box.take(Infinity).text.split('\n').filter(Boolean).map((line) => JSON.parse(line))
const numbers = (lines) => lines.map(({ index, n }) => `${index}:${n}`)

test('evidence is numbered from 1 without gaps, everything else is not, and the order is kept', () => {
  const box = outbox()
  for (const type of ['upload', 'peers', 'download', 'request', 'sample', 'job-start', 'job-end', 'check-end']) box.add({ type })
  assert.deepEqual(taken(box).map(({ type, n }) => `${type} ${n}`), [
    'upload 1', 'peers undefined', 'download 2', 'request 3', 'sample undefined', 'job-start 4', 'job-end 5', 'check-end undefined'
  ])
})

test('what was not stored is said again after a broken connection, before anything newer, and not before the welcome', () => {
  const box = outbox()
  fill(box, 1, 5)
  assert.equal(box.awaitsWelcome, false)
  taken(box)
  box.welcome(0)
  box.stored(box.session, 2)
  box.stored('another session', 5)
  box.add({ type: 'peers', count: 1 })
  box.disconnected(0)
  fill(box, 6, 6)
  assert.equal(box.awaitsWelcome, true)
  box.welcome(3)
  assert.equal(box.awaitsWelcome, false)
  assert.deepEqual(numbers(taken(box)), ['4:4', '5:5', 'undefined:undefined', '6:6'])
  assert.equal(box.dropped, 0)
  box.stored(box.session, 6)
  assert.equal(box.unconfirmed, 0)
})

test('lines that were taken before the welcome are not taken twice on the same connection', () => {
  const box = outbox()
  fill(box, 1, 2)
  assert.deepEqual(numbers(taken(box)), ['1:1', '2:2'])
  box.welcome(0)
  fill(box, 3, 3)
  assert.deepEqual(numbers(taken(box)), ['3:3'])
  box.disconnected(0)
  box.welcome(0)
  assert.deepEqual(numbers(taken(box)), ['1:1', '2:2', '3:3'])
})

test('the oldest lines are dropped over the bound, whether taken or not, counted, and show as a jump in the numbers', () => {
  const box = outbox({ maxLines: 4 })
  fill(box, 1, 3)
  taken(box)
  box.welcome(0)
  fill(box, 4, 6)
  assert.equal(box.dropped, 2)
  assert.deepEqual(box.warnings, ['over 4 lines wait for the agent: dropping the oldest'])
  box.disconnected(0)
  box.welcome(0)
  assert.deepEqual(numbers(taken(box)), ['3:3', '4:4', '5:5', '6:6'])
})

test('for an agent that knows no sessions a line is forgotten once it was taken', () => {
  const box = outbox()
  fill(box, 1, 2)
  taken(box)
  box.welcome(undefined)
  assert.equal(box.unconfirmed, 0)
  fill(box, 3, 4)
  assert.equal(box.take(Infinity).lost, 2)
  box.disconnected(2)
  assert.deepEqual([box.dropped, box.waiting, box.awaitsWelcome], [2, 0, false])
  fill(box, 5, 5)
  box.welcome(undefined)
  assert.deepEqual(numbers(taken(box)), ['5:5'])
})

test('lines that such an agent may have read already are dropped and told, not said twice', () => {
  const box = outbox()
  fill(box, 1, 2)
  taken(box)
  box.disconnected(0)
  fill(box, 3, 3)
  box.welcome(undefined)
  assert.deepEqual(numbers(taken(box)), ['3:3'])
  assert.equal(box.dropped, 2)
  assert.match(box.warnings[0], /knows no sessions: 2 lines/)
})

test('with a journal another process goes on with the same session, where the agent says it is', (t) => {
  const journal = temporaryDirectory(t)
  const first = outbox({ journal })
  fill(first, 1, 5)
  taken(first)
  first.close()
  assert.match(first.warnings.join(), /^$/)

  const second = outbox({ journal })
  assert.equal(second.session, first.session)
  assert.equal(second.awaitsWelcome, true)
  fill(second, 6, 7)
  second.welcome(3)
  assert.deepEqual(numbers(taken(second)), ['4:4', '5:5', '6:6', '7:7'])
  second.stored(second.session, 7)
  second.close()

  const third = outbox({ journal })
  assert.equal(third.waiting, 0)
  fill(third, 8, 8)
  third.welcome(7)
  assert.deepEqual(numbers(taken(third)), ['8:8'])
  third.close()
})

test('an agent that has stored more than the journal knows of is not given other lines under the same numbers', (t) => {
  const journal = temporaryDirectory(t)
  const first = outbox({ journal })
  fill(first, 1, 2)
  first.close()
  const second = outbox({ journal })
  fill(second, 10, 12)
  second.welcome(9)
  assert.match(second.warnings.join(), /stored 9 lines of this session, the journal knew of 2/)
  assert.deepEqual(numbers(taken(second)), ['10:10', '11:11', '12:12'])
  second.close()
  const third = outbox({ journal })
  third.welcome(10)
  fill(third, 13, 13)
  assert.deepEqual(numbers(taken(third)), ['11:11', '12:12', '13:13'])
  third.close()
})

test('a killed node never says again what was stored, though its agent has lost the session', (t) => {
  const journal = temporaryDirectory(t)
  const copy = temporaryDirectory(t)
  const first = outbox({ journal })
  fill(first, 1, 5)
  taken(first)
  first.welcome(0)
  first.stored(first.session, 3)
  // What a kill leaves: the files as they are now.
  for (const name of fs.readdirSync(journal).filter((name) => name !== 'pid')) fs.copyFileSync(path.join(journal, name), path.join(copy, name))
  first.close()

  const second = outbox({ journal: copy })
  assert.equal(second.session, first.session)
  second.welcome(0)
  fill(second, 6, 6)
  assert.deepEqual(numbers(taken(second)), ['4:4', '5:5', '6:6'])
  assert.deepEqual(second.warnings, [])
  second.close()
})
