'use strict'

const fs = require('node:fs')
const os = require('node:os')
const path = require('node:path')
const { randomBytes } = require('node:crypto')
const { Outbox } = require('./outbox')
const { SocketLink } = require('./socket-link')
const { StdioLink } = require('./stdio-link')
const { AuditFile } = require('./audit-file')
const { readKeyFile } = require('./key-file')
const { Totals } = require('./totals')
const { createSwarm, leaveSwarm, keyPair, within } = require('./swarm')
const { software } = require('./version')
const { keyHex } = require('./hex')

const FINISH_MS = 6000
const CLOSE_MS = 5000

/** What every runner node has: an identity, a link to its agent, a swarm, its own books, and an orderly end. */
class NodeRuntime {
  constructor ({ command, role, setups, options, stdin = process.stdin, stdout = process.stdout, stderr = process.stderr }) {
    this.options = options
    this.setups = setups
    this.totals = new Totals(setups.ids)
    this.seed = seedOf(options)
    this.keyPair = keyPair(Buffer.from(this.seed, 'hex'))
    this.nodeId = keyHex(this.keyPair.publicKey)
    this._command = command
    this._role = role
    this._stdin = stdin
    this._stdout = stdout
    this._stderr = stderr
    this._finishers = []
    this._closers = []
    this._stop = new AbortController()
    this._stopping = null
    this.stopped = new Promise((resolve) => { this._onstopped = resolve })
    /** Writes a transfer that did happen into the node's own book, if it keeps one. To be called before `send`. */
    this.audit = this._createAudit()
    this.link = this._createLink()
    this.send = (line) => this.link.send(line)
  }

  /** Aborted when the node begins to close, after what was under way has been finished. */
  get stopSignal () {
    return this._stop.signal
  }

  log (text) {
    this._stderr.write(`swarmgauge-node ${this._command} ${this.nodeId.slice(0, 8)}: ${text}\n`)
  }

  print (line) {
    this._stdout.write(JSON.stringify(line) + '\n')
  }

  /** Says hello. Lines that were sent before wait until here. */
  openLink () {
    if (this.options.socket !== undefined) this.print({ type: 'node', nodeId: this.nodeId, role: this._role })
    this.link.open()
  }

  createSwarm (options = {}) {
    const swarm = createSwarm({ bootstrap: this.options.bootstrap, keyPair: this.keyPair, ...options })
    this.onclose(() => leaveSwarm(swarm))
    return swarm
  }

  /** The directory of the node's data, which ends with the node unless the user named it. */
  storage () {
    if (this.options.storage !== undefined) {
      fs.mkdirSync(this.options.storage, { recursive: true })
      return this.options.storage
    }
    const directory = fs.mkdtempSync(path.join(os.tmpdir(), 'swarmgauge-'))
    const remove = () => fs.rmSync(directory, { recursive: true, force: true })
    process.once('exit', remove)
    this.onclose(() => {
      process.removeListener('exit', remove)
      remove()
    })
    return directory
  }

  /** Work to be finished, within a time limit, before anything is closed. */
  onfinish (finisher) {
    this._finishers.push(finisher)
  }

  /** Closers run in the opposite order of their registration. */
  onclose (closer) {
    this._closers.push(closer)
  }

  stop () {
    if (this._stopping === null) this._stopping = this._shutDown()
    return this._stopping
  }

  async _shutDown () {
    await within(FINISH_MS, Promise.all(this._finishers.map((finish) => finish())))
    this._stop.abort()
    for (const close of this._closers.reverse()) {
      await within(CLOSE_MS, Promise.resolve().then(close).catch((error) => this.log(`while stopping: ${error.message}`)))
    }
    // Last, so that the books and the lines hold what happened while closing.
    if (this.options.totalsFile !== undefined) {
      this.totals.write(this.options.totalsFile, { nodeId: this.nodeId, role: this._role, feed: this.feed ?? null })
    }
    await this.link.close()
    this._onstopped()
  }

  _createLink () {
    const hello = () => ({
      nodeId: this.nodeId, role: this._role, setups: this.setups.ids, software, pid: process.pid
    })
    const { socket, journal } = this.options
    const outbox = new Outbox({ journal, onwarning: (text) => this.log(text) })
    const link = socket === undefined
      ? new StdioLink({ hello, outbox, input: this._stdin, output: this._stdout })
      : new SocketLink({ hello, outbox, path: socket })
    link.on('warning', (text) => this.log(text))
    link.on('end', () => this.stop())
    link.on('line', (line) => {
      if (line.type === 'stop' && socket === undefined) this.stop()
      else if (line.type === 'error') this._onagenterror(line)
      else link.emit(`line:${line.type}`, line)
    })
    return link
  }

  _createAudit () {
    if (this.options.auditFile === undefined) return () => {}
    const file = new AuditFile(this.options.auditFile, { onwarning: (text) => this.log(text) })
    this.onclose(() => file.close())
    return (event) => file.append(event)
  }

  _onagenterror ({ reason, detail }) {
    const { errors } = this.link.counters
    // One complaint is a message, a thousand equal ones are a full disk.
    if ((errors & (errors - 1)) === 0) this.log(`the agent refused a line: ${reason} ${detail ?? ''} (${errors} so far)`)
  }
}

function seedOf ({ keyFile, seed }) {
  if (keyFile !== undefined) return readKeyFile(keyFile)
  return seed ?? randomBytes(32).toString('hex')
}

module.exports = { NodeRuntime }
