// Whether sponsors get what they pay for: per plan, setup and region, term by term.

import { get, id, list } from './api.js';
import { h } from './dom.js';
import * as f from './format.js';
import * as parts from './parts.js';
import { to } from './router.js';

const WINDOWS = 120;
const SETUPS = 8;

export const title = (route) => (route.id ? `Compliance of ${route.id}` : 'Compliance');

export const topics = ['gauge.compliance', 'plan.hosting-setups'];

export async function load(route, signal) {
  const plans = await list('v1/plans', signal);
  const planId = route.id ?? plans.items[0]?.planId;
  if (!planId) return { plans, plan: null, history: [] };
  const plan = await get(`v1/plans/${id(planId)}/compliance`, signal);
  const history = await Promise.all(plan.compliance.slice(0, SETUPS).map(({ setupId }) => get(`v1/setups/${id(setupId)}/compliance?limit=${WINDOWS}`, signal)));
  return { plans, plan, history: history.map(({ items }) => items) };
}

export function view({ plans, plan, history }) {
  if (!plan) return [parts.heading('Compliance'), parts.empty('There is no plan yet.', 'Publish one: swarmgauge plan apply FILE.')];
  return [
    parts.heading('Compliance', plans.items.length === 1 && h('p', { class: 'lead' }, `Plan ${plan.planId}`)),
    plans.items.length > 1 && h('nav', { 'aria-label': 'Plans' }, h('ul', { class: 'choices' }, plans.items.slice(0, 50).map(({ planId }) =>
      h('li', {}, h('a', { href: to('compliance', planId), 'aria-current': planId === plan.planId ? 'page' : null }, planId))))),
    plan.compliance.length === 0
      ? parts.empty('Nothing has been counted for this plan yet.', 'Terms are counted from the first window with measurements on; a setup without terms has nothing to keep.')
      : plan.compliance.slice(0, SETUPS).map((window, place) => setup(window, history[place])),
    plan.compliance.length > SETUPS && h('p', { class: 'quiet' }, `The first ${SETUPS} of ${plan.compliance.length} setups; GET /v1/plans/${plan.planId}/compliance lists all.`),
  ];
}

function setup(window, history) {
  const { setupId, regions } = window;
  const rows = regions.flatMap(({ region, terms }) => terms.map((term) => ({ region: region === '*' ? 'All regions' : region, ...term })));
  return parts.section(['Setup ', parts.setup(setupId)], { key: `setup-${setupId}` },
    h('div', { class: 'between' },
      h('p', { class: 'quiet' }, `Over the last ${f.span(window.periodMs)}, up to `, parts.time(window.windowEnd, f.date), window.revision > 0 && `, corrected ${window.revision} ×`),
      parts.explain('gauge.compliance', setupId, window.windowEnd, `the terms of ${setupId} are kept so`)),
    rows.length === 0 ? parts.empty('This setup has no terms.', 'Add terms to it in the plan.') : terms(setupId, rows),
    budget(setupId, history),
    causes(rows));
}

function terms(setupId, rows) {
  return parts.table(`Terms of ${setupId}`, [
    { name: 'Seen from', head: true, cell: ({ region }) => region },
    { name: 'Term', cell: ({ term }) => f.words(term) },
    { name: 'Promised', number: true, cell: ({ objective }) => f.percent(objective) },
    { name: 'Achieved', number: true, cell: ({ achieved }) => f.percent(achieved, 2) },
    { name: 'Kept', cell: kept },
    { name: 'Error budget left', cell: ({ budgetLeft }) => (budgetLeft === null ? '–' : h('span', { class: 'budget' }, parts.bar(budgetLeft, budgetLeft <= 0 ? 'bad' : budgetLeft < 0.25 ? 'warn' : ''), h('span', { class: 'figure' }, f.percent(budgetLeft, 0)))) },
    { name: 'Burn rates', cell: ({ burnRates }) => burning(burnRates) },
    { name: 'Samples', number: true, cell: ({ periodGood, periodTotal }) => `${f.count(periodGood)} of ${f.count(periodTotal)}` },
  ], rows, ({ region, term }) => `${region} ${term}`);
}

function kept({ achieved, objective }) {
  if (achieved === null) return parts.badge('unknown', 'No samples');
  return achieved >= objective ? parts.badge('good', 'Kept') : parts.badge('bad', 'Not kept');
}

function burning(rates) {
  if (rates.length === 0) return '–';
  return h('ul', { class: 'burns' }, rates.map(({ longMs, shortMs, longRate, shortRate, factor, burning: on }) => h('li', {},
    on && parts.badge('bad', 'Burning'),
    ` ${f.span(shortMs)} + ${f.span(longMs)}: ${longRate === null || shortRate === null ? 'too few samples' : `${f.number(Math.min(longRate, shortRate))} of ${f.number(factor)}`}`)));
}

function budget(setupId, windows) {
  const oldest = [...windows].reverse();
  const all = (window) => window.regions.find(({ region }) => region === '*')?.terms ?? [];
  const names = [...new Set(windows.flatMap((window) => all(window).map(({ term }) => term)))];
  if (names.length === 0) return null;
  const times = oldest.map(({ windowStart }) => f.seconds(windowStart));
  const series = (field) => names.map((name) => ({ label: f.sentence(name), values: oldest.map((window) => all(window).find(({ term }) => term === name)?.[field] ?? null) }));
  const now = (field, digits) => all(windows[0]).map((one) => `${f.words(one.term)} ${f.percent(one[field], digits)}`).join(', ');
  const percent = (value) => f.percent(value, 1);
  return h('div', { class: 'charts below' },
    parts.figure('Error budget left, all regions', `Now: ${now('budgetLeft', 0)}.`, { times, series: series('budgetLeft'), format: (value) => f.percent(value, 0) }),
    parts.figure('Achieved in the period, all regions', `Now: ${now('achieved', 2)}.`, { times, series: series('achieved'), format: percent, range: close }));
}

/** Shares near 1 are told apart only on a scale that does not begin at 0. */
function close(plot, low, high) {
  const room = Math.max(0.001, (high - low) * 0.2);
  return [Math.max(0, low - room), Math.min(1.0005, high + room)];
}

function causes(rows) {
  const missed = rows.filter(({ region }) => region === 'All regions').flatMap(({ term, causes: all }) => all.map((one) => ({ term, ...one })));
  if (missed.length === 0) return null;
  return h('details', { class: 'below' }, h('summary', {}, 'Who missed the terms, and how'),
    parts.table('What the misses are made of', [
      { name: 'Hoster', head: true, cell: ({ hosterId }) => (hosterId ? parts.hoster(hosterId) : 'No one hoster') },
      { name: 'Term', cell: ({ term }) => f.words(term) },
      { name: 'What went wrong', cell: ({ kind }) => f.words(kind) },
      { name: 'Missed', number: true, cell: ({ missed: times }) => f.count(times) },
    ], missed));
}
