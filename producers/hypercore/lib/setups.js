'use strict'

/**
 * Which chunk indexes of one feed belong to which hosting setup.
 * `wholeFeed` is the setup that every index belongs to when no lists are given.
 */
class Setups {
  constructor (lists = {}, wholeFeed = null) {
    this.wholeFeed = wholeFeed
    this._indexes = new Map()
    this._setupOf = new Map()

    for (const [id, list] of Object.entries(lists)) {
      const indexes = expand(list)
      this._indexes.set(id, indexes)
      for (const index of indexes) {
        const taken = this._setupOf.get(index)
        if (taken !== undefined && taken !== id) throw new RangeError(`index ${index} is in ${taken} and in ${id}`)
        this._setupOf.set(index, id)
      }
    }
  }

  get ids () {
    return this.wholeFeed === null ? [...this._indexes.keys()] : [this.wholeFeed]
  }

  /** The setup of an index, or null when it is in none. */
  of (index) {
    if (this.wholeFeed !== null) return this.wholeFeed
    return this._setupOf.get(index) ?? null
  }

  indexes (id) {
    return this._indexes.get(id) ?? []
  }

  /** From `{ setup }` or `{ setups }`. */
  static from ({ setup = null, setups = null }) {
    if ((setup === null) === (setups === null)) throw new TypeError('give either setup or setups')
    if (setup !== null && (typeof setup !== 'string' || setup === '')) throw new TypeError('setup: must be the id of a setup')
    return new Setups(setups ?? {}, setup)
  }

  /** From texts like `setup-1=0-9,12`; throws with a message for people. */
  static parse (texts) {
    const lists = {}
    for (const text of texts) {
      const at = text.indexOf('=')
      if (at < 1) throw new RangeError(`${text}: must look like setup-1=0-9`)
      const id = text.slice(0, at)
      lists[id] = (lists[id] ?? []).concat(text.slice(at + 1).split(',').map(part => parsePart(text, part)))
    }
    return new Setups(lists)
  }
}

function parsePart (text, part) {
  const match = /^(\d+)(?:-(\d+))?$/.exec(part.trim())
  if (match === null) throw new RangeError(`${text}: "${part}" is not an index or a range like 0-9`)
  const from = Number(match[1])
  const to = match[2] === undefined ? from : Number(match[2])
  if (to < from) throw new RangeError(`${text}: the range ${part} ends before it starts`)
  return { from, to }
}

function expand (list) {
  const indexes = new Set()
  for (const entry of Array.isArray(list) ? list : [list]) {
    const { from, to } = typeof entry === 'number' ? { from: entry, to: entry } : entry
    if (!Number.isSafeInteger(from) || !Number.isSafeInteger(to) || from < 0 || to < from) {
      throw new RangeError(`not an index or a range { from, to }: ${JSON.stringify(entry)}`)
    }
    if (to - from >= MAX_RANGE) throw new RangeError(`a range may hold ${MAX_RANGE} indexes: ${JSON.stringify(entry)}`)
    for (let index = from; index <= to; index++) indexes.add(index)
  }
  return [...indexes].sort((a, b) => a - b)
}

const MAX_RANGE = 1_000_000

module.exports = { Setups }
