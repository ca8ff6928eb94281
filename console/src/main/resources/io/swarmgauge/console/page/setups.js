// All setups.

import { list } from './api.js';
import { h } from './dom.js';
import * as f from './format.js';
import * as parts from './parts.js';

export const title = () => 'Setups';

export const topics = ['plan.hosting-setups'];

export const load = (route, signal) => list('v1/setups', signal);

export function view({ items, more }) {
  return [
    parts.heading('Setups', h('p', { class: 'lead' }, `${f.count(items.length)}${more ? ' and more; the API pages through all' : ''}`)),
    items.length === 0
      ? parts.empty('There are no setups yet.', 'Publish a plan: swarmgauge plan apply FILE.')
      : parts.table('Hosting setups', [
        { name: 'Setup', head: true, cell: ({ setupId }) => parts.setup(setupId) },
        { name: 'Chunks', number: true, cell: ({ chunks }) => f.count(chunks) },
        { name: 'Regions', cell: ({ regions }) => regions.join(', ') || '–' },
        { name: 'Hosters', cell: ({ hosters }) => hosters.flatMap(({ hosterId, region }, place) => [place > 0 ? ' · ' : '', parts.hoster(hosterId, region)]) },
        { name: 'In the plan', cell: ({ planned }) => (planned ? parts.badge('good', 'Yes') : parts.badge('unknown', 'No longer')) },
      ], items, ({ setupId }) => setupId),
  ];
}
