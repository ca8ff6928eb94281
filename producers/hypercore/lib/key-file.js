'use strict'

const fs = require('node:fs')
const { createPrivateKey } = require('node:crypto')

const OF_OTHERS = 0o077

/**
 * The seed (64 hex digits) of the Ed25519 key in a file: PKCS #8 in PEM, as `swarmgauge keygen` and
 * `openssl genpkey -algorithm ed25519` write it (RFC 8410, section 7). Throws an Error for people if there is none, or others may use it.
 */
function readKeyFile (file) {
  return seedIn(file, readOwned(file))
}

function readOwned (file) {
  let fd
  try {
    fd = fs.openSync(file, 'r')
    requireOwnerOnly(file, fs.fstatSync(fd))
    return fs.readFileSync(fd)
  } catch (error) {
    if (error.code === 'ENOENT') throw new Error(`${file} does not exist. Make it: swarmgauge keygen ${file}`)
    if (error.code !== undefined) throw new Error(`${file} cannot be read: ${error.message}`)
    throw error
  } finally {
    if (fd !== undefined) fs.closeSync(fd)
  }
}

function requireOwnerOnly (file, { mode }) {
  // Windows has no such permissions: there every file looks open to all.
  if (process.platform === 'win32' || (mode & OF_OTHERS) === 0) return
  const permissions = (mode & 0o777).toString(8)
  throw new Error(`${file} may be used by others (${permissions}). Whoever reads it can speak as the node: chmod 600 ${file}`)
}

function seedIn (file, pem) {
  let key = null
  try {
    key = createPrivateKey(pem)
  } catch {}
  if (key === null || key.asymmetricKeyType !== 'ed25519') {
    throw new Error(`${file} holds no Ed25519 private key in PEM (PKCS #8). Make one: swarmgauge keygen FILE`)
  }
  return Buffer.from(key.export({ format: 'jwk' }).d, 'base64url').toString('hex')
}

module.exports = { readKeyFile }
