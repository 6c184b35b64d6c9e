/** Sends requests to both sides of the lesson and reads what they cost. */

export const form = document.getElementById('parameters');
export const sides = ['naive', 'optimized'];

/** A response with a status from 400. Its body is a problem (RFC 9457). */
export class Problem extends Error {
  constructor(body) {
    super(body.detail ?? body.title);
    this.violations = body.violations ?? [];
  }
}

/** Path and query of a request, with the values of the form and some changes to them. */
export function address(side, changes = {}) {
  const query = new URLSearchParams();
  let path = `/${side}${form.dataset.path}`;
  for (const field of form.querySelectorAll('input')) {
    const value = String(changes[field.name] ?? field.value);
    if (field.dataset.in === 'path') {
      path = path.replace(`{${field.name}}`, encodeURIComponent(value));
    } else if (value !== '') {
      query.set(field.name, value);
    }
  }
  return path + (query.size ? `?${query}` : '');
}

/**
 * Sends a request past the browser's cache.
 *
 * @throws {Problem} for a status from 400
 */
export async function send(url, options = {}) {
  const start = performance.now();
  const response = await fetch(url, { cache: 'no-store', ...options });
  const type = response.headers.get('Content-Type') ?? '';
  const [text, firstByteMillis] = await read(response, start);
  const json = type.includes('json') && !type.includes('ndjson');
  if (response.status >= 400) {
    throw new Problem(json ? JSON.parse(text) : { title: `The response has the status ${response.status}.` });
  }
  return {
    url, text, json, firstByteMillis, millis: performance.now() - start,
    status: response.status,
    headers: response.headers,
    timing: serverTiming(response.headers.get('Server-Timing') ?? ''),
    profile: response.headers.get('Profile'),
  };
}

/** The body, and how long its first bytes took. */
async function read(response, start) {
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  const parts = [];
  let firstByteMillis;
  for (let part; reader && !(part = await reader.read()).done;) {
    firstByteMillis ??= performance.now() - start;
    parts.push(part.value);
  }
  return [parts.join(''), firstByteMillis ?? performance.now() - start];
}

/** Such as {statements: 101, db: 6.04, total: 13.59, cache: 0.8, lookup: 'hit'}. */
function serverTiming(header) {
  const timing = { statements: 0 };
  for (const [, name, duration, , text] of header.matchAll(/(\w+);dur=([\d.]+)(;desc="?([^",]*))?/g)) {
    timing[name] = Number(duration);
    if (name === 'db') {
      timing.statements = parseInt(text, 10);
    } else if (name === 'cache') {
      timing.lookup = text;
    }
  }
  return timing;
}

/** Sends each request once to warm up, then once to measure. */
export async function sendBoth(naiveChanges = {}, optimizedChanges = naiveChanges) {
  const urls = [address('naive', naiveChanges), address('optimized', optimizedChanges)];
  await send(urls[0]);
  await send(urls[1]);
  const naive = await send(urls[0]);
  return { naive, optimized: await send(urls[1]) };
}

/** Stores the profiles of two responses next to each other, and shows them. */
export async function showComparison({ naive, optimized }) {
  const id = response => response.profile.split('/').pop();
  const stored = await send('/profiler/comparisons', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Accept: 'application/json' },
    body: JSON.stringify({ naive: id(naive), optimized: id(optimized), alike: alike(naive, optimized) }),
  });
  const comparison = stored.headers.get('Location').split('/').pop();
  location.assign(`?comparison=${comparison}#comparison`);
}

export function alike(naive, optimized) {
  if (naive.text === optimized.text) {
    return 'same';
  }
  if (!naive.json || !optimized.json) {
    return 'different';
  }
  const [whole, part] = [JSON.parse(naive.text), JSON.parse(optimized.text)];
  return !contains(whole, part) ? 'different' : contains(part, whole) ? 'same' : 'contained';
}

/** Whether a part equals the whole, except that its arrays end earlier and its objects lack members. */
function contains(whole, part) {
  if (Object(whole) !== whole || Object(part) !== part || Array.isArray(whole) !== Array.isArray(part)) {
    return whole === part;
  }
  return Object.keys(part).every(key => Object.hasOwn(whole, key) && contains(whole[key], part[key]));
}

/**
 * What the service recorded about a request; needs the level full. Behind a gateway, only the instance that served the
 * request has it, and the gateway sends each attempt to the next one.
 */
export async function profileOf(response, part = '') {
  for (let attempt = 1; ; attempt++) {
    try {
      return JSON.parse((await send(response.profile + part, { headers: { Accept: 'application/json' } })).text);
    } catch (error) {
      if (attempt === 6) {
        throw error;
      }
    }
  }
}

const resources = name => async response => (await profileOf(response)).resources[name];

const figures = {
  'statements': response => response.timing.statements,
  'entities loaded': resources('entitiesLoaded'),
  'rows read': resources('rowsRead'),
  'rows read before the first byte': resources('rowsReadBeforeFirstByte'),
  'rows visited': async response =>
    (await profileOf(response, '/plans')).reduce((sum, plan) => sum + (plan.rowsVisited ?? 0), 0),
  'bytes in the body': async response => (await profileOf(response)).bytes,
};

/** What this lesson improves; below the level full, what the headers say. */
export const unit = form.dataset.level === 'FULL' ? form.dataset.measure : 'statements';

/** In this unit. */
export const figureOf = response => figures[unit](response);
