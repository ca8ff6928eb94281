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
    parts.section(`It rests on ${f.many(restsOn.length, 'record')}`, { key: 'restsOn' }, restsOn.length === 0
      ? parts.empty('No record was found.', 'They may be older than the topics keep them.')
      : kinds(restsOn).map(kind)),
    missing.length > 0 && parts.section('To know', { key: 'missing' }, h('ul', {}, missing.map((one) => h('li', {}, one)))),
  ];
}

/** Records of one topic that are there for one reason, in the order in which they came. */
function kinds(records) {
  const found = new Map();
  for (const record of records) {
    const name = `${record.topic} ${record.role}`;
    found.set(name, [...(found.get(name) ?? []), record]);
  }
  return [...found.values()];
}

function kind(records) {
  const [{ topic, role }] = records;
  return h('div', { class: 'below', 'data-key': `${topic} ${role}` },
    h('h3', {}, `${f.many(records.length, 'record')} of `, h('code', {}, topic), `: ${role}`),
    h('ul', { class: 'lines' }, records.map((record) => h('li', { 'data-key': `${record.partition}@${record.offset}` },
      h('p', { class: 'record' }, record.says), source(record), value(record.value)))));
}

function source({ topic, partition, offset, timestamp, signer, signature }) {
  return h('p', { class: 'quiet record' }, h('code', {}, `${topic} ${partition}@${offset}`),
    timestamp && [' · ', parts.time(new Date(timestamp).toISOString())],
    signer && [' · signed by ', h('span', { class: 'id', title: signer }, f.shortId(signer)), signature && `, ${f.words(signature)}`]);
}

function place({ topic, partition, offset, timestamp, key }) {
  return parts.facts([
    ['Record', h('code', {}, `${topic} ${partition}@${offset}`)],
    timestamp && ['Time', parts.time(new Date(timestamp).toISOString(), f.date)],
    key && ['Key', h('span', { class: 'id', title: key }, key.length > 24 ? f.shortId(key) : key)],
  ]);
}

const value = (said) => (said ? h('details', {}, h('summary', {}, 'What it says'), h('pre', {}, JSON.stringify(said, null, 2))) : null);
