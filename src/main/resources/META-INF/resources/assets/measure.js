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

/**
 * Path and query of a request.
 *
 * @param changes values that replace those of the form, by the names of their fields
 */
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
  while (reader) {
    const { done, value } = await reader.read();
    if (done) {
      break;
    }
    firstByteMillis ??= performance.now() - start;
    parts.push(value);
  }
  return [parts.join(''), firstByteMillis ?? performance.now() - start];
}

/** As an object, such as {statements: 101, db: 6.04, total: 13.59, cache: 0.8, lookup: 'hit'}; empty without it. */
function serverTiming(header) {
  const timing = header ? { statements: 0 } : {};
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

/** Sends the same request to both sides: naive, then optimized. Each may have options of its own. */
export const both = async (changes, [naive, optimized] = []) => [
  await send(address('naive', changes), naive),
  await send(address('optimized', changes), optimized),
];

/**
 * Sends a request as {@link send} does, to measure its cost.
 *
 * @throws {Error} if the cost is unknown
 */
export async function measure(url, options) {
  const response = await send(url, options);
  if (response.timing.total === undefined) {
    throw new Error('A cache in front of the service returned this response, so its cost is unknown.');
  }
  return response;
}

/** Sends each request once to warm up, then once to measure. */
export async function sendBoth(naiveChanges = {}, optimizedChanges = naiveChanges) {
  const urls = [address('naive', naiveChanges), address('optimized', optimizedChanges)];
  await send(urls[0]);
  await send(urls[1]);
  const naive = await measure(urls[0]);
  return { naive, optimized: await measure(urls[1]) };
}

/** Stores a comparison of the profiles of two responses, and opens it on this page. */
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

/** How the responses compare: same, contained (the optimized one in the naive one) or different. */
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

/** Whether a part equals the whole, except that its arrays may end earlier and its objects may lack members. */
function contains(whole, part) {
  if (Object(whole) !== whole || Object(part) !== part || Array.isArray(whole) !== Array.isArray(part)) {
    return whole === part;
  }
  return Object.keys(part).every(key => Object.hasOwn(whole, key) && contains(whole[key], part[key]));
}
