'use strict'

const fs = require('node:fs')

/**
 * A second, independent book of what the node sent and received: one JSON line each, written before the node tells anybody else.
 * It is there to compare other books with, after crashes above all. Never throws after it was opened.
 */
class AuditFile {
  constructor (file, { onwarning }) {
    this._file = file
    this._warn = onwarning
    this._failed = 0
    this._fd = fs.openSync(file, 'a', 0o600)
  }

  append (event) {
    try {
      fs.writeSync(this._fd, JSON.stringify(event) + '\n')
    } catch (error) {
      if (this._failed++ === 0) this._warn(`audit file ${this._file} cannot be written: ${error.message}`)
    }
  }

  close () {
    fs.closeSync(this._fd)
  }
}

module.exports = { AuditFile }
