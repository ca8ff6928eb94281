// Elements from data, and the way to bring what stands on the page up to date without losing focus, scroll or what is folded open.
// Text is only ever set as text: what a node calls itself cannot become markup.

const SVG = 'http://www.w3.org/2000/svg';
const DRAWN = new Set(['svg', 'rect', 'line', 'circle', 'path', 'g']);

// Of these the reader decides once they stand on the page.
const READERS = new Set(['open', 'value', 'checked']);

export function h(name, attributes, ...children) {
  const element = DRAWN.has(name) ? document.createElementNS(SVG, name) : document.createElement(name);
  for (const [key, value] of Object.entries(attributes ?? {})) {
    if (value === null || value === undefined || value === false) continue;
    if (key === 'data') element.data = value;
    else element.setAttribute(key, value === true ? '' : value);
  }
  element.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

export function morph(old, fresh) {
  if (old.nodeType !== Node.ELEMENT_NODE) {
    if (old.data !== fresh.data) old.data = fresh.data;
    return;
  }
  attributes(old, fresh);
  if (old.localName.includes('-')) {
    old.data = fresh.data;
    return;
  }
  children(old, [...fresh.childNodes]);
}

/** What has a key is found again wherever it moved to; the rest is compared place by place. */
export function children(parent, wanted) {
  const keyed = new Map([...parent.childNodes].filter((node) => node.dataset?.key).map((node) => [node.dataset.key, node]));
  let place = parent.firstChild;
  for (const fresh of wanted.map(asNode)) {
    const key = fresh.dataset?.key;
    const old = key ? keyed.get(key) : place;
    if (!old || !alike(old, fresh)) {
      parent.insertBefore(fresh, place);
      continue;
    }
    keyed.delete(key);
    if (old === place) place = place.nextSibling;
    else parent.insertBefore(old, place);
    morph(old, fresh);
  }
  while (place) {
    const surplus = place;
    place = place.nextSibling;
    surplus.remove();
  }
}

const asNode = (child) => (child instanceof Node ? child : new Text(child));

function alike(one, other) {
  return one.nodeName === other.nodeName && one.dataset?.key === other.dataset?.key;
}

function attributes(old, fresh) {
  for (const { name } of [...old.attributes]) {
    if (!fresh.hasAttribute(name) && !READERS.has(name)) old.removeAttribute(name);
  }
  for (const { name, value } of fresh.attributes) {
    if (!READERS.has(name) && old.getAttribute(name) !== value) old.setAttribute(name, value);
  }
}
