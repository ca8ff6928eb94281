'use strict'

// Installs what package-lock.json names, unless the last installation already followed this very lock file.

const { spawnSync } = require('node:child_process')
const { copyFileSync, existsSync, readFileSync } = require('node:fs')
const path = require('node:path')

const home = path.join(__dirname, '..')
const lock = path.join(home, 'package-lock.json')
const installed = path.join(home, 'node_modules', '.installed-lock.json')

if (existsSync(installed) && readFileSync(installed).equals(readFileSync(lock))) process.exit(0)

const result = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
  cwd: home,
  stdio: ['ignore', 'ignore', 'inherit'],
  shell: process.platform === 'win32'
})
if (result.status === 0) copyFileSync(lock, installed)
process.exit(result.status ?? 1)
