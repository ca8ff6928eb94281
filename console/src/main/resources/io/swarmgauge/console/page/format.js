// Figures as people read them.

const NONE = '–';
const CLOCK = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', second: '2-digit' });
const DATE = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' });

const isMissing = (value) => value === null || value === undefined || Number.isNaN(value);

export const shortId = (id) => (id ? id.slice(0, 8) : NONE);

/** To three digits that count: 5.19, 15.4, 155. */
export function number(value, digits = 3) {
  if (isMissing(value)) return NONE;
  return new Intl.NumberFormat('en-GB', { maximumSignificantDigits: Math.max(digits, Math.trunc(Math.abs(value)).toString().length) })
    .format(value);
}

export const count = (value) => (isMissing(value) ? NONE : new Intl.NumberFormat('en-GB').format(value));

function scaled(value, base, units) {
  if (isMissing(value)) return NONE;
  let step = 0;
  let rest = value;
  while (Math.abs(rest) >= base && step < units.length - 1) {
    rest /= base;
    step += 1;
  }
  return `${number(rest)} ${units[step]}`;
}

/** 1 record, 2 records. */
export const many = (amount, thing) => `${count(amount)} ${thing}${amount === 1 ? '' : 's'}`;

export const bits = (value) => scaled(value, 1000, ['bit/s', 'kbit/s', 'Mbit/s', 'Gbit/s', 'Tbit/s']);
export const bytes = (value) => scaled(value, 1000, ['B', 'kB', 'MB', 'GB', 'TB']);
export const ms = (value) => (isMissing(value) ? NONE : `${number(value)} ms`);

export function percent(ratio, digits = 1) {
  if (isMissing(ratio)) return NONE;
  const places = ratio > 0.99 && ratio < 1 ? Math.max(digits, 2) : digits;
  return `${new Intl.NumberFormat('en-GB', { maximumFractionDigits: places }).format(ratio * 100)} %`;
}

export const clock = (iso) => (iso ? CLOCK.format(new Date(iso)) : NONE);
export const date = (iso) => (iso ? DATE.format(new Date(iso)) : NONE);
export const seconds = (iso) => Date.parse(iso) / 1000;

/** A time span, from milliseconds: 5 min, 1 h, 3 d. */
export function span(millis) {
  const units = [['d', 86400000], ['h', 3600000], ['min', 60000], ['s', 1000]];
  for (const [unit, size] of units) if (millis >= size) return `${number(millis / size, 2)} ${unit}`;
  return `${number(millis)} ms`;
}

/** OVER_REPORTED as "over reported". */
export const words = (name) => (name ? name.toLowerCase().replaceAll('_', ' ') : NONE);
export const sentence = (name) => words(name).replace(/^./, (letter) => letter.toUpperCase());

export const estimate = (performance, value) => (performance === 'LATENCY' ? ms(value) : bits(value));

/** A signal's figure in its unit, which stands in its name. */
export function signal(name, value) {
  if (isMissing(value)) return NONE;
  if (name.endsWith('BITS_PER_SECOND')) return bits(value);
  if (name.endsWith('BYTES') || name.endsWith('BYTES_PER_SECOND')) return bytes(value);
  if (name.endsWith('_MS')) return ms(value);
  if (name.endsWith('RATIO')) return percent(value);
  if (name === 'ABSENCE') return span(value * 1000);
  return number(value);
}
