// What has to be looked at now, and what was resolved last.

import { list } from './api.js';
import { h } from './dom.js';
import * as f from './format.js';
import * as parts from './parts.js';

const SHOWN = 50;
const WEIGHT = { CRITICAL: 0, WARNING: 1 };

export const title = () => 'Alerts';

export const topics = ['gauge.alerts'];

export async function load(route, signal) {
  const [open, resolved, hosters] = await Promise.all([list('v1/alerts', signal), list('v1/alerts?status=RESOLVED', signal), list('v1/hosters', signal)]);
  return { open, resolved, regions: new Map(hosters.items.map(({ hosterId, region }) => [hosterId, region])) };
}

export function news({ open }, former) {
  const known = new Set(former.open.items.map(({ fingerprint }) => fingerprint));
  const fresh = open.items.filter(({ fingerprint }) => !known.has(fingerprint));
  return fresh.length === 0 ? '' : `New alert: ${fresh[0].summary}`;
}

export function view({ open, resolved, regions }) {
  const worst = [...open.items].sort((one, other) => (WEIGHT[one.severity] ?? 2) - (WEIGHT[other.severity] ?? 2) || other.startsAt.localeCompare(one.startsAt));
  const last = [...resolved.items].sort((one, other) => (other.endsAt ?? '').localeCompare(one.endsAt ?? ''));
  return [
    parts.heading('Alerts', h('p', { class: 'lead' }, worst.length === 0 ? 'None is open' : `${f.count(worst.length)} open`)),
    worst.length === 0
      ? parts.empty('No alert is open.', 'Alerts appear here as soon as a rule is broken for long enough. swarmgauge plan show lists the rules of the plan.')
      : parts.section('Open', { key: 'open' }, worst.slice(0, SHOWN).map((one) => parts.alert(one, regions)), worst.length > SHOWN && h('p', { class: 'quiet' }, `The ${SHOWN} worst of ${f.count(worst.length)}; GET /v1/alerts lists all.`)),
    parts.section('Recently resolved', { key: 'resolved' }, last.length === 0
      ? parts.empty('No alert has been resolved yet.', 'The last episode of each alert is listed here when it is over.')
      : parts.table('Alerts that were resolved last', [
        { name: 'Alert', head: true, cell: ({ summary, severity }) => [parts.severity(severity), ' ', h('span', { class: 'long' }, summary)] },
        { name: 'About', cell: ({ labels }) => about(labels, regions) },
        { name: 'Began', cell: ({ startsAt }) => parts.time(startsAt, f.date) },
        { name: 'Lasted', number: true, cell: ({ startsAt, endsAt }) => (endsAt ? f.span(Date.parse(endsAt) - Date.parse(startsAt)) : '–') },
        { name: 'Explained', cell: ({ fingerprint, rule }) => parts.explain('gauge.alerts', fingerprint, null, `the alert ${rule} fired`) },
      ], last.slice(0, SHOWN), ({ fingerprint }) => fingerprint)),
  ];
}

function about({ node, setup, region, ...others }, regions) {
  const said = [node && parts.hoster(node, regions.get(node)), setup && parts.setup(setup), region, ...Object.entries(others).map(([name, value]) => `${name} ${value}`)].filter(Boolean);
  return said.flatMap((one, place) => (place > 0 ? [' · ', one] : [one]));
}
