// Does a hoster qualify for a job, and why.

import { get, id, list } from './api.js';
import { h } from './dom.js';
import * as f from './format.js';
import * as parts from './parts.js';

export const title = () => 'Does it qualify?';

export const topics = ['gauge.ratings', 'gauge.performances', 'gauge.nodes', 'plan.jobs'];

export async function load({ query }, signal) {
  const hoster = query.get('hoster');
  const job = query.get('job');
  const [jobs, hosters] = await Promise.all([list('v1/jobs', signal), list('v1/hosters', signal)]);
  const answer = hoster && job ? await get(`v1/qualify?${new URLSearchParams({ hoster, job })}`, signal) : null;
  const candidates = job ? (await get(`v1/jobs/${id(job)}/candidates?limit=20`, signal)).items : [];
  return { jobs: jobs.items, hosters: hosters.items, answer, candidates, hoster, job };
}

export function view({ jobs, hosters, answer, candidates, hoster, job }) {
  if (jobs.length === 0) return [parts.heading('Does it qualify?'), parts.empty('There are no jobs yet.', 'Publish one in a plan: swarmgauge plan apply FILE.')];
  const regions = new Map(hosters.map(({ hosterId, region }) => [hosterId, region]));
  return [
    parts.heading('Does it qualify?', h('p', { class: 'lead' }, 'Holds a hoster against what a job asks of it.')),
    h('form', { class: 'form', 'data-form': 'qualify' },
      h('label', {}, 'Job', h('select', { name: 'job' }, jobs.map(({ jobId, kind }) => h('option', { value: jobId, selected: jobId === job }, `${jobId} (${f.words(kind)})`)))),
      h('label', {}, 'Hoster', h('select', { name: 'hoster' }, hosters.map(({ hosterId, region }) => h('option', { value: hosterId, selected: hoster !== null && hosterId.startsWith(hoster) }, `${f.shortId(hosterId)} ${region ?? ''}`)))),
      h('button', { type: 'submit' }, 'Ask')),
    answer && verdict(answer, regions),
    candidates.length > 0 && parts.section(`Candidates for ${job}, best first`, { key: 'candidates' }, parts.table(`Candidates for ${job}`, [
      { name: 'Place', number: true, cell: ({ place }) => place },
      { name: 'Hoster', head: true, cell: ({ answer: { hosterId } }) => parts.hoster(hosterId, regions.get(hosterId)) },
      { name: 'Qualifies', cell: ({ answer: one }) => qualifies(one) },
      { name: 'Merit', number: true, cell: ({ merit }) => f.number(merit) },
      { name: 'Latency', number: true, cell: ({ latencyMs }) => f.ms(latencyMs) },
      { name: 'What speaks against it', cell: ({ answer: { reasons } }) => reasons.filter(({ ok }) => !ok).map(({ sentence }) => sentence).join('; ') || '–' },
    ], candidates, ({ answer: { hosterId } }) => hosterId)),
  ];
}

const qualifies = ({ qualifies: yes, provisional }) => (yes ? parts.badge(provisional ? 'warn' : 'good', provisional ? 'Provisionally' : 'Yes') : parts.badge('bad', 'No'));

function verdict(answer, regions) {
  const [kind, text] = !answer.qualifies ? ['bad', 'No, it does not.'] : answer.provisional ? ['warn', 'Yes, provisionally: until it is proven at work.'] : ['good', 'Yes, it qualifies.'];
  return parts.section('Answer', { key: 'answer' },
    h('p', { class: `answer ${kind}`, role: 'status' }, text),
    h('p', { class: 'quiet' }, parts.hoster(answer.hosterId, regions.get(answer.hosterId)), ` for ${answer.jobId}, as of `, parts.time(answer.asOf, f.date)),
    parts.table('Reasons', [
      { name: 'Speaks', cell: ({ ok }) => (ok ? parts.badge('good', 'For it') : parts.badge('bad', 'Against it')) },
      { name: 'Reason', head: true, cell: ({ sentence }) => h('span', { class: 'long' }, sentence) },
      { name: 'Region', cell: ({ region }) => region ?? '–' },
      { name: 'Rests on', cell: ({ basis, samples }) => `${f.words(basis)}${samples > 0 ? `, ${f.count(samples)} samples` : ''}` },
    ], answer.reasons, ({ code, region }) => `${code} ${region}`));
}
