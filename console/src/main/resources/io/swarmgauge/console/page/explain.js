// From a conclusion to the records that it rests on.

import { get } from './api.js';
import { h } from './dom.js';
import * as f from './format.js';
import * as parts from './parts.js';

export const title = ({ query }) => (query.get('key') ? `Why: ${query.get('topic')} ${f.shortId(query.get('key'))}` : 'Explanation');

/** A conclusion of one moment rests on what it rests on: nothing to follow. */
export const topics = [];

export async function load({ query }, signal) {
  const asked = Object.fromEntries(query);
  if (!asked.topic || !asked.key) return { asked };
  return { asked, found: await get(`v1/explain?${query}`, signal) };
}

export function view({ asked, found }) {
  return [
    parts.heading('Explanation', asked.topic && h('p', { class: 'lead' }, h('code', {}, asked.topic), ' ', h('span', { class: 'id', title: asked.key }, asked.key?.slice(0, 24)), asked.at && [' as of ', parts.time(asked.at, f.date)])),
    !asked.topic || !asked.key ? parts.empty('Nothing is asked.', 'Follow a “Why” beside a rank, a verdict, a rating or an alert.') : null,
    found && explained(found),
  ];
}

function explained({ conclusion, restsOn, missing, text }) {
  return [
    text && h('pre', { class: 'said' }, text),
    parts.section('The conclusion', { key: 'conclusion' }, h('div', { class: 'panel' }, place(conclusion), value(conclusion.value))),
    parts.section(`It rests on ${f.count(restsOn.length)} ${restsOn.length === 1 ? 'record' : 'records'}`, { key: 'restsOn' }, !restsOn.length
      ? parts.empty('No record was found.', 'They may be older than the topics keep them.')
      : h('ul', { class: 'lines' }, restsOn.map((record) => h('li', { 'data-key': `${record.topic} ${record.partition} ${record.offset}` },
        h('p', {}, h('strong', {}, record.role), ': ', record.says), place(record), value(record.value))))),
    missing.length > 0 && parts.section('What is missing', { key: 'missing' }, h('ul', {}, missing.map((one) => h('li', {}, one)))),
  ];
}

function place({ topic, partition, offset, timestamp, key, signer, signature }) {
  return parts.facts([
    ['Record', h('code', {}, `${topic} ${partition}@${offset}`)],
    timestamp && ['Time', parts.time(new Date(timestamp).toISOString(), f.date)],
    key && ['Key', h('span', { class: 'id', title: key }, key.length > 24 ? f.shortId(key) : key)],
    signer && ['Signed by', h('span', { class: 'id', title: signer }, f.shortId(signer)), signature && `, ${f.words(signature)}`],
  ]);
}

const value = (said) => (said ? h('details', {}, h('summary', {}, 'What it says'), h('pre', {}, JSON.stringify(said, null, 2))) : null);
