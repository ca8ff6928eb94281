// Asks the console. Every failure is a Problem: what is wrong, and what to do.

const KEPT = 'swarmgauge-token';
const PAGE_SIZE = 500;

export class Problem extends Error {
  constructor({ status = 0, type = '', title = 'The console does not answer', detail = '', remedy = '' }) {
    super(title);
    Object.assign(this, { status, type: type.split(':').pop(), title, detail, remedy });
  }
}

/** For this tab only, and only until it is closed. */
export const keepToken = (token) => sessionStorage.setItem(KEPT, token);
export const forgetToken = () => sessionStorage.removeItem(KEPT);
export const hasToken = () => sessionStorage.getItem(KEPT) !== null;

export async function ask(path, { signal, accept = 'application/json, application/problem+json' } = {}) {
  const token = sessionStorage.getItem(KEPT);
  const headers = token ? { Accept: accept, Authorization: `Bearer ${token}` } : { Accept: accept };
  let response;
  try {
    response = await fetch(path, { headers, signal, cache: 'no-store' });
  } catch (failure) {
    if (signal?.aborted) throw failure;
    throw new Problem({
      detail: 'No answer came.',
      remedy: 'Check that the console runs, and the network to it. This page tries again by itself.',
    });
  }
  if (response.ok) return response;
  throw new Problem({ status: response.status, ...(await problemOf(response)) });
}

async function problemOf(response) {
  try {
    return await response.json();
  } catch {
    return { title: `The console answers ${response.status}`, remedy: 'Its log says why.' };
  }
}

export const get = async (path, signal) => (await ask(path, { signal })).json();

/** What there is, or null where nothing is concluded yet. */
export async function maybe(path, signal) {
  try {
    return await get(path, signal);
  } catch (problem) {
    if (problem.status === 404 && problem.type !== 'no-such-route') return null;
    throw problem;
  }
}

/** The items of a list, page by page, and whether there are more than so many. */
export async function list(path, signal, most = 1000) {
  const items = [];
  let next = null;
  do {
    const asked = new URLSearchParams({ limit: Math.min(PAGE_SIZE, most - items.length) });
    if (next) asked.set('cursor', next);
    const page = await get(`${path}${path.includes('?') ? '&' : '?'}${asked}`, signal);
    items.push(...page.items);
    next = page.next;
  } while (next && items.length < most);
  return { items, more: next !== null };
}

export const id = encodeURIComponent;
