'use strict'

const assert = require('node:assert/strict')

/** Peer by peer: what a hoster says it sent to a client is what that client says it got from it, and so do the nodes' own totals. */
function assertBooksAgree (hosters, clients) {
  const sent = rows(hosters, 'upload', (hoster, client) => `${hoster}>${client}`)
  assert.deepEqual(sent, rows(clients, 'download', (client, hoster) => `${hoster}>${client}`))
  assert.deepEqual(sum(hosters, 'uploads'), sum(clients, 'downloads'))
}

function rows (nodes, type, pair) {
  const books = {}
  for (const node of nodes) {
    for (const { setup, index, bytes, peer } of node.of(type)) (books[pair(node.nodeId, peer)] ??= []).push(`${setup}/${index}/${bytes}`)
  }
  for (const lines of Object.values(books)) lines.sort()
  return books
}

function sum (nodes, side) {
  const total = { chunks: 0, bytes: 0 }
  for (const setup of nodes.flatMap((node) => Object.values(node.totals))) {
    total.chunks += setup[side].chunks
    total.bytes += setup[side].bytes
  }
  return total
}

module.exports = { assertBooksAgree, rows, sum }
