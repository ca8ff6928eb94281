'use strict'

const path = require('node:path')
const { spawn } = require('node:child_process')
const { readLines } = require('../../lib/lines')
const { until } = require('./until')

const BIN = path.join(__dirname, '..', '..', 'bin', 'swarmgauge-node.js')

/** A runner node as a child process; the test is its parent and, unless it has a socket, its agent. */
class NodeProcess {
  constructor (t, args, { seed, env = {}, stdin = 'pipe' } = {}) {
    this.lines = []
    this.log = ''
    this.text = ''
    this.exit = null
    const child = spawn(process.execPath, [BIN, ...args], {
      env: { ...process.env, ...(seed ? { SWARMGAUGE_SEED: seed } : {}), ...env },
      stdio: [stdin, 'pipe', 'pipe']
    })
    this.child = child
    child.stderr.on('data', (data) => { this.log += data })
    child.stdout.on('data', (data) => { this.text += data })
    readLines(child.stdout, { onobject: (line) => this.lines.push(line), onbad: () => {} })
    this.ended = new Promise((resolve) => child.on('close', (code, signal) => {
      this.exit = { code, signal }
      resolve(this.exit)
    }))
    if (child.stdin) child.stdin.on('error', () => {})
    t.after(() => child.kill('SIGKILL'))
  }

  tell (line) {
    this.child.stdin.write(JSON.stringify(line) + '\n')
  }

  of (type) {
    return this.lines.filter((line) => line.type === type)
  }

  until (type, count = 1) {
    return until(() => {
      if (this.of(type).length >= count) return this.of(type)
      if (this.exit !== null) throw new Error(`ended with ${JSON.stringify(this.exit)} before ${count} × ${type}: ${this.log}`)
      return null
    }, `${count} × ${type}; ${this.log}`)
  }

  async stop () {
    this.tell({ type: 'stop' })
    return this.ended
  }
}

module.exports = { NodeProcess }
