// Asks for the console's token.

import { keepToken } from './api.js';
import { h } from './dom.js';
import * as parts from './parts.js';

export function view(problem, wasGiven) {
  return [
    parts.heading('This console asks for a token'),
    h('p', { class: 'lead' }, 'It stands in the console’s settings (token, or the file of --token-file). It is kept in this tab only, until the tab is closed.'),
    wasGiven && h('p', { class: 'refused', role: 'alert' }, `${problem.detail} Check it and try again.`),
    h('form', { class: 'form', 'data-form': 'token' },
      h('label', {}, 'Token', h('input', { name: 'token', type: 'password', autocomplete: 'off', required: true })),
      h('button', { type: 'submit' }, 'Show the page')),
  ];
}

export const submit = (fields) => keepToken(fields.get('token').trim());
