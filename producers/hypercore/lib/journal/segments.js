'use strict'

const fs = require('node:fs')
const path = require('node:path')
const { decode, isForgotten } = require('./records')

const NAME = /^([0-9a-f]{32})-(\d{16})\.lines$/

/** The name holds the session and the number of the first line: both outlast any damage to the content. */
function segmentFile (directory, session, first) {
  return path.join(directory, `${session}-${String(first).padStart(16, '0')}.lines`)
}

/**
 * What the segments in a directory hold: `session` (null when there are none), `lines` ({ n, json }, ascending, all above
 * `forgotten`), `last` (the highest number that was given), `damaged` (pieces that are no lines any more) and `segments` ({ file, last }).
 */
function readSegments (directory) {
  const { session, files } = newestSession(directory)
  const found = { session, lines: [], forgotten: 0, last: 0, damaged: 0, segments: [] }
  for (const [at, { file, first }] of files.entries()) {
    // Where segments overlap, the later one was written to take the place of the former.
    const end = files[at + 1]?.first ?? Infinity
    found.last = Math.max(found.last, first - 1)
    for (const record of decode(fs.readFileSync(file, 'utf8'))) take(found, record, end)
    found.segments.push({ file, last: found.last })
  }
  found.lines = found.lines.filter(({ n }) => n > found.forgotten)
  found.last = Math.max(found.last, found.forgotten)
  return found
}

function take (found, record, end) {
  if (record === null) {
    found.damaged++
    found.last++
    return
  }
  if (isForgotten(record)) {
    found.forgotten = Math.max(found.forgotten, record.n)
    return
  }
  const before = found.lines[found.lines.length - 1]?.n ?? 0
  if (record.n >= end || record.n <= before) return
  found.lines.push(record)
  found.last = record.n
}

function newestSession (directory) {
  const sessions = new Map()
  for (const name of fs.readdirSync(directory).sort()) {
    const match = NAME.exec(name)
    if (match === null) continue
    const file = path.join(directory, name)
    const files = sessions.get(match[1]) ?? []
    files.push({ file, first: Number(match[2]), changedAt: fs.statSync(file).mtimeMs })
    sessions.set(match[1], files)
  }
  let newest = { session: null, files: [], changedAt: -1 }
  for (const [session, files] of sessions) {
    const changedAt = Math.max(...files.map((file) => file.changedAt))
    if (changedAt > newest.changedAt) newest = { session, files, changedAt }
  }
  return newest
}

module.exports = { readSegments, segmentFile }
