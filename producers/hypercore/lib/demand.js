'use strict'

const { random, shuffled } = require('./random')

/**
 * Uneven demand for chunks: the k-th most popular is asked for in proportion to 1 / k^s. Which chunk is how popular follows from
 * `popularity` alone, so leechers agree about it unless told otherwise; the order of the questions follows from `seed`.
 */
class ZipfDemand {
  constructor (indexes, { s, popularity, seed }) {
    this._ranked = shuffled(indexes, random('popularity', popularity))
    this._draw = random('demand', seed)
    this._cumulated = []
    let sum = 0
    for (let rank = 1; rank <= this._ranked.length; rank++) this._cumulated.push(sum += rank ** -s)
  }

  next () {
    const at = this._draw() * this._cumulated[this._cumulated.length - 1]
    let low = 0
    let high = this._cumulated.length - 1
    while (low < high) {
      const middle = (low + high) >> 1
      if (this._cumulated[middle] > at) high = middle
      else low = middle + 1
    }
    return this._ranked[low]
  }
}

/** Calls `ask` at a steady rate, whatever the answers take; what was missed while the process was busy is made up for. */
class Pace {
  constructor (perSecond, ask) {
    this._gapMs = 1000 / perSecond
    this._ask = ask
    this._due = 0
    this._timer = null
  }

  start () {
    if (this._timer !== null || !Number.isFinite(this._gapMs)) return
    this._due = performance.now()
    this._tick()
  }

  stop () {
    clearTimeout(this._timer)
    this._timer = null
  }

  _tick () {
    const now = performance.now()
    // A process that was stopped for a while must not come back with a flood.
    if (now - this._due > 1000) this._due = now - 1000
    while (this._due <= now) {
      this._due += this._gapMs
      this._ask()
    }
    this._timer = setTimeout(() => this._tick(), Math.max(1, this._due - performance.now()))
  }
}

module.exports = { ZipfDemand, Pace }
