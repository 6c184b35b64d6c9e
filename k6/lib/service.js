// The settings (README.md lists them), the lessons, and requests to the service.

import exec from 'k6/execution';
import http from 'k6/http';

export const SIDES = ['naive', 'optimized'];
export const BASE_URL = __ENV.BASE_URL || 'http://localhost:8080';
export const QUICK = __ENV.QUICK === '1';

// The same service on the same data, with its profiler on: only there are statements counted.
const COUNT_URL = __ENV.COUNT_URL || BASE_URL;

const LESSONS = JSON.parse(open('../lessons.json'));
const ROWS_PER_PAGE = 1000;

// As browsers send it. k6 decompresses the body.
const HEADERS = { 'Accept-Encoding': 'gzip' };

/** An integer setting. The run aborts if the value is not an integer or is less than the minimum. */
export function integer(name, byDefault, minimum = 1) {
  const value = Number(__ENV[name] || byDefault);
  if (!Number.isInteger(value) || value < minimum) {
    exec.test.abort(`${name} must be an integer of at least ${minimum}, not "${__ENV[name]}".`);
  }
  return value;
}

/** The lessons that LESSON names: slugs separated by commas, or "all". */
export function chosenLessons(byDefault) {
  const wanted = __ENV.LESSON || byDefault;
  if (wanted === 'all') {
    return LESSONS;
  }
  return wanted.split(',').map((slug) => {
    const lesson = LESSONS.find((one) => one.slug === slug.trim());
    if (!lesson) {
      const slugs = LESSONS.map((one) => one.slug).join(', ');
      exec.test.abort(`There is no lesson "${slug}". LESSON accepts ${slugs} and all.`);
    }
    return lesson;
  });
}

export function get(path, params = {}) {
  return http.asyncRequest('GET', BASE_URL + path, null, { headers: HEADERS, ...params });
}

/** Resolves to the response; aborts the run if its status is not 200. */
export async function getOk(path, base = BASE_URL) {
  const response = await http.asyncRequest('GET', base + path, null, { headers: HEADERS });
  if (response.status !== 200) {
    exec.test.abort(`${base + path}: ${response.error || `status ${response.status} instead of 200`}`);
  }
  return response;
}

/** The path to compare: the lesson's example, or the page that begins `depth` rows into the example's list. */
export async function address(lesson, side) {
  let path = lesson[side];
  if (lesson.depth === 0) {
    return path;
  }
  const limit = /limit=\d+/;
  const [ofExample] = path.match(limit);
  path = path.replace(limit, `limit=${ROWS_PER_PAGE}`);
  for (let row = 0; row < lesson.depth; row += ROWS_PER_PAGE) {
    const next = /<([^>]*)>; *rel="next"/.exec((await getOk(path)).headers.Link);
    if (!next) {
      exec.test.abort(`${lesson.slug} starts at row ${lesson.depth}, but the list has fewer rows. Start the service `
        + 'with more posts (scripts/load: POSTS).');
    }
    path = next[1];
  }
  return path.replace(limit, ofExample);
}

/** The length of the body in bytes: as it was sent, or of its text in UTF-8 if it was sent in chunks. */
export function size(response) {
  const length = response.headers['Content-Length'];
  return length === undefined ? encodeURIComponent(response.body).replace(/%../g, '-').length : Number(length);
}

/**
 * Whether both responses have the same status and body; in a lesson whose fix is to return less, whether the optimized
 * body is contained in the naive one.
 */
export function areAlike(lesson, naive, optimized) {
  return naive.status === optimized.status
    && (naive.body === optimized.body
      || (lesson.contained && contains(JSON.parse(naive.body), JSON.parse(optimized.body))));
}

// Arrays may end earlier in the part, and objects may lack members.
function contains(whole, part) {
  if (Object(part) !== part) {
    return whole === part;
  }
  return Object(whole) === whole && Array.isArray(whole) === Array.isArray(part)
    && Object.keys(part).every((key) => key in whole && contains(whole[key], part[key]));
}

/** The number of statements by the Server-Timing header; null without the header. */
export function statements(response) {
  const header = /desc="(\d+) statements?"/.exec(response.headers['Server-Timing']);
  return header ? Number(header[1]) : null;
}

/** The statements of a second request, because the first may fill a cache. */
export async function countStatements(path) {
  await getOk(path, COUNT_URL);
  return statements(await getOk(path, COUNT_URL));
}

/** The sum of a metric of the service over all its tags. */
export async function metric(name, tags = '') {
  const { body } = await getOk('/q/metrics');
  return String(body).split('\n')
    .filter((line) => line.startsWith(`${name}{`) && line.includes(tags))
    .reduce((sum, line) => sum + Number(line.slice(line.lastIndexOf(' '))), 0);
}
