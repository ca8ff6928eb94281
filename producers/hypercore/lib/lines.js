'use strict'

const { StringDecoder } = require('node:string_decoder')

const MAX_LINE = 64 * 1024

/** Feeds the JSON objects of a newline-delimited stream to `onobject`, and what is not one to `onbad`. */
function readLines (stream, { onobject, onbad }) {
  const decoder = new StringDecoder('utf8')
  let rest = ''
  let skipping = false

  stream.on('data', (data) => {
    rest += decoder.write(data)
    let end
    while ((end = rest.indexOf('\n')) !== -1) {
      const line = rest.slice(0, end)
      rest = rest.slice(end + 1)
      if (skipping) skipping = false
      else take(line)
    }
    if (rest.length > MAX_LINE) {
      if (!skipping) onbad('line over 64 KiB')
      skipping = true
      rest = ''
    }
  })

  function take (line) {
    if (line.trim() === '') return
    let object
    try {
      object = JSON.parse(line)
    } catch (error) {
      return onbad(error.message)
    }
    if (object === null || typeof object !== 'object' || Array.isArray(object)) return onbad('not a JSON object')
    onobject(object)
  }
}

module.exports = { readLines, MAX_LINE }
