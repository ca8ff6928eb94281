'use strict'

const { AgentLink } = require('./agent-link')

/** The agent that started this process: standard output and standard input. */
class StdioLink extends AgentLink {
  constructor ({ input, output, ...options }) {
    super(options)
    this._input = input
    this._output = output
  }

  open () {
    this._output.on('error', () => this._down())
    this._input.on('end', () => this._ondeaf())
    this._input.on('error', () => this._ondeaf())
    this._read(this._input)
    this._up(this._output)
  }

  async _disconnect () {
    this._input.destroy()
  }
}

module.exports = { StdioLink }
