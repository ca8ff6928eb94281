'use strict'

/** First in, first out. An array whose `shift` stays cheap however long it is. */
class Queue {
  constructor (items = []) {
    this._items = items
    this._head = 0
  }

  get length () {
    return this._items.length - this._head
  }

  push (item) {
    this._items.push(item)
  }

  /** The first item, or undefined when there is none. */
  peek () {
    return this._items[this._head]
  }

  shift () {
    if (this.length === 0) return undefined
    const item = this._items[this._head]
    this._items[this._head++] = undefined
    if (this._head > 1024 && this._head * 2 > this._items.length) {
      this._items = this._items.slice(this._head)
      this._head = 0
    }
    return item
  }

  toArray () {
    return this._items.slice(this._head)
  }
}

module.exports = { Queue }
