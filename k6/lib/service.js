// Asks the service, and reads from its answers what they say about themselves.

import exec from 'k6/execution';
import http from 'k6/http';
import { BASE_URL, COUNT_URL } from './settings.js';

export const SIDES = ['naive', 'optimized'];

const ROWS_A_PAGE = 1000;

export function ask(path, params = {}) {
  return http.get(BASE_URL + path, params);
}

export function expectOk(response) {
  if (response.status !== 200) {
    exec.test.abort(`${response.url}: ${response.error || `answered ${response.status}, not 200`}`);
  }
  return response;
}

// The address that a lesson is compared by: its example, or a page that lies deep in the same list.
export function address(lesson, side) {
  let path = lesson[side];
  if (lesson.depth === 0) {
    expectOk(ask(path));
    return path;
  }
  const limit = /limit=\d+/;
  const wanted = path.match(limit)[0];
  path = path.replace(limit, `limit=${ROWS_A_PAGE}`);
  for (let row = 0; row < lesson.depth; row += ROWS_A_PAGE) {
    const next = /<([^>]*)>; *rel="next"/.exec(expectOk(ask(path)).headers.Link);
    if (!next) {
      exec.test.abort(`${lesson.slug} is compared ${lesson.depth} rows into its list, which ends before: `
        + 'the service needs more posts (scripts/load: by POSTS)');
    }
    path = next[1];
  }
  return path.replace(limit, wanted);
}

// How many statements an answer took, or null where the service does not tell.
export function statements(response) {
  const told = /desc="(\d+) statements?"/.exec(response.headers['Server-Timing']);
  return told ? Number(told[1]) : null;
}

// Asked twice: the first request may fill a cache.
export function count(path) {
  http.get(COUNT_URL + path);
  return statements(expectOk(http.get(COUNT_URL + path)));
}

// The sum of a metric of the service over all its tags.
export function metric(name, tags = '') {
  const lines = expectOk(http.get(`${BASE_URL}/q/metrics`)).body.split('\n');
  return lines
    .filter((line) => line.startsWith(`${name}{`) && line.includes(tags))
    .reduce((sum, line) => sum + Number(line.slice(line.lastIndexOf(' '))), 0);
}
