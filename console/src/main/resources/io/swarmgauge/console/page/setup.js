// One setup: who serves it how well, what its hosters claim, and what is believed of it.

import { get, id, list, maybe } from './api.js';
import { h } from './dom.js';
import * as f from './format.js';
import * as parts from './parts.js';
import { to } from './router.js';

const WINDOWS = 120;
const SQUARES = 40;

export const title = (route) => `Setup ${route.id}`;

export const topics = ['gauge.rankings', 'gauge.bandwidth', 'gauge.self-report-verdicts', 'gauge.swarm', 'gauge.pay-alignment', 'plan.hosting-setups'];

export const concerns = (topic, keys, route) => keys.includes(route.id);

export async function load(route, signal) {
  const base = `v1/setups/${id(route.id)}`;
  const windows = async (path) => (await get(`${base}/${path}${path.includes('?') ? '&' : '?'}limit=${WINDOWS}`, signal)).items;
  const setup = await get(base, signal);
  const [rankings, bandwidth, verdicts, latency, egress, swarm, pay, hosters] = await Promise.all([
    get(`${base}/rankings`, signal),
    windows('bandwidth'),
    windows('verdicts'),
    windows('rankings/history?performance=LATENCY'),
    windows('rankings/history?performance=BANDWIDTH'),
    maybe(`${base}/swarm`, signal),
    get(`${base}/pay-alignment`, signal),
    list('v1/hosters', signal),
  ]);
  return { setup, rankings: rankings.rankings, bandwidth, verdicts, latency, egress, swarm, pay: pay.alignments, hosters: hosters.items };
}

export function view(state, route, former) {
  const { setup: { setupId, plan } } = state;
  const regions = new Map(state.hosters.map(({ hosterId, region }) => [hosterId, region]));
  plan?.hosters.forEach(({ hosterId, region }) => regions.set(hosterId, region));
  const name = (hosterId) => `${f.shortId(hosterId)} ${regions.get(hosterId) ?? ''}`.trim();
  const before = new Map((former?.rankings ?? []).map((one) => [`${one.performance} ${one.region}`, new Map(one.hosters.map(({ hosterId, rank }) => [hosterId, rank]))]));
  const overall = state.rankings.filter(({ region }) => region === null);
  const regional = state.rankings.filter(({ region }) => region !== null);
  const places = (rankings) => h('div', { class: 'cards three' }, rankings.map((one) => h('div', { class: 'card' }, parts.ranking(one, regions, setupId, before.get(`${one.performance} ${one.region}`)))));
  return [
    parts.heading(`Setup ${setupId}`, !plan && parts.badge('unknown', 'No longer in the plan')),
    plan && agreed(plan),
    parts.section('Rankings', { key: 'rankings' },
      overall.length === 0 ? parts.empty('Not ranked yet.', 'The first ranking follows when a window with measurements has closed.') : places(overall),
      regional.length > 0 && h('details', {}, h('summary', {}, 'As attestors of each region saw it'), places(regional))),
    parts.section('Bandwidth of its hosters', { key: 'bandwidth' }, bandwidth(state.bandwidth, name)),
    parts.section('Claims against receipts', { key: 'claims' }, claims(state.verdicts, setupId, regions)),
    parts.section('Rank history', { key: 'history' }, h('div', { class: 'charts' },
      ranks('Rank by latency', state.latency, name, order(state)), ranks('Rank by bandwidth', state.egress, name, order(state)))),
    parts.section('Its swarm', { key: 'swarm' }, swarm(state.swarm, setupId, regions)),
    parts.section('Pay against performance', { key: 'pay' }, pay(state.pay, setupId, regions)),
  ];
}

function agreed({ chunks, regions, terms, planId, feedKey, setupId }) {
  const share = (text, guarantee) => `${text}${guarantee === null || guarantee === undefined ? '' : ` for ${f.percent(guarantee)}`}`;
  return parts.facts([
    ['Plan', h('a', { href: to('compliance', planId ?? setupId) }, planId ?? setupId)],
    ['Chunks', f.count(chunks.length)],
    ['Regions', regions.join(', ') || '–'],
    terms && terms.lagMs !== null && ['Lag', share(`≤ ${f.ms(terms.lagMs)}`, terms.lagGuarantee)],
    terms && terms.speedBitsPerSecond !== null && ['Speed', share(`≥ ${f.bits(terms.speedBitsPerSecond)}`, terms.speedGuarantee)],
    terms && terms.availability !== null && ['Availability', f.percent(terms.availability)],
    ['Feed', h('span', { class: 'id', title: feedKey }, f.shortId(feedKey))],
  ]);
}

function bandwidth(windows, name) {
  if (windows.length === 0) return parts.empty('Nothing has moved yet.', 'Figures follow when a window of the hosters’ batches has closed.');
  const oldest = [...windows].reverse();
  const times = oldest.map(({ windowStart }) => f.seconds(windowStart));
  const ids = windows[0].hosters.map(({ nodeId }) => nodeId);
  const series = (direction) => ids.map((nodeId) => ({
    label: name(nodeId),
    values: oldest.map(({ hosters }) => hosters.find((one) => one.nodeId === nodeId)?.[direction].bitsPerSecond ?? null),
  }));
  const last = windows[0];
  const sentence = (direction) => `Last window: ${last.hosters.map((one) => `${name(one.nodeId)} ${f.bits(one[direction].bitsPerSecond)}`).join(', ')}.`;
  return [
    h('div', { class: 'charts' },
      parts.figure('Out of each hoster', sentence('egress'), { times, series: series('egress'), format: f.bits, floor: 1000 }),
      parts.figure('Into each hoster', sentence('ingress'), { times, series: series('ingress'), format: f.bits, floor: 1000 })),
    h('div', { class: 'between below' }, parts.coverage(last.coverage) ?? h('span', {}), parts.explain('gauge.bandwidth', last.setupId, last.windowEnd, 'the bandwidth is so')),
  ];
}

function claims(windows, setupId, regions) {
  if (windows.length === 0) return parts.empty('No claims yet.', 'They are judged when a period of the hosters’ self-reports has closed.');
  const last = windows[0];
  const most = Math.max(...last.hosters.map(({ claimedEgress, receipts, ownEgress }) => Math.max(claimedEgress?.bytes ?? 0, receipts.bytes, ownEgress.bytes)));
  const recent = windows.slice(0, SQUARES).reverse();
  return [
    h('div', { class: 'cards three' }, last.hosters.map((one) => h('article', { class: 'card', 'data-key': one.hosterId },
      h('div', { class: 'between' }, h('h3', {}, parts.hoster(one.hosterId, regions.get(one.hosterId))), parts.verdict(one.verdict)),
      h('div', { class: 'bars' },
        amount('Claimed', one.claimedEgress?.bytes, most, one.verdict === 'OVER_REPORTED' ? 'bad' : ''),
        amount('Own batches', one.ownEgress.bytes, most),
        amount('Receipts', one.receipts.bytes, most),
        amount('Believed', one.creditedEgressBytes, most)),
      h('p', { class: 'quiet reason' }, one.reason),
      verdicts(one.hosterId, recent)))),
    h('div', { class: 'between below' },
      h('span', { class: 'quiet' }, 'Period ', parts.time(last.windowStart), ' to ', parts.time(last.windowEnd), ', bytes out'),
      parts.explain('gauge.self-report-verdicts', setupId, last.windowEnd, 'the claims are judged so')),
    parts.coverage(last.coverage),
  ];
}

const amount = (label, bytes, most, kind = '') => [h('span', { class: 'quiet' }, label), parts.bar(bytes === undefined ? 0 : bytes / most, kind), h('span', { class: 'figure' }, f.bytes(bytes))];

/** The last verdicts, oldest first: bad ones are round as well as red. */
function verdicts(hosterId, windows) {
  const all = windows.map(({ hosters, windowStart }) => ({ windowStart, verdict: hosters.find((one) => one.hosterId === hosterId)?.verdict }));
  const counts = new Map();
  all.forEach(({ verdict }) => counts.set(verdict, (counts.get(verdict) ?? 0) + 1));
  const kind = { CONSISTENT: 'good', INSUFFICIENT_EVIDENCE: '', UNDER_REPORTED: 'warn', UNKNOWN: '' };
  return h('div', {},
    h('ol', { class: 'strip', 'aria-hidden': 'true' }, all.map(({ verdict, windowStart }) => h('li', { class: kind[verdict] ?? (verdict ? 'bad' : ''), title: `${f.clock(windowStart)}: ${f.words(verdict)}` }))),
    h('p', { class: 'quiet' }, `Last ${all.length} periods: `, [...counts].map(([verdict, times]) => `${times} × ${f.words(verdict)}`).join(', ')));
}

/** The hosters in the plan's order, so that each has its colour on every chart. */
function order({ setup: { plan }, latency, egress }) {
  const ranked = [...latency, ...egress].flatMap(({ hosters }) => hosters.map(({ hosterId }) => hosterId));
  return [...new Set([...(plan?.hosters.map(({ hosterId }) => hosterId) ?? []), ...ranked])];
}

function ranks(name, windows, hosterName, ids) {
  if (windows.length === 0) return parts.empty(`No ${name.toLowerCase()} yet.`, 'It follows when a window with measurements has closed.');
  const oldest = [...windows].reverse();
  const of = (window, hosterId) => window.hosters.find((one) => one.hosterId === hosterId)?.rank ?? null;
  // Tied hosters share a rank: a little apart, both lines can be seen.
  const apart = (rank, place) => (rank === null ? null : rank + (place - (ids.length - 1) / 2) * 0.07);
  return parts.figure(name, `Now: ${windows[0].hosters.map(({ hosterId, rank }) => `${hosterName(hosterId)} ${rank ? `#${rank}` : 'without a rank'}`).join(', ')}.`, {
    times: oldest.map(({ windowStart }) => f.seconds(windowStart)),
    series: ids.map((hosterId, place) => ({ label: hosterName(hosterId), values: oldest.map((window) => apart(of(window, hosterId), place)) })),
    format: (rank) => `#${Math.round(rank)}`,
    range: [0.6, ids.length + 0.4],
    ranks: true,
    steps: true,
  });
}

function swarm(state, setupId, regions) {
  if (!state) return parts.empty('Its swarm has not been looked at yet.', 'Attestors look now and then: storage checks and harvested requests follow.');
  const { busyness, health } = state;
  return h('div', { class: 'panel' }, parts.facts([
    health && ['Chunks that can be had', `${f.count(health.chunksAvailable)} of ${f.count(health.chunksAsked)} asked (${f.count(health.chunksPlanned)} planned)`],
    health && ['Who answered first', health.responses.every(({ answers }) => answers === 0) ? '–' : health.responses.filter(({ answers }) => answers > 0).flatMap(({ hosterId, answers }, place) => [place > 0 ? ', ' : '', hosterId ? parts.hoster(hosterId, regions.get(hosterId)) : 'others', ` ${answers} ×`])],
    health && health.unanswered > 0 && ['Unanswered', f.count(health.unanswered)],
    busyness && ['Requests at the hosters', busyness.hostersPerSecond === null ? '–' : `${f.number(busyness.hostersPerSecond)} a second`],
    busyness && ['Requests that attestors saw', busyness.harvestedPerSecond === null ? '–' : `${f.number(busyness.harvestedPerSecond)} a second from ${f.count(busyness.peers)} peers`],
    busyness && busyness.hotChunks.length > 0 && ['Hot chunks', busyness.hotChunks.slice(0, 5).map(({ index, share }) => `${index} (${f.percent(share, 0)})`).join(', ')],
  ]), parts.explain('gauge.swarm', setupId, null, 'its swarm is said to be so'));
}

function pay(alignments, setupId, regions) {
  if (alignments.length === 0) return parts.empty('Pay has not been compared yet.', 'It is, for each ranking of hosters whose pay the plan names.');
  return h('div', { class: 'cards' }, alignments.map((one) => h('article', { class: 'card', 'data-key': one.performance },
    h('div', { class: 'between' }, h('h3', {}, f.sentence(one.performance)), parts.explain('gauge.pay-alignment', setupId, one.windowEnd, `pay and ${f.words(one.performance)} differ so`)),
    one.inversions.length === 0
      ? h('p', { class: 'quiet' }, one.pairs === 0 ? 'No two hosters with a known pay and a rank.' : 'Nobody who is paid more ranks lower.')
      : h('ul', {}, one.inversions.map(({ betterPaid, betterRanked, payDifference }) => h('li', {}, parts.hoster(betterPaid, regions.get(betterPaid)), ` is paid ${f.count(payDifference)} a day more than `, parts.hoster(betterRanked, regions.get(betterRanked)), ', and ranks lower'))),
    h('p', { class: 'quiet' }, `Paid a day: ${one.hosters.map(({ hosterId, payPerDay, rank }) => `${f.shortId(hosterId)} ${f.count(payPerDay)} (${rank ? `#${rank}` : 'no rank'})`).join(', ')}. Kendall’s tau-b ${f.number(one.tauB)}.`))));
}
