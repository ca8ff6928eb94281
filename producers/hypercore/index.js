'use strict'

const { attach } = require('./lib/attach')
const { announceHoster } = require('./lib/hosting-extension')

module.exports = { attach, announceHoster }
