'use strict'

const fs = require('node:fs')
const path = require('node:path')
const { randomBytes } = require('node:crypto')
const { ProcessLock, InUseError } = require('./process-lock')
const { readSegments, segmentFile } = require('./segments')
const { encode, encodeForgotten } = require('./records')

const SEGMENT_BYTES = 1024 * 1024

/**
 * Numbered lines on disk, so that a killed node can say them again. Each line is with the kernel when `append` returns: it outlives
 * the process, not a power cut. The lines are in segment files of 1 MiB; a segment goes when all its lines are forgotten.
 *
 * What cannot be written stays with the caller: `broken` is set, and told once.
 */
class Journal {
  /** Throws an InUseError when another process has it, and for nothing else. */
  constructor (directory, { onwarning }) {
    this.broken = false
    this._directory = directory
    this._warn = (text) => onwarning(`journal ${directory}: ${text}`)
    this._segments = []
    this._fd = null
    this._bytes = 0
    this._forgotten = 0
    this._lock = null
    this._try(() => {
      fs.mkdirSync(directory, { recursive: true, mode: 0o700 })
      this._lock = new ProcessLock(path.join(directory, 'pid'))
    })
    this._load()
  }

  /** What was appended in former lives and not forgotten (`{ n, json }`, ascending); the journal does not hold on to it. */
  takeLines () {
    const lines = this._lines
    this._lines = []
    return lines
  }

  /** The line has been given its number: one more than that of the line before, or more. */
  append (n, json) {
    if (this.broken) return
    this._try(() => {
      if (this._bytes >= SEGMENT_BYTES) this._roll(n)
      this._write(encode(n, json))
      this._segments[this._segments.length - 1].last = n
    })
  }

  /** Lines up to n are not needed any more, and no later process gets them: their segment may stay, so that is written down. */
  forget (n) {
    if (n <= this._forgotten) return
    this._forgotten = n
    if (!this.broken) this._try(() => this._write(encodeForgotten(n)))
    while (this._segments.length > 1 && this._segments[0].last <= n) remove(this._segments.shift().file)
  }

  /** Holds these lines (`{ n, json }`) and no others from here on; the next line will have the number `next`. */
  replace (lines, next) {
    if (this.broken) return
    this._try(() => {
      const former = this._segments
      this._segments = []
      if (lines.length > 0) this._writeAside(lines)
      this._roll(next)
      const kept = new Set(this._segments.map(({ file }) => file))
      for (const { file } of former) if (!kept.has(file)) remove(file)
    })
  }

  close () {
    if (this._fd !== null) fs.closeSync(this._fd)
    this._fd = null
    this.broken = true
    if (this._lock !== null) this._lock.release()
  }

  _load () {
    let found = { session: null, lines: [], forgotten: 0, last: 0, damaged: 0, segments: [] }
    try {
      found = readSegments(this._directory)
    } catch (error) {
      if (error.code !== 'ENOENT') this._warn(`cannot be read: ${error.message}`)
    }
    this.reopened = found.session !== null
    this.session = found.session ?? randomBytes(16).toString('hex')
    this._lines = found.lines
    this._forgotten = found.forgotten
    /** The highest number that was given, as far as the files tell. */
    this.last = found.last
    this._segments = found.segments
    if (found.damaged > 0) {
      this._warn(`${found.damaged} damaged lines are lost; ${found.lines.length} are intact`)
      this.replace(found.lines, this.last + 1)
    } else if (!this.broken) this._try(() => this._roll(this.last + 1))
  }

  _roll (first) {
    const file = segmentFile(this._directory, this.session, first)
    const fd = fs.openSync(file, 'a', 0o600)
    if (this._fd !== null) fs.closeSync(this._fd)
    this._fd = fd
    this._bytes = fs.fstatSync(fd).size
    if (this._segments[this._segments.length - 1]?.file !== file) this._segments.push({ file, last: first - 1 })
  }

  _write (text) {
    const bytes = Buffer.from(text)
    const written = fs.writeSync(this._fd, bytes)
    if (written < bytes.length) throw new Error(`only ${written} of ${bytes.length} bytes could be written`)
    this._bytes += written
  }

  _writeAside (lines) {
    const file = segmentFile(this._directory, this.session, lines[0].n)
    const aside = `${file}.new`
    // This file may take the place of one that held the mark, while segments before it are still there.
    const mark = this._forgotten > 0 ? encodeForgotten(this._forgotten) : ''
    fs.writeFileSync(aside, mark + lines.map(({ n, json }) => encode(n, json)).join(''), { mode: 0o600 })
    fs.renameSync(aside, file)
    this._segments.push({ file, last: lines[lines.length - 1].n })
  }

  _try (write) {
    try {
      write()
    } catch (error) {
      if (error instanceof InUseError) throw error
      this.broken = true
      this._warn(`cannot be written: ${error.message}. From here on lines are kept in memory only`)
      this._cutTorn()
    }
  }

  _cutTorn () {
    if (this._fd === null) return
    try {
      fs.ftruncateSync(this._fd, this._bytes)
    } catch {
      // Its checksum will tell that it is torn.
    }
  }
}

function remove (file) {
  fs.rmSync(file, { force: true })
}

module.exports = { Journal, InUseError }
