'use strict'

const fs = require('node:fs')
const path = require('node:path')

/** A node's own books per setup, kept beside the lines to the agent so that one can be checked against the other. */
class Totals {
  constructor (setups) {
    this._setups = new Map(setups.map((id) => [id, newEntry()]))
    this.outsideSetups = newEntry()
  }

  upload (setup, bytes) {
    count(this._entry(setup).uploads, bytes)
  }

  download (setup, bytes) {
    count(this._entry(setup).downloads, bytes)
  }

  toJSON () {
    return { setups: Object.fromEntries(this._setups), outsideSetups: this.outsideSetups }
  }

  write (file, about) {
    const temporary = path.join(path.dirname(file), `.${path.basename(file)}.${process.pid}`)
    fs.writeFileSync(temporary, JSON.stringify({ ...about, ...this.toJSON() }, null, 2) + '\n')
    fs.renameSync(temporary, file)
  }

  _entry (setup) {
    if (setup === null) return this.outsideSetups
    if (!this._setups.has(setup)) this._setups.set(setup, newEntry())
    return this._setups.get(setup)
  }
}

function newEntry () {
  return { uploads: { chunks: 0, bytes: 0 }, downloads: { chunks: 0, bytes: 0 } }
}

function count (side, bytes) {
  side.chunks++
  side.bytes += bytes
}

module.exports = { Totals }
