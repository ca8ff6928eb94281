'use strict'

const { createHash } = require('node:crypto')

const RECORD = /^([0-9a-f]{8}) (\d{1,16}) (\{.*\})$/
const BEGIN = /[0-9a-f]{8} \d{1,16} \{/g
const FORGOTTEN = '{"forgotten":true}'

/** One line of a journal: checksum, number, JSON. */
function encode (n, json) {
  return `${checksum(n, json)} ${n} ${json}\n`
}

/** Says that lines up to n are not needed any more. No line looks like it: each has a type. */
function encodeForgotten (n) {
  return encode(n, FORGOTTEN)
}

function isForgotten ({ json }) {
  return json === FORGOTTEN
}

/** What a journal's text holds, in order: `{ n, json }` for each record that is intact, null for each piece that is none. */
function decode (text) {
  return text.split('\n').filter((piece) => piece !== '').flatMap(pieces)
}

function pieces (text) {
  const record = intact(text)
  if (record !== null) return [record]
  // A damaged line end joins two records: what begins behind it may be whole.
  for (const { index } of text.matchAll(BEGIN)) {
    if (index === 0) continue
    const behind = intact(text.slice(index))
    if (behind !== null) return [...pieces(text.slice(0, index - 1)), behind]
  }
  return [null]
}

function intact (text) {
  const match = RECORD.exec(text)
  if (match === null) return null
  const n = Number(match[2])
  return Number.isSafeInteger(n) && n > 0 && checksum(n, match[3]) === match[1] ? { n, json: match[3] } : null
}

function checksum (n, json) {
  return createHash('sha256').update(`${n} ${json}`).digest('hex').slice(0, 8)
}

module.exports = { encode, encodeForgotten, isForgotten, decode }
