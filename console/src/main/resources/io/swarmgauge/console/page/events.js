// Follows what changes. EventSource cannot send the token's header, so the stream is read by fetch.

import { ask } from './api.js';

const FIRST_WAIT = 1000;
const LONGEST_WAIT = 15000;

/** The server speaks at least every 10 s. */
const SILENCE = 35000;

/**
 * Listens for ever; calls connected() when a stream begins, changed(topic, keys) for what changes, lost(problem) when it ends, and
 * wake(now) before it waits: now() ends the waiting.
 */
export async function follow({ connected, changed, lost, wake }) {
  let wait = FIRST_WAIT;
  for (;;) {
    try {
      await listen(() => {
        wait = FIRST_WAIT;
        connected();
      }, changed);
      lost(null);
    } catch (problem) {
      lost(problem);
    }
    await new Promise((resolve) => {
      setTimeout(resolve, wait);
      wake(resolve);
    });
    wait = Math.min(wait * 2, LONGEST_WAIT);
  }
}

async function listen(connected, changed) {
  const silence = new AbortController();
  let watch = setTimeout(() => silence.abort(), SILENCE);
  try {
    const response = await ask('v1/events', { signal: silence.signal, accept: 'text/event-stream' });
    connected();
    const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
    let rest = '';
    for (;;) {
      const { value, done } = await reader.read();
      if (done) return;
      clearTimeout(watch);
      watch = setTimeout(() => silence.abort(), SILENCE);
      const messages = (rest + value).split('\n\n');
      rest = messages.pop();
      messages.forEach((message) => tell(message, changed));
    }
  } finally {
    clearTimeout(watch);
  }
}

function tell(message, changed) {
  const fields = {};
  for (const line of message.split('\n')) {
    const colon = line.indexOf(': ');
    if (colon > 0) fields[line.slice(0, colon)] = line.slice(colon + 2);
  }
  if (fields.event && fields.event !== 'hello') changed(fields.event, JSON.parse(fields.data).keys);
}
