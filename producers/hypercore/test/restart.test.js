'use strict'

const { test } = require('node:test')
const assert = require('node:assert/strict')
const { NodeProcess } = require('./support/process')
const { seed, nodeId } = require('./support/swarm')
const { temporaryDirectory } = require('./support/agent')
const { until } = require('./support/until')

test('a hoster that was killed and started again is back for its clients', async (t) => {
  const dht = new NodeProcess(t, ['dht'])
  const [{ host, port }] = await dht.until('dht')
  const bootstrap = ['--bootstrap', `${host}:${port}`]
  const storage = temporaryDirectory(t)
  const origin = new NodeProcess(t, ['origin', ...bootstrap, '--chunks', '5', '--chunk-bytes', '1000'], { seed: seed(90) })
  const [{ key }] = await origin.until('feed')
  const start = () => new NodeProcess(t, ['hoster', ...bootstrap, '--feed', key, '--setup', 'a=0-4', '--storage', storage], { seed: seed(1) })
  const first = start()
  await first.until('job-end')
  const attestor = new NodeProcess(t, ['attestor', ...bootstrap, '--feed', key])
  await attestor.until('hello')
  const probe = async (id) => {
    attestor.tell({ type: 'probe', id, setup: 'a', hoster: nodeId(1), indexes: [0], timeoutMs: 2000 })
    const sample = await until(() => attestor.of('sample').find((line) => line.probe === id), id)
    return sample.outcome
  }
  assert.equal(await probe('before'), 'OK')
  first.child.kill('SIGKILL')
  await first.ended
  start()
  let tries = 0
  await until(async () => await probe(`again-${tries++}`) === 'OK', 'the hoster answers again')
})
