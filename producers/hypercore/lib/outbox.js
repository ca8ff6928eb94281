'use strict'

const { randomBytes } = require('node:crypto')
const { Queue } = require('./queue')
const { Journal } = require('./journal/journal')

// What the agent must neither lose nor count twice. All else is of the moment, and is never said again.
const EVIDENCE = new Set(['upload', 'download', 'request', 'job-start', 'job-end'])

const MAX_LINES = 20_000
const MAX_LINES_IN_JOURNAL = 1_000_000
const MAX_CHARS = 256 * 1024 * 1024

/**
 * The lines for one agent, in order. Evidence gets a number and is kept until the agent says that it has stored it; after a broken
 * connection it is taken again, before anything newer. Bounded: the oldest lines are dropped and counted, and the agent sees the
 * jump in the numbers.
 *
 * An agent that knows no sessions stores nothing as far as anybody can tell: for it a line is forgotten once it was taken.
 */
class Outbox {
  /** With the path of a `journal`, evidence outlives the process. Throws only when another process has that journal. */
  constructor ({ journal, maxLines, onwarning }) {
    this.dropped = 0
    /** Whether the agent of this connection says what it has stored. */
    this.confirms = false
    this._warn = onwarning
    this._journal = journal === undefined ? null : new Journal(journal, { onwarning })
    this.session = this._journal?.session ?? randomBytes(16).toString('hex')
    this._maxLines = maxLines ?? (this._journal === null ? MAX_LINES : MAX_LINES_IN_JOURNAL)
    this._last = this._journal?.last ?? 0
    this._waiting = new Queue(this._journal?.takeLines())
    this._taken = new Queue()
    this._chars = this._waiting.toArray().reduce((all, { json }) => all + json.length, 0)
    this._forgotten = 0
    this._keeps = true
    this._maybeTaken = this._last
    this._agentMayKnowMore = this._journal?.reopened === true
    /** True while only the agent's welcome can tell what is to be said (again): nothing may be taken before. */
    this.awaitsWelcome = this._agentMayKnowMore
    this._trim()
  }

  /** How many lines were not taken yet. */
  get waiting () {
    return this._waiting.length
  }

  /** How many lines were taken, and are not known to be stored. */
  get unconfirmed () {
    return this._taken.length
  }

  add (line) {
    const json = JSON.stringify(line)
    const n = EVIDENCE.has(line.type) ? ++this._last : 0
    if (n > 0) this._journal?.append(n, json)
    this._waiting.push({ n, json })
    this._chars += json.length
    this._trim()
  }

  /** The next lines as `text`, about `maxChars` long, and how many of them are `lost` when they do not arrive. */
  take (maxChars) {
    let text = ''
    let lines = 0
    let lost = 0
    while (this._waiting.length > 0 && text.length < maxChars) {
      const entry = this._waiting.shift()
      text += written(entry)
      lines++
      if (this._keeps && entry.n > 0) this._taken.push(entry)
      else {
        lost++
        this._forget(entry)
      }
    }
    this._noteForgotten()
    return { text, lines, lost }
  }

  /** The connection broke, with so many lines under way that are not kept. */
  disconnected (lost) {
    this.dropped += lost
    this.confirms = false
    this._keeps = true
    if (this._taken.length === 0) return
    const again = this._taken.toArray()
    this._maybeTaken = Math.max(this._maybeTaken, again[again.length - 1].n)
    this._waiting = new Queue(again.concat(this._waiting.toArray()))
    this._taken = new Queue()
    this.awaitsWelcome = true
  }

  /** The agent's answer to `hello`; `stored` is undefined when it knows no sessions. */
  welcome (stored) {
    this.awaitsWelcome = false
    if (!Number.isSafeInteger(stored) || stored < 0) return this._withoutSessions()
    this.confirms = true
    this._keeps = true
    if (this._agentMayKnowMore) this._goOnBehind(stored)
    this._agentMayKnowMore = false
    this._storedUpTo(stored)
  }

  stored (session, n) {
    if (session === this.session && this.confirms && Number.isSafeInteger(n)) this._storedUpTo(n)
  }

  close () {
    const left = this._waiting.length + (this.confirms || this.awaitsWelcome ? this._taken.length : 0)
    if (this._journal === null || this._journal.broken) {
      this.dropped += this._waiting.length
      if (left > 0) this._warn(`${left} lines could not be handed to the agent`)
    } else if (left > 0) this._warn(`${left} lines stay in the journal until the agent has stored them`)
    else if (this._taken.length === 0) this._journal.replace([], this._last + 1)
    this._journal?.close()
    this._waiting = new Queue()
    this._taken = new Queue()
  }

  _storedUpTo (n) {
    while (this._taken.length > 0 && this._taken.peek().n <= n) this._forget(this._taken.shift())
    while (this._waiting.length > 0 && this._waiting.peek().n > 0 && this._waiting.peek().n <= n) this._forget(this._waiting.shift())
    this._noteForgotten()
  }

  _forget ({ n, json }) {
    this._chars -= json.length
    if (n > 0) this._forgotten = n
  }

  /** Once for many lines: the journal writes each time. */
  _noteForgotten () {
    if (this._forgotten > 0) this._journal?.forget(this._forgotten)
  }

  _trim () {
    while (this._waiting.length + this._taken.length > this._maxLines || this._chars > MAX_CHARS) {
      if (this.dropped === 0) this._warn(`over ${this._chars > MAX_CHARS ? '256 MiB of' : this._maxLines} lines wait for the agent: dropping the oldest`)
      this._forget(this._taken.shift() ?? this._waiting.shift())
      this.dropped++
    }
    this._noteForgotten()
  }

  /** As ever with such agents: rather too little than the same chunk twice. */
  _withoutSessions () {
    this._keeps = false
    while (this._taken.length > 0) this._forget(this._taken.shift())
    let unsure = 0
    for (; this._waiting.length > 0 && this._waiting.peek().n > 0 && this._waiting.peek().n <= this._maybeTaken; unsure++) {
      this._forget(this._waiting.shift())
    }
    this._noteForgotten()
    this.dropped += unsure
    if (unsure > 0) this._warn(`the agent knows no sessions: ${unsure} lines that it may have already are not said again`)
  }

  /**
   * The journal lost its end, by damage or a full disk, when the agent has stored numbers that the journal never heard of. What this
   * process has numbered since then is other lines under the same numbers: they get new ones. None of them was taken yet. Safe only because
   * the agent answers a hello when all that it took is stored: numbers between stored and taken would be dropped as repeats.
   */
  _goOnBehind (stored) {
    const known = this._journal.last
    if (stored <= known) return
    this._warn(`the agent has stored ${stored} lines of this session, the journal knew of ${known}: it goes on behind them`)
    const kept = this._waiting.toArray().filter(({ n }) => n > known)
    const shift = stored - known
    for (const entry of kept) entry.n += shift
    this._last += shift
    this._journal.replace(kept, this._last + 1)
  }
}

function written ({ n, json }) {
  return n === 0 ? `${json}\n` : `${json.slice(0, -1)},"n":${n}}\n`
}

module.exports = { Outbox }
