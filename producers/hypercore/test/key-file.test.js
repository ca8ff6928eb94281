'use strict'

const fs = require('node:fs')
const path = require('node:path')
const { generateKeyPairSync } = require('node:crypto')
const { test } = require('node:test')
const assert = require('node:assert/strict')
const { readKeyFile } = require('../lib/key-file')
const { readOptions, UsageError } = require('../lib/options')
const { keyPair } = require('../lib/swarm')
const { keyHex } = require('../lib/hex')
const { NodeProcess } = require('./support/process')
const { seed } = require('./support/swarm')
const { temporaryDirectory } = require('./support/agent')

const PEM = '-----BEGIN PRIVATE KEY-----\nMC4CAQAwBQYDK2VwBCIEINTuctv5E1hK1bbY8fdp+K06/nwoy/HU++CXqI9EdVhC\n-----END PRIVATE KEY-----\n'
const PUBLIC = '19bf44096984cdfe8541bac167dc3b96c85086aa30b6b6cb0c5c38ad703166e1'
const FEED = ['--feed', 'cd'.repeat(32)]

function keyFile (t, content = PEM, mode = 0o600) {
  const file = path.join(temporaryDirectory(t), 'node.pem')
  fs.writeFileSync(file, content, { mode })
  return file
}

test('a key file gives the node the public key that belongs to it (the example of RFC 8410)', (t) => {
  const seed = readKeyFile(keyFile(t))
  assert.equal(seed, 'd4ee72dbf913584ad5b6d8f1f769f8ad3afe7c28cbf1d4fbe097a88f44755842')
  assert.equal(keyHex(keyPair(Buffer.from(seed, 'hex')).publicKey), PUBLIC)
})

test('a seed has the public key of RFC 8032 (section 7.1, test 1)', () => {
  const { publicKey } = keyPair(Buffer.from('9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60', 'hex'))
  assert.equal(keyHex(publicKey), 'd75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a')
})

test('a key file that others may use, that is missing, or that holds no Ed25519 key is refused, with what to do', (t) => {
  for (const mode of [0o640, 0o604, 0o610, 0o602]) {
    const file = keyFile(t)
    fs.chmodSync(file, mode)
    assert.throws(() => readKeyFile(file), { message: new RegExp(`may be used by others \\(${mode.toString(8)}\\).*chmod 600 ${file}`) })
  }
  const missing = path.join(temporaryDirectory(t), 'none.pem')
  assert.throws(() => readKeyFile(missing), { message: `${missing} does not exist. Make it: swarmgauge keygen ${missing}` })
  const rsa = generateKeyPairSync('rsa', { modulusLength: 1024 }).privateKey.export({ type: 'pkcs8', format: 'pem' })
  for (const content of ['', 'nonsense', PEM.slice(0, 60), rsa]) {
    assert.throws(() => readKeyFile(keyFile(t, content)), /no Ed25519 private key in PEM.*swarmgauge keygen FILE/)
  }
  assert.throws(() => readKeyFile(temporaryDirectory(t)), /cannot be read|may be used by others|no Ed25519/)
})

test('key file and seed: the command line goes before the environment, and there it is the key file', () => {
  const read = (args, env) => readOptions('attestor', [...FEED, ...args], env)
  const env = { SWARMGAUGE_SEED: seed(1), SWARMGAUGE_KEY_FILE: '/env.pem' }
  assert.equal(read([], env).keyFile, '/env.pem')
  assert.equal(read(['--key-file', '/a.pem'], env).keyFile, '/a.pem')
  const given = read(['--seed', seed(2)], env)
  assert.deepEqual([given.keyFile, given.seed], [undefined, seed(2)])
  assert.throws(() => read(['--seed', seed(2), '--key-file', '/a.pem'], {}), (error) => error instanceof UsageError && /give one of them/.test(error.message))
})

test('a node with a key file speaks as the key\'s owner, and one with a bad file ends with 1 and a reason', async (t) => {
  const start = (file) => new NodeProcess(t, ['leecher', '--bootstrap', '127.0.0.1:1', ...FEED, '--setup', 'a=0', '--rate', '0'], {
    seed: seed(1), env: { SWARMGAUGE_KEY_FILE: file }
  })
  const open = keyFile(t)
  fs.chmodSync(open, 0o644)
  const [good, bad] = [start(keyFile(t)), start(open)]
  assert.equal((await good.until('hello'))[0].nodeId, PUBLIC)
  assert.equal((await bad.ended).code, 1)
  assert.match(bad.log, /chmod 600/)
  await good.stop()
})
