'use strict'

const { createHash } = require('node:crypto')

/**
 * Where a feed's origin announces itself to the feed's hosters. Not the feed's own topic: there leechers and attestors look
 * for hosters, and would dial an origin that refuses them, again and again.
 */
function encoderTopic (key) {
  return createHash('sha256').update('swarmgauge encoder ').update(key).digest()
}

module.exports = { encoderTopic }
