// All hosters.

import { list } from './api.js';
import { h } from './dom.js';
import * as f from './format.js';
import { hosterTable } from './overview.js';
import * as parts from './parts.js';

export const title = () => 'Hosters';

export const topics = ['gauge.ratings', 'gauge.nodes', 'plan.hosting-setups'];

export const load = (route, signal) => list('v1/hosters', signal);

export function view({ items, more }) {
  return [
    parts.heading('Hosters', h('p', { class: 'lead' }, `${f.count(items.length)}${more ? ' and more; the API pages through all' : ''}`)),
    hosterTable(items, items.length),
  ];
}
