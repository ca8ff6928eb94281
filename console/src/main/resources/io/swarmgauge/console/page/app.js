// Brings together where the reader is, what the console knows and what stands on the page.

import * as alerts from './alerts.js';
import { forgetToken, hasToken } from './api.js';
import * as compliance from './compliance.js';
import { children, h } from './dom.js';
import { follow } from './events.js';
import * as explain from './explain.js';
import * as hoster from './hoster.js';
import * as hosters from './hosters.js';
import * as overview from './overview.js';
import * as parts from './parts.js';
import * as qualify from './qualify.js';
import { here, to } from './router.js';
import * as setup from './setup.js';
import * as setups from './setups.js';
import * as token from './token.js';

/** A busy swarm changes all the time: the page is brought up to date at most so often (milliseconds). */
const PAUSE = 1500;
const RETRY = 4000;

const NAV = [['', 'Overview'], ['setups', 'Setups'], ['hosters', 'Hosters'], ['alerts', 'Alerts'], ['compliance', 'Compliance'], ['qualify', 'Qualify']];

const main = document.getElementById('main');
const link = document.getElementById('link');
const said = document.getElementById('news');

let route = here();
let page = pageOf(route);
let state = null;
let asked = new AbortController();
let timer = null;
let refreshedAt = 0;
let loading = false;
let stale = false;

function pageOf({ name, id }) {
  const pages = { '': overview, setups: id ? setup : setups, hosters: id ? hoster : hosters, alerts, compliance, qualify, explain };
  return pages[name] ?? { title: () => 'No such page', topics: [], load: async () => ({}), view: () => [parts.heading('No such page'), parts.empty('Nothing is shown under this address.', 'Choose a page above.')] };
}

function show(nodes, fresh) {
  const wanted = nodes.flat(Infinity).filter(Boolean);
  if (fresh) {
    main.replaceChildren(...wanted);
    return;
  }
  const focused = document.activeElement;
  children(main, wanted);
  // What is moved loses the focus, though it is still the same.
  if (focused.isConnected && focused !== document.activeElement) focused.focus({ preventScroll: true });
}

/** Asks anew and shows what comes. What changes while an answer is on its way is asked for after it, so that a slow console keeps up. */
async function refresh(fresh) {
  clearTimeout(timer);
  timer = null;
  if (loading && !fresh) {
    stale = true;
    return;
  }
  asked.abort();
  asked = new AbortController();
  const { signal } = asked;
  loading = true;
  stale = false;
  try {
    const loaded = await page.load(route, signal);
    if (!signal.aborted) took(loaded, fresh);
  } catch (problem) {
    if (!signal.aborted) failed(problem);
  } finally {
    if (!signal.aborted) {
      loading = false;
      if (stale) later(PAUSE);
    }
  }
}

function took(loaded, fresh) {
  const former = fresh ? null : state;
  state = loaded;
  refreshedAt = performance.now();
  show(page.view(state, route, former), fresh || main.dataset.shown !== 'page');
  main.dataset.shown = 'page';
  if (former && page.news) said.textContent = page.news(state, former) || said.textContent;
}

function failed(problem) {
  if (problem.status === 401) {
    show(token.view(problem, hasToken()), main.dataset.shown !== 'token');
    main.dataset.shown = 'token';
    forgetToken();
    return;
  }
  if (problem.status === undefined) throw problem;
  // What was shown stays, under the notice: old figures are better than none.
  const known = problem.status === 404 || main.dataset.shown !== 'page';
  if (known) {
    show([parts.heading(page.title(route)), parts.problem(problem)], true);
    main.dataset.shown = 'problem';
  }
  if (problem.status !== 404 && problem.status !== 400) later(RETRY);
}

function later(pause) {
  timer ??= setTimeout(() => refresh(false), pause);
}

function navigate() {
  route = here();
  page = pageOf(route);
  state = null;
  main.dataset.shown = '';
  document.title = `${page.title(route)} – Swarmgauge`;
  nav();
  refresh(true).then(() => {
    scrollTo(0, 0);
    main.focus({ preventScroll: true });
  });
}

function nav() {
  children(document.getElementById('nav'), NAV.map(([name, label]) =>
    h('li', {}, h('a', { href: to(name), 'aria-current': route.name === name ? 'page' : null }, label))));
}

function say(state_, text) {
  if (link.dataset.state === state_) return;
  link.dataset.state = state_;
  link.textContent = text;
}

addEventListener('hashchange', navigate);

document.querySelector('.skip').addEventListener('click', (event) => {
  event.preventDefault();
  main.focus();
});

document.addEventListener('submit', (event) => {
  event.preventDefault();
  const fields = new FormData(event.target);
  if (event.target.dataset.form === 'token') {
    token.submit(fields);
    main.dataset.shown = '';
    refresh(true);
    reconnect();
  } else {
    const query = Object.fromEntries([...fields].filter(([, value]) => value.trim() !== ''));
    const next = to(route.name, null, query);
    if (next === location.hash) refresh(false);
    else location.hash = next;
  }
});

let reconnect = () => {};

follow({
  connected: () => {
    say('live', 'Live');
    // What changed while nobody listened is not told again.
    later(0);
  },
  changed: (topic, keys) => {
    if (!page.topics.includes(topic)) return;
    if (keys && page.concerns && !page.concerns(topic, keys, route, state)) return;
    later(Math.max(100, PAUSE - (performance.now() - refreshedAt)));
  },
  lost: (problem) => {
    if (problem?.status === 401) say('waiting', 'Token needed');
    else if (problem?.status === 503) say('waiting', 'Waiting for the console');
    else say('lost', 'Not connected; trying again');
  },
  wake: (now) => {
    reconnect = now;
  },
});

document.title = `${page.title(route)} – Swarmgauge`;
nav();
refresh(true);
