// Where the reader is: kept behind the # of the address, so that the server knows one page and every place has a link.

/** "#/setups/setup-1?region=EU" as { name: 'setups', id: 'setup-1', query }. */
export function here() {
  const [path, query] = location.hash.replace(/^#\/?/, '').split('?');
  const [name = '', ...rest] = path.split('/').filter((step) => step !== '').map(decodeURIComponent);
  return { name, id: rest.join('/') || null, query: new URLSearchParams(query ?? '') };
}

export function to(name, id, query) {
  const asked = query ? `?${new URLSearchParams(query)}` : '';
  return `#/${name}${id ? `/${encodeURIComponent(id)}` : ''}${asked}`;
}
