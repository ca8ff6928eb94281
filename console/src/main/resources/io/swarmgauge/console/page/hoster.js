// One hoster: how it is rated from each region, how it performs, how its host does, and why it ranks where it ranks.

import { get, id, list, maybe } from './api.js';
import { h } from './dom.js';
import * as f from './format.js';
import { rated } from './overview.js';
import * as parts from './parts.js';

export const title = (route) => `Hoster ${f.shortId(route.id)}`;

export const topics = ['gauge.ratings', 'gauge.performances', 'gauge.rank-history', 'gauge.rankings', 'gauge.nodes', 'node.host-metrics'];

export const concerns = (topic, keys, route, state) =>
  keys.some((key) => (topic === 'gauge.rankings' ? state?.hoster.setups.includes(key) : key.startsWith(route.id)));

export async function load(route, signal) {
  const base = `v1/hosters/${id(route.id)}`;
  const hoster = await get(base, signal);
  const [ratings, performances, history, metrics, rankings, alerts] = await Promise.all([
    maybe(`${base}/ratings`, signal),
    maybe(`${base}/performances`, signal),
    maybe(`${base}/rank-history`, signal),
    maybe(`v1/nodes/${hoster.hosterId}/host-metrics?limit=200`, signal),
    Promise.all(hoster.setups.slice(0, 12).map((setup) => get(`v1/setups/${id(setup)}/rankings`, signal))),
    list('v1/alerts', signal),
  ]);
  return { hoster, ratings, performances, history, metrics: metrics?.items ?? [], rankings, alerts: alerts.items.filter(({ labels }) => Object.values(labels).includes(hoster.hosterId)) };
}

export function view({ hoster, ratings, performances, history, metrics, rankings, alerts }) {
  const { hosterId, region, node, left, setups } = hoster;
  return [
    parts.heading(['Hoster ', h('span', { class: 'id' }, f.shortId(hosterId)), region && ` ${region}`],
      left === null ? parts.badge('unknown', 'Not registered') : left ? parts.badge('unknown', 'Left') : parts.badge('good', 'Present')),
    h('details', {}, h('summary', {}, 'Its whole id'), h('p', {}, h('code', {}, hosterId))),
    node && registered(node),
    alerts.length > 0 && parts.section('Open alerts about it', { key: 'alerts' }, alerts.map((one) => parts.alert(one, new Map([[hosterId, region]])))),
    parts.section('Why it ranks where it ranks', { key: 'why' }, reasons(hosterId, setups, rankings)),
    parts.section('Rating by region', { key: 'ratings' }, rating(ratings)),
    parts.section('Performance', { key: 'performance' }, performance(performances)),
    parts.section('Shares of places', { key: 'shares' }, places(history)),
    parts.section('Its host', { key: 'host' }, host(metrics)),
  ];
}

function registered({ registration: { hardware, form, roles }, lastSeen, firstSeen }) {
  return parts.facts([
    ['Roles', roles.map(f.words).join(', ')],
    ['Known since', parts.time(firstSeen, f.date)],
    ['Last heard of', parts.time(lastSeen, f.date)],
    hardware && ['Processor', `${hardware.cpu}, ${hardware.logicalProcessors} logical`],
    hardware && ['Memory', f.bytes(hardware.memoryBytes)],
    hardware && ['Disks', f.bytes(hardware.diskBytes)],
    form && form.storageBytes && ['Offers', `${f.bytes(form.storageBytes)}${form.regions?.length ? ` to ${form.regions.join(', ')}` : ''}`],
  ]);
}

function reasons(hosterId, setups, rankings) {
  const all = rankings.flatMap(({ setupId, rankings: ranked }) => ranked.filter(({ region }) => region === null).map((one) => ({ setupId, one })));
  if (all.length === 0) return parts.empty('It has not been ranked yet.', setups.length === 0 ? 'It stands in no setup of the plan.' : 'The first ranking follows when a window with measurements has closed.');
  return h('ul', { class: 'lines' }, all.map(({ setupId, one }) => h('li', { 'data-key': `${setupId} ${one.performance}` },
    h('div', { class: 'line' },
      h('span', {}, reason(hosterId, setupId, one)),
      parts.explain('gauge.rankings', setupId, one.windowEnd, `it ranks so on ${setupId} by ${f.words(one.performance)}`)))));
}

function reason(hosterId, setupId, { performance: by, hosters }) {
  const mine = hosters.find((one) => one.hosterId === hosterId);
  const on = [' by ', f.words(by), ' on ', parts.setup(setupId), ': '];
  if (!mine || mine.rank === null) return [h('strong', {}, 'No rank'), ...on, `only ${f.count(mine?.samples ?? 0)} samples, too few to place it.`];
  const figure = (one) => `${f.estimate(by, one.estimate)} (${f.estimate(by, one.lower)} to ${f.estimate(by, one.upper)})`;
  const tied = hosters.filter((one) => one.hosterId !== hosterId && one.rank === mine.rank);
  const better = hosters.filter((one) => one.rank !== null && one.rank < mine.rank).at(-1);
  const worse = hosters.find((one) => one.rank !== null && one.rank > mine.rank);
  return [
    h('strong', {}, `#${mine.rank} of ${hosters.length}`), ...on,
    `its median is ${figure(mine)}, from ${f.count(mine.samples)} samples${mine.failures > 0 ? ` with ${f.count(mine.failures)} failures` : ''}. `,
    tied.length > 0 && `Its interval overlaps that of ${tied.map((one) => f.shortId(one.hosterId)).join(' and ')}, so they share the place. `,
    better && `${f.shortId(better.hosterId)} is better with ${figure(better)}. `,
    worse && `${f.shortId(worse.hosterId)} is worse with ${figure(worse)}.`,
  ];
}

function rating(ratings) {
  if (!ratings) return parts.empty('Nobody has measured it yet.', 'Ratings follow when attestors asked it in a window of a setup.');
  const all = [...ratings.regions, ratings.overall].map((one) => ({ ...one, region: one.region === '*' ? 'All regions' : one.region }));
  return parts.table('Reliability, quality and availability as seen from each region', [
    { name: 'Seen from', head: true, cell: ({ region }) => region },
    { name: 'Reliability', cell: ({ reliability }) => rated(reliability) },
    { name: 'Quality', cell: ({ quality }) => rated(quality) },
    { name: 'Availability', number: true, cell: ({ availability }) => f.percent(availability) },
    { name: 'Evidence', number: true, cell: ({ reliability }) => `${f.number(reliability.evidence)} windows` },
    { name: 'Explained', cell: () => parts.explain('gauge.ratings', ratings.hosterId, null, 'it is rated so') },
  ], all, ({ region }) => region);
}

function performance(performances) {
  if (!performances || performances.regions.length === 0) return parts.empty('Nobody has measured it yet.', 'Quantiles follow with the first benchmarks.');
  const quantiles = (one, form) => (one ? h('span', { class: 'quantiles' }, h('strong', {}, form(one.p50)), h('span', { class: 'quiet' }, ` ${form(one.p10)} to ${form(one.p90)}`)) : '–');
  return [
    parts.table('Median, and from the lowest tenth to the highest', [
      { name: 'Seen from', head: true, cell: ({ region, kind }) => [region, ' ', h('span', { class: 'quiet' }, kind === 'RAW' ? 'idle' : 'at work')] },
      { name: 'Latency', cell: ({ latencyMs }) => quantiles(latencyMs, f.ms) },
      { name: 'Bandwidth', cell: ({ bandwidthBitsPerSecond }) => quantiles(bandwidthBitsPerSecond, f.bits) },
      { name: 'Speed of one chunk', cell: ({ speedBitsPerSecond }) => quantiles(speedBitsPerSecond, f.bits) },
      { name: 'Samples', number: true, cell: ({ latencyMs }) => f.count(latencyMs?.samples) },
    ], performances.regions, ({ region, kind }) => `${region} ${kind}`),
    h('div', { class: 'between below' }, h('span', { class: 'quiet' }, 'Median, then the range from p10 to p90.'), parts.explain('gauge.performances', performances.hosterId, null, 'it performs so')),
  ];
}

function places(history) {
  if (!history || history.across.length === 0) return parts.empty('It has not been ranked yet.', 'Shares follow with the first rankings, over the last 28 days.');
  const rows = [...history.across.map((one) => ({ on: 'All setups', one })), ...history.setups.flatMap(({ setupId, places: all }) => all.map((one) => ({ on: parts.setup(setupId), key: setupId, one })))];
  return [
    parts.table('Shares of windows in which it took each place, last 28 days', [
      { name: 'On', head: true, cell: ({ on }) => on },
      { name: 'By', cell: ({ one }) => f.words(one.performance) },
      { name: 'Places', cell: ({ one }) => parts.shares([{ share: one.first, kind: 'p1' }, { share: one.second, kind: 'p2' }, { share: one.third, kind: 'p3' }, { share: one.below, kind: 'p4' }]) },
      { name: '#1', number: true, cell: ({ one }) => f.percent(one.first, 0) },
      { name: '#2', number: true, cell: ({ one }) => f.percent(one.second, 0) },
      { name: '#3', number: true, cell: ({ one }) => f.percent(one.third, 0) },
      { name: 'Below', number: true, cell: ({ one }) => f.percent(one.below, 0) },
      { name: 'Windows', number: true, cell: ({ one }) => f.count(one.windows) },
    ], rows, ({ key, one }) => `${key} ${one.performance}`),
    h('div', { class: 'between below' }, h('span', {}), parts.explain('gauge.rank-history', history.hosterId, null, 'it took these places')),
  ];
}

function host(metrics) {
  if (metrics.length === 0) return parts.empty('Nothing is known of its host in the last minutes.', 'The agent beside it sends host metrics; check that it runs.');
  const last = metrics[0];
  const oldest = [...metrics].reverse();
  const times = oldest.map(({ header }) => f.seconds(header.windowStart));
  const ratio = (values) => ({ times, series: values, format: (value) => f.percent(value, 0), range: [0, 1] });
  const net = (field) => oldest.map(({ interfaces }) => interfaces.reduce((sum, one) => sum + (one[field] ?? 0), 0) * 8000);
  const free = last.memory.freeBytes / last.memory.totalBytes;
  const disks = worthShowing(last.disks);
  return [
    h('div', { class: 'charts' },
      parts.figure('Processor and memory', `Last: processor ${f.percent(last.cpu.processorTimeRatio)}, memory in use ${f.percent(1 - free)}.`, ratio([
        { label: 'Processor', values: oldest.map(({ cpu }) => cpu.processorTimeRatio) },
        { label: 'Memory in use', values: oldest.map(({ memory }) => 1 - memory.freeBytes / memory.totalBytes) },
      ])),
      parts.figure('Network', `Last: ${f.bits(net('sentKilobytesPerSecond').at(-1))} out, ${f.bits(net('receivedKilobytesPerSecond').at(-1))} in.`, {
        times,
        series: [{ label: 'Out', values: net('sentKilobytesPerSecond') }, { label: 'In', values: net('receivedKilobytesPerSecond') }],
        format: f.bits,
        floor: 1000,
      })),
    h('div', { class: 'panel below' }, parts.facts([
      ['Processes', f.count(last.cpu.processCount)],
      ['Threads', f.count(last.cpu.threadCount)],
      ['Memory free', `${f.bytes(last.memory.freeBytes)} of ${f.bytes(last.memory.totalBytes)}`],
      ['Page faults', `${f.number(last.memory.pageFaultsPerSecond)} a second`],
      ...disks.map(({ name, mount, freeRatio, freeBytes }) => [`Disk ${mount ?? name}`, `${f.percent(freeRatio)} free (${f.bytes(freeBytes)})`]),
      ...last.gpus.map(({ name, useRatio }) => [`GPU ${name}`, f.percent(useRatio)]),
    ]), h('p', { class: 'quiet' }, 'As the node itself says, ', parts.time(last.header.windowStart), ' to ', parts.time(last.header.windowEnd), '.')),
  ];
}

/** Real disks, fullest first: what is mounted at several places is shown once, and pseudo file systems of a few bytes not at all. */
function worthShowing(disks) {
  const real = disks.filter(({ freeRatio, totalBytes }) => freeRatio !== null && totalBytes >= 1e8);
  const once = new Map(real.map((disk) => [`${disk.totalBytes} ${disk.freeBytes}`, disk]).reverse());
  return [...once.values()].sort((one, other) => one.freeRatio - other.freeRatio).slice(0, 4);
}
