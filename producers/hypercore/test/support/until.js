'use strict'

const DEADLINE_MS = 30_000

/** Waits until `condition` gives something truthy and resolves to it; fails loudly at the deadline. */
async function until (condition, what = condition.toString(), deadlineMs = DEADLINE_MS) {
  const end = Date.now() + deadlineMs
  for (;;) {
    const value = await condition()
    if (value) return value
    if (Date.now() > end) throw new Error(`not within ${deadlineMs} ms: ${what}`)
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
}

module.exports = { until }
