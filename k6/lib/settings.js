// Everything that can be set, by environment (k6 run -e NAME=VALUE). Only this file reads it.

import exec from 'k6/execution';

const lessons = JSON.parse(open('../lessons.json'));

export const BASE_URL = __ENV.BASE_URL || 'http://localhost:8080';

// Statements are counted here: the same service on the same data, with its profiler on.
export const COUNT_URL = __ENV.COUNT_URL || BASE_URL;

export const QUICK = __ENV.QUICK === '1';

// Where reports are written: a directory that exists, as target does once the service is built.
const REPORT_DIR = __ENV.REPORT_DIR || 'target';

export function file(name) {
  return `${REPORT_DIR}/${name}`;
}

export function number(name, otherwise, least = 1) {
  const given = __ENV[name];
  if (given === undefined || given === '') {
    return otherwise;
  }
  if (!Number.isInteger(Number(given)) || Number(given) < least) {
    exec.test.abort(`${name} must be a whole number, at least ${least}, not "${given}"`);
  }
  return Number(given);
}

// One slug, several with commas between, or "all".
export function chosenLessons(otherwise) {
  const wanted = __ENV.LESSON || otherwise;
  if (wanted === 'all') {
    return lessons;
  }
  return wanted.split(',').map((part) => {
    const slug = part.trim();
    const found = lessons.find((lesson) => lesson.slug === slug);
    if (!found) {
      const known = lessons.map((lesson) => lesson.slug).join(', ');
      exec.test.abort(`There is no lesson "${slug}". There are ${known}, and all.`);
    }
    return found;
  });
}

// What k6 cannot know of the machine and the service: a JSON object of names and values, in a file.
export function about() {
  return __ENV.ABOUT ? JSON.parse(ABOUT) : {};
}

// A file can only be opened while the script is loaded.
const ABOUT = __ENV.ABOUT ? open(__ENV.ABOUT) : '';
