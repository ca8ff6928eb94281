'use strict'

const fs = require('node:fs')
const net = require('node:net')
const os = require('node:os')
const path = require('node:path')
const { readLines } = require('../../lib/lines')
const { until } = require('./until')

function temporaryDirectory (t) {
  const directory = fs.mkdtempSync(path.join(os.tmpdir(), 'swarmgauge-test-'))
  t.after(() => fs.rmSync(directory, { recursive: true, force: true }))
  return directory
}

/** An agent's socket that remembers what it was told. */
class SocketAgent {
  constructor (socketPath) {
    this.path = socketPath
    this.lines = []
    this.clients = new Set()
    this.onclient = () => {}
    /** What the welcome to a hello says besides; by itself, this agent knows no sessions. */
    this.welcome = () => ({})
    this._server = null
  }

  async listen () {
    this._server = net.createServer((client) => {
      this.clients.add(client)
      client.on('close', () => this.clients.delete(client))
      client.on('error', () => {})
      readLines(client, { onobject: (line) => this._take(client, line), onbad: (why) => this.lines.push({ type: 'bad', why }) })
      this.onclient(client)
    })
    await new Promise((resolve) => this._server.listen(this.path, resolve))
    return this
  }

  async close () {
    if (this._server === null) return
    for (const client of this.clients) client.destroy()
    await new Promise((resolve) => this._server.close(resolve))
    this._server = null
  }

  say (line) {
    for (const client of this.clients) client.write(JSON.stringify(line) + '\n')
  }

  _take (client, line) {
    this.lines.push(line)
    if (line.type === 'hello') client.write(JSON.stringify({ type: 'welcome', nodeId: line.nodeId, agent: 'test', ...this.welcome(line) }) + '\n')
  }

  of (type) {
    return this.lines.filter((line) => line.type === type)
  }

  until (type, count = 1) {
    return until(() => this.of(type).length >= count && this.of(type), `${count} × ${type}`)
  }
}

async function startAgent (t, socketPath = path.join(temporaryDirectory(t), 'agent.sock')) {
  const agent = await new SocketAgent(socketPath).listen()
  t.after(() => agent.close())
  return agent
}

module.exports = { startAgent, SocketAgent, temporaryDirectory }
