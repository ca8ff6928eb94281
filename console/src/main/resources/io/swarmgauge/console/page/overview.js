// The first page: what there is, what is wrong, and who ranks where, as it changes.

import { get, id, list } from './api.js';
import { h } from './dom.js';
import * as f from './format.js';
import * as parts from './parts.js';
import { to } from './router.js';

const SHOWN = 12;

export const title = () => 'Overview';

export const topics = ['gauge.rankings', 'gauge.alerts', 'gauge.ratings', 'gauge.nodes', 'gauge.pool', 'plan.hosting-setups'];

export async function load(route, signal) {
  const [setups, hosters, alerts, pool] = await Promise.all([
    list('v1/setups', signal),
    list('v1/hosters', signal),
    list('v1/alerts', signal),
    list('v1/pool', signal),
  ]);
  const shown = setups.items.slice(0, SHOWN);
  const rankings = await Promise.all(shown.map((setup) => get(`v1/setups/${id(setup.setupId)}/rankings`, signal)));
  return { setups, hosters, alerts, pool, rankings: rankings.map((answer) => ({ ...answer, rankings: overall(answer.rankings) })) };
}

/** All regions together: the first question of anybody who looks. */
const overall = (rankings) => rankings.filter(({ region }) => region === null);

/** Whose order changed, for those who cannot see it move. */
export function news(state, former) {
  const before = ranks(former);
  const changed = state.rankings.filter(({ setupId, rankings }) =>
    rankings.some((one) => one.hosters.some(({ hosterId, rank }) => {
      const was = before.get(key(setupId, one))?.get(hosterId);
      return was && rank && was !== rank;
    })));
  return changed.length === 0 ? '' : `Order changed on ${changed.map(({ setupId }) => setupId).join(', ')}`;
}

const key = (setupId, { performance }) => `${setupId} ${performance}`;

function ranks(state) {
  const known = new Map();
  for (const { setupId, rankings } of state?.rankings ?? []) {
    for (const one of rankings) known.set(key(setupId, one), new Map(one.hosters.map(({ hosterId, rank }) => [hosterId, rank])));
  }
  return known;
}

export function view(state, route, former) {
  const { setups, hosters, alerts, pool, rankings } = state;
  const regions = new Map(hosters.items.map(({ hosterId, region }) => [hosterId, region]));
  const before = ranks(former);
  return [
    parts.heading('Overview'),
    tiles(setups, hosters, alerts, pool),
    parts.section('Rankings', { key: 'rankings' }, rankings.length === 0
      ? parts.empty('There are no setups yet.', 'Publish a plan: swarmgauge plan apply FILE.')
      : h('div', { class: 'cards' }, rankings.map((one) => card(one, regions, before)))),
    setups.items.length > SHOWN && h('p', {}, h('a', { href: to('setups') }, `All ${f.count(setups.items.length)} setups`)),
    parts.section('Open alerts', { key: 'alerts' }, alerts.items.length === 0
      ? parts.empty('No alert is open.', 'Alerts appear here as soon as a rule is broken for long enough.')
      : h('ul', { class: 'lines' }, worst(alerts.items).map(line)),
    alerts.items.length > 5 && h('p', {}, h('a', { href: to('alerts') }, `All ${alerts.items.length} alerts`))),
    parts.section('Hosters', { key: 'hosters' }, hosterTable(hosters.items.slice(0, 25), hosters.items.length)),
    pool.items.length > 0 && parts.section('Pool', { key: 'pool' }, poolTable(pool.items)),
  ];
}

function tiles(setups, hosters, alerts, pool) {
  const critical = alerts.items.filter(({ severity }) => severity === 'CRITICAL').length;
  const inPool = pool.items.reduce((sum, { providers }) => sum + providers, 0);
  return h('ul', { class: 'tiles' },
    tile('setups', 'Setups', many(setups)),
    tile('hosters', 'Hosters', many(hosters), pool.items.length > 0 && `${f.count(inPool)} in the pool`),
    tile('alerts', 'Open alerts', many(alerts), critical > 0 ? `${critical} critical` : alerts.items.length === 0 ? 'all quiet' : null, critical > 0 ? 'bad' : alerts.items.length > 0 ? 'warn' : 'good'),
  );
}

const many = ({ items, more }) => `${f.count(items.length)}${more ? ' +' : ''}`;

function tile(page, label, figure, note, kind = '') {
  return h('li', { class: `tile ${kind}`, 'data-key': label },
    h('a', { href: to(page) }, h('span', { class: 'label' }, label), h('span', { class: 'big' }, figure), note && h('span', { class: 'quiet' }, note)));
}

function card({ setupId, rankings }, regions, before) {
  return h('article', { class: 'card', 'data-key': setupId },
    h('h3', { class: 'cardhead' }, parts.setup(setupId)),
    rankings.length === 0
      ? parts.empty('Not ranked yet.', 'The first ranking follows when a window with measurements has closed.')
      : h('div', { class: 'pair' }, rankings.map((one) => parts.ranking(one, regions, setupId, before.get(key(setupId, one))))));
}

const WEIGHT = { CRITICAL: 0, WARNING: 1 };
const worst = (alerts) => [...alerts].sort((one, other) => (WEIGHT[one.severity] ?? 2) - (WEIGHT[other.severity] ?? 2)).slice(0, 5);

function line(one) {
  return h('li', { 'data-key': one.fingerprint }, parts.severity(one.severity), ' ', h('a', { href: to('alerts') }, one.summary),
    h('span', { class: 'quiet' }, ' since ', parts.time(one.startsAt)));
}

export function hosterTable(hosters, total) {
  if (hosters.length === 0) return parts.empty('No hoster is known yet.', 'Hosters appear when they register, or when a plan names them.');
  return [
    parts.table('Hosters and their ratings', [
      { name: 'Hoster', head: true, cell: ({ hosterId, region }) => parts.hoster(hosterId, region) },
      { name: 'Reliability', cell: ({ overall: one }) => rated(one?.reliability) },
      { name: 'Quality', cell: ({ overall: one }) => rated(one?.quality) },
      { name: 'Setups', cell: ({ setups }) => setups.length === 0 ? '–' : setups.flatMap((setup, place) => [place > 0 ? ', ' : '', parts.setup(setup)]) },
      { name: 'State', cell: ({ left }) => (left === null ? parts.badge('unknown', 'Not registered') : left ? parts.badge('unknown', 'Left') : parts.badge('good', 'Present')) },
      { name: 'Explained', cell: ({ hosterId, overall: one }) => (one ? parts.explain('gauge.ratings', hosterId, null, `${f.shortId(hosterId)} is rated so`) : '–') },
    ], hosters, ({ hosterId }) => hosterId),
    hosters.length < total && h('p', {}, h('a', { href: to('hosters') }, `All ${f.count(total)} hosters`)),
  ];
}

export function rated(rating) {
  if (!rating || rating.state !== 'KNOWN') return h('span', { class: 'quiet' }, 'not known yet');
  return h('span', { class: 'rated' }, h('span', { class: 'figure' }, f.percent(rating.estimate, 0)), parts.interval(rating, 1),
    h('span', { class: 'quiet' }, `${f.percent(rating.lower, 0)} to ${f.percent(rating.upper, 0)}`));
}

export function poolTable(pool) {
  return parts.table('Hosters in the pool, by region', [
    { name: 'Region', head: true, cell: ({ region }) => region },
    { name: 'In the pool', number: true, cell: ({ providers }) => f.count(providers) },
    { name: 'Joined', number: true, cell: ({ joined }) => f.count(joined) },
    { name: 'Left', number: true, cell: ({ left }) => f.count(left) },
    { name: 'Fell silent', number: true, cell: ({ silent }) => f.count(silent) },
    { name: 'Drop-in rate', number: true, cell: ({ dropInRate }) => f.percent(dropInRate) },
    { name: 'Drop-out rate', number: true, cell: ({ dropOutRate }) => f.percent(dropOutRate) },
    { name: 'Window', cell: ({ windowStart, windowEnd }) => [parts.time(windowStart), ' to ', parts.time(windowEnd)] },
    { name: 'Explained', cell: ({ region, windowEnd }) => parts.explain('gauge.pool', region, windowEnd, `the pool of ${region} is so`) },
  ], pool, ({ region }) => region);
}
