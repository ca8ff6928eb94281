// What several pages show in the same way.

import './chart.js';
import { h } from './dom.js';
import * as f from './format.js';
import { to } from './router.js';

/** First 8 digits and region; the whole id is its title, and stands on the hoster's page. */
export function hoster(id, region) {
  return h('a', { href: to('hosters', id), title: id, class: 'id' }, f.shortId(id), region && h('span', { class: 'region' }, ` ${region}`));
}

export const setup = (id) => h('a', { href: to('setups', id) }, id);

export function explain(topic, key, at, what) {
  return h('a', { class: 'why', href: to('explain', null, { topic, key, ...(at ? { at } : {}) }) }, 'Why', h('span', { class: 'unseen' }, ` ${what}`));
}

export const time = (iso, form = f.clock) => (iso ? h('time', { datetime: iso, title: iso }, form(iso)) : '–');

export const badge = (kind, text) => h('span', { class: `badge ${kind}` }, text);

const BAD = { CONSISTENT: 'good', INSUFFICIENT_EVIDENCE: 'unknown', UNKNOWN: 'unknown', UNDER_REPORTED: 'warn' };
export const verdict = (name) => badge(BAD[name] ?? 'bad', f.sentence(name));
export const severity = (name) => badge({ CRITICAL: 'bad', WARNING: 'warn' }[name] ?? 'unknown', f.sentence(name));

export function heading(title, ...beside) {
  return h('div', { class: 'heading' }, h('h1', {}, title), ...beside);
}

export function section(title, attributes, ...content) {
  const { key = title, ...rest } = attributes ?? {};
  const id = `s-${key.replace(/[^a-zA-Z0-9]+/g, '-')}`;
  return h('section', { 'aria-labelledby': id, 'data-key': key, ...rest }, h('h2', { id }, title), ...content);
}

export const empty = (what, next) => h('p', { class: 'empty' }, h('strong', {}, what), ' ', next);

export function problem({ title, detail, remedy }) {
  return h('div', { class: 'problem' }, h('h2', {}, title), h('p', {}, detail), h('p', {}, remedy));
}

/** columns: { name, cell(row), number?, head? }. The first that is a head names its row. */
export function table(caption, columns, rows, key = () => null) {
  return h('div', { class: 'scroll', tabindex: 0, role: 'region', 'aria-label': caption },
    h('table', {},
      h('caption', { class: 'unseen' }, caption),
      h('thead', {}, h('tr', {}, columns.map(({ name, number }) => h('th', { scope: 'col', class: number && 'number' }, name)))),
      h('tbody', {}, rows.map((row) => h('tr', { 'data-key': key(row) }, columns.map((column) => cell(column, row)))))));
}

function cell(column, row) {
  const attributes = { class: column.number && 'number' };
  return column.head ? h('th', { scope: 'row', ...attributes }, column.cell(row)) : h('td', attributes, column.cell(row));
}

/** A chart, what it shows in a sentence, and its figures as a table. */
export function figure(title, sentence, data) {
  const rows = data.times.map((at, place) => ({ at, place })).reverse().slice(0, 30);
  const iso = (at) => new Date(at * 1000).toISOString();
  return h('figure', { 'data-key': title },
    h('figcaption', {}, h('strong', {}, title), h('span', { class: 'quiet' }, sentence)),
    h('sg-chart', { data }),
    h('details', {}, h('summary', {}, 'Figures as a table'),
      table(`${title}: the last ${rows.length} windows`, [
        { name: 'From', head: true, cell: ({ at }) => time(iso(at)) },
        ...data.series.map(({ label, values }) => ({
          name: label,
          number: true,
          cell: ({ place }) => (values[place] === null || values[place] === undefined ? '–' : data.format(values[place])),
        })),
      ], rows)));
}

/** An estimate within its interval, on a scale from 0 to most. */
export function interval({ lower, estimate, upper }, most) {
  const x = (value) => 4 + 92 * Math.max(0, Math.min(1, most > 0 ? value / most : 0));
  return h('svg', { class: 'interval', viewBox: '0 0 100 12', preserveAspectRatio: 'none', 'aria-hidden': 'true', focusable: 'false' },
    h('rect', { class: 'ground', x: 0, y: 5, width: 100, height: 2, rx: 1 }),
    h('rect', { class: 'reach', x: x(lower), y: 3, width: Math.max(1.5, x(upper) - x(lower)), height: 6, rx: 2 }),
    h('rect', { class: 'middle', x: x(estimate) - 1, y: 0, width: 2, height: 12 }));
}

/** A share of a whole. */
export function bar(ratio, kind = '') {
  const width = 100 * Math.max(0, Math.min(1, ratio ?? 0));
  return h('svg', { class: `bar ${kind}`, viewBox: '0 0 100 8', preserveAspectRatio: 'none', 'aria-hidden': 'true', focusable: 'false' },
    h('rect', { class: 'ground', x: 0, y: 0, width: 100, height: 8 }),
    h('rect', { class: 'reach', x: 0, y: 0, width, height: 8 }));
}

/** Shares that add up to a whole: [{ share, kind }]. */
export function shares(parts) {
  let from = 0;
  return h('svg', { class: 'shares', viewBox: '0 0 100 12', preserveAspectRatio: 'none', 'aria-hidden': 'true', focusable: 'false' },
    parts.map(({ share, kind }) => {
      const rect = h('rect', { class: kind, x: 100 * from, y: 0, width: 100 * share, height: 12 });
      from += share;
      return rect;
    }));
}

/** What is read off with a label: [[label, value], …]. */
export function facts(pairs) {
  return h('dl', { class: 'facts' }, pairs.filter(Boolean).map(([label, ...value]) => h('div', {}, h('dt', {}, label), h('dd', {}, ...value))));
}

export function coverage(known) {
  if (!known || known.missing === 0) return null;
  return h('p', { class: 'quiet' }, `${f.count(known.missing)} of ${f.count(known.arrived + known.missing)} records of this window are missing.`);
}

/** One ranking: the hosters in order, each with its interval. */
export function ranking(one, regions, setupId, before) {
  const most = Math.max(...one.hosters.map(({ upper }) => upper ?? 0));
  const rows = one.hosters.map((place) => {
    const former = before?.get(place.hosterId);
    const moved = former && place.rank && former !== place.rank ? (place.rank < former ? 'up' : 'down') : null;
    return h('li', { 'data-key': place.hosterId, 'data-moved': moved },
      h('span', { class: 'rank' }, place.rank ? `#${place.rank}` : '–'),
      hoster(place.hosterId, regions.get(place.hosterId)),
      h('span', { class: 'figure' }, f.estimate(one.performance, place.estimate)),
      place.estimate === null ? h('span', { class: 'quiet' }, 'too few samples') : interval(place, most),
      moved && h('span', { class: 'moved' }, `was #${former}`));
  });
  return h('div', { class: 'ranking', 'data-key': `${one.performance}-${one.region}` },
    h('div', { class: 'between' }, h('h3', {}, f.sentence(one.performance), one.region && ` from ${one.region}`),
      explain('gauge.rankings', setupId, one.windowEnd, `the hosters of ${setupId} rank so by ${f.words(one.performance)}`)),
    h('ol', { class: 'places' }, rows),
    h('p', { class: 'quiet' }, 'Window ', time(one.windowStart), ' to ', time(one.windowEnd), one.revision > 0 && `, corrected ${one.revision} ×`));
}

/** An open alert. */
export function alert(one, regions) {
  return h('article', { class: `alert ${one.severity.toLowerCase()}`, 'data-key': one.fingerprint },
    h('div', { class: 'between' }, h('h3', {}, one.summary), severity(one.severity)),
    facts([
      ['Since', time(one.startsAt, f.date)],
      one.value !== null && ['Figure', `${f.signal(one.signal, one.value)} (threshold ${f.signal(one.signal, one.threshold)})`],
      ['Rule', one.rule],
      ...Object.entries(one.labels).map(([name, value]) => [f.sentence(name), label(name, value, regions)]),
    ]),
    one.suspectedCauses.length > 0 && h('div', {}, h('h4', {}, 'May be behind it'), h('ul', {}, one.suspectedCauses.map(({ kind, text }) => h('li', {}, h('strong', {}, f.sentence(kind)), ': ', text)))),
    Object.keys(one.annotations).length > 0 && facts(Object.entries(one.annotations).map(([name, value]) => [f.sentence(name), annotation(value)])),
    h('div', { class: 'between' },
      h('details', {}, h('summary', {}, `Evidence: ${f.many(one.evidence.length, 'record')}`),
        h('ul', {}, one.evidence.map(({ topic, partition, offset }) => h('li', {}, h('code', {}, `${topic} ${partition}@${offset}`))))),
      explain('gauge.alerts', one.fingerprint, null, `the alert ${one.rule} fires`)));
}

function label(name, value, regions) {
  if (name === 'setup') return setup(value);
  return /^[0-9a-f]{64}$/.test(value) ? hoster(value, regions.get(value)) : value;
}

const annotation = (value) => (/^https?:\/\/\S+$/.test(value) ? h('a', { href: value, rel: 'noreferrer noopener' }, value) : value);
