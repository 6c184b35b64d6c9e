// How many requests per second does each side serve, and how long do they take? A closed model: each client sends its
// next request as soon as it has the response to the last. The sides take turns (naive, optimized, naive, optimized),
// so that a change in the machine's speed affects both.

import exec from 'k6/execution';
import { Counter, Trend } from 'k6/metrics';
import { complete, file, machine, markdownTable, textTable } from './lib/report.js';
import { address, chosenLessons, get, integer, QUICK, SIDES, size } from './lib/service.js';

const lessons = chosenLessons('fetchjoin');
const CLIENTS = integer('CLIENTS', 16);
const SECONDS = integer('DURATION', QUICK ? 4 : 15);

// For requests in flight, and for the database to settle.
const PAUSE_SECONDS = 2;
const WARM_UP = 'warmUp';
const BLOCKS = ['first', 'second'];

const time = new Trend('time', true);
const bytes = new Counter('bytes');

export const options = {
  scenarios: {},
  thresholds: {},
  setupTimeout: '5m',
  summaryTrendStats: ['med', 'p(95)', 'p(99)', 'count'],
};

let start = 0;
for (const { slug } of lessons) {
  for (const block of [WARM_UP, ...BLOCKS]) {
    for (const side of SIDES) {
      options.scenarios[`${slug}-${side}-${block}`] = {
        executor: 'constant-vus',
        vus: CLIENTS,
        duration: `${SECONDS}s`,
        startTime: `${start}s`,
        gracefulStop: `${PAUSE_SECONDS}s`,
        tags: { lesson: slug, side, block },
      };
      start += SECONDS + PAUSE_SECONDS;
      // Always true: the summary only contains selections by tags that have a threshold.
      options.thresholds[`time{lesson:${slug},side:${side},block:${block}}`] = ['med>=0'];
    }
  }
  for (const side of SIDES) {
    options.thresholds[`time{lesson:${slug},side:${side},counted:yes}`] = ['med>=0'];
    options.thresholds[`bytes{lesson:${slug},side:${side}}`] = ['count>=0'];
    options.thresholds[`http_req_failed{lesson:${slug},side:${side}}`] = ['rate==0'];
  }
}

export async function setup() {
  const paths = {};
  for (const lesson of lessons) {
    for (const side of SIDES) {
      paths[`${lesson.slug}-${side}`] = await address(lesson, side);
    }
  }
  return { paths, date: new Date().toISOString() };
}

export default async function ({ paths }) {
  const [slug, side, block] = exec.scenario.name.split('-');
  const response = await get(paths[`${slug}-${side}`]);
  if (block !== WARM_UP) {
    // Percentiles of two blocks can't be merged, so this selection has the samples of both.
    time.add(response.timings.duration, { counted: 'yes' });
    bytes.add(size(response));
  }
}

const HEADS = ['lesson', 'side', 'requests/s', 'each block', 'p50 ms', 'p95 ms', 'p99 ms', 'bytes'];

export function handleSummary(data) {
  const values = (name, tags) => data.metrics[`${name}{${tags}}`].values;
  const sides = lessons.flatMap(({ slug }) =>
    SIDES.map((side) => ({ slug, side, tags: `lesson:${slug},side:${side}` })));
  const perBlock = ({ tags }) => BLOCKS.map((block) => values('time', `${tags},block:${block}`).count / SECONDS);
  const missing = sides.find((side) => perBlock(side).includes(0));
  return complete(data, missing && `the ${missing.side} side of ${missing.slug}`, () => {
    const rows = sides.map((side) => {
      const all = values('time', `${side.tags},counted:yes`);
      return [
        side.slug,
        side.side,
        (all.count / SECONDS / BLOCKS.length).toFixed(0),
        perBlock(side).map((rate) => rate.toFixed(0)).join(', '),
        ...['med', 'p(95)', 'p(99)'].map((statistic) => all[statistic].toFixed(1)),
        (values('bytes', side.tags).count / all.count).toFixed(0),
      ];
    });
    const notes = [
      `${CLIENTS} clients; each sends its next request as soon as it has a response. Each side: two blocks of `
        + `${SECONDS} s, in turn, after one to warm up.`,
      ...machine(data.setup_data.date),
    ];
    return {
      stdout: `\n${textTable(HEADS, rows, notes)}`,
      [file('throughput.md')]: markdownTable(HEADS, rows, notes),
    };
  });
}
