#!/usr/bin/env node
'use strict'

const { main } = require('../lib/cli')

main(process.argv.slice(2)).then((code) => {
  process.exitCode = code
  // Native handles of the storage and the network may outlive an orderly end by seconds.
  process.stdout.write('', () => process.exit(code))
}, (error) => {
  process.stderr.write(`swarmgauge-node: ${error.stack}\n`)
  process.exit(1)
})
