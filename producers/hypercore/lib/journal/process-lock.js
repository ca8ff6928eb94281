'use strict'

const fs = require('node:fs')
const path = require('node:path')

class InUseError extends Error {}

const held = new Set()

/** One holder at a time: a file that names a living process. A killed holder's file is taken over. */
class ProcessLock {
  constructor (file) {
    this._file = path.resolve(file)
    if (held.has(this._file)) throw inUse(this._file, process.pid)
    if (!this._create()) {
      const holder = read(this._file)
      if (holder !== null && isAlive(holder)) throw inUse(this._file, holder.pid)
      this._takeOver()
    }
    held.add(this._file)
  }

  release () {
    if (!held.delete(this._file)) return
    fs.rmSync(this._file, { force: true })
  }

  /** One starter at a time looks again and replaces the file: else one could remove what another has just written. */
  _takeOver () {
    const guard = `${this._file}.takeover`
    if (!create(guard)) {
      const other = read(guard)
      if (other === null || isAlive(other)) throw inUse(this._file, other?.pid ?? 'unknown')
      // Whoever removes it must not go on at once: another starter may be about to remove it as well.
      fs.rmSync(guard, { force: true })
      throw new InUseError(`${guard} was left by a process that was killed while it started; it is removed: start again`)
    }
    try {
      const holder = read(this._file)
      if (holder !== null && isAlive(holder)) throw inUse(this._file, holder.pid)
      const fresh = writeAside(this._file)
      fs.renameSync(fresh, this._file)
    } finally {
      fs.rmSync(guard, { force: true })
    }
  }

  _create () {
    return create(this._file)
  }
}

/** The file appears with its content, so nobody reads an empty one; false when it is there already. */
function create (file) {
  const aside = writeAside(file)
  try {
    fs.linkSync(aside, file)
    return true
  } catch (error) {
    if (error.code === 'EEXIST') return false
    throw error
  } finally {
    fs.rmSync(aside, { force: true })
  }
}

function writeAside (file) {
  const aside = `${file}.${process.pid}`
  fs.writeFileSync(aside, JSON.stringify({ pid: process.pid, started: startOf(process.pid) }) + '\n')
  return aside
}

function read (file) {
  try {
    const { pid, started } = JSON.parse(fs.readFileSync(file, 'utf8'))
    return Number.isInteger(pid) && pid > 0 ? { pid, started } : null
  } catch {
    return null
  }
}

function isAlive ({ pid, started }) {
  // In a container the next process often has the number of the last: one's own number was left by a former life.
  if (pid === process.pid) return false
  try {
    process.kill(pid, 0)
  } catch (error) {
    if (error.code !== 'EPERM') return false
  }
  const now = startOf(pid)
  return now === null || typeof started !== 'string' || now === started
}

/** When a process started, as text; null where the platform does not tell. Tells a holder from a later process of the same number. */
function startOf (pid) {
  try {
    // The name in parentheses may hold anything; 22nd field of proc_pid_stat(5), the 20th behind the name.
    return fs.readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').pop().split(' ')[19] ?? null
  } catch {
    return null
  }
}

function inUse (file, pid) {
  return new InUseError(`${path.dirname(file)} is the journal of process ${pid}, which runs: give each node a journal of its own`)
}

module.exports = { ProcessLock, InUseError }
