'use strict'

const MAX_RUNNING = 32
const MAX_WAITING = 1000

/** Lets so many pieces of work run at once and so many wait; what does not get its turn is refused. */
class WorkQueue {
  constructor () {
    this._running = new Set()
    this._waiting = []
  }

  add (run, refuse) {
    if (this._running.size < MAX_RUNNING) this._start(run)
    else if (this._waiting.length < MAX_WAITING) this._waiting.push({ run, refuse })
    else refuse(`${MAX_WAITING} others are waiting already`)
  }

  /** Ends when everything that runs has ended; what still waits is refused. */
  async close () {
    for (const { refuse } of this._waiting.splice(0)) refuse('the attestor stops')
    await Promise.all(this._running)
  }

  _start (run) {
    const running = run().finally(() => {
      this._running.delete(running)
      if (this._waiting.length > 0 && this._running.size < MAX_RUNNING) this._start(this._waiting.shift().run)
    })
    this._running.add(running)
  }
}

module.exports = { WorkQueue }
