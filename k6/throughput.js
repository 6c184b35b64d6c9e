// How many requests a second does each side answer, and how long do they take meanwhile? A closed model:
// each client asks again as soon as it has its answer. The sides take turns, a block each, A B A B, so that
// a machine that gets slower or faster meets both.

import exec from 'k6/execution';
import { Counter, Trend } from 'k6/metrics';
import { noReport, safely } from './lib/reports.js';
import { address, ask, SIDES } from './lib/service.js';
import { about, chosenLessons, file, number, QUICK } from './lib/settings.js';
import { aligned, machine, markdownTable } from './lib/table.js';

const lessons = chosenLessons('fetchjoin');
const CLIENTS = number('CLIENTS', 16);
const SECONDS = number('DURATION', QUICK ? 4 : 15);

// Within it requests in flight come to their end, and the database to rest.
const PAUSE = 2;
const BLOCKS = ['warm-up', 'first', 'second'];

const time = new Trend('time', true);
const bytes = new Counter('bytes');

export const options = {
  scenarios: {},
  thresholds: {},
  setupTimeout: '5m',
  summaryTrendStats: ['med', 'p(95)', 'p(99)', 'count'],
};

let start = 0;
lessons.forEach(({ slug }) => {
  BLOCKS.forEach((block) => {
    SIDES.forEach((side) => {
      options.scenarios[`${slug}-${side}-${block}`] = {
        executor: 'constant-vus',
        vus: CLIENTS,
        duration: `${SECONDS}s`,
        startTime: `${start}s`,
        gracefulStop: `${PAUSE}s`,
        tags: { lesson: slug, side, block },
      };
      start += SECONDS + PAUSE;
      // Never crossed: k6 keeps apart only what has a threshold.
      options.thresholds[`time{lesson:${slug},side:${side},block:${block}}`] = ['med>=0'];
    });
  });
  SIDES.forEach((side) => {
    options.thresholds[`time{lesson:${slug},side:${side},recorded:yes}`] = ['med>=0'];
    options.thresholds[`bytes{lesson:${slug},side:${side}}`] = ['count>=0'];
    options.thresholds[`http_req_failed{lesson:${slug},side:${side}}`] = ['rate==0'];
  });
});

export function setup() {
  const paths = {};
  lessons.forEach((lesson) => SIDES.forEach((side) => {
    paths[`${lesson.slug}-${side}`] = address(lesson, side);
  }));
  return { paths, date: new Date().toISOString() };
}

export default function ({ paths }) {
  const [slug, side, block] = exec.scenario.name.split(/-(?!up)/);
  const answer = ask(paths[`${slug}-${side}`]);
  if (block === BLOCKS[0]) {
    return;
  }
  // Of both blocks together: percentiles of blocks could not be put together afterwards.
  time.add(answer.timings.duration, { recorded: 'yes' });
  bytes.add(answer.body ? answer.body.length : 0);
}

const HEADS = ['lesson', 'side', 'requests/s', 'each block', 'p50 ms', 'p95 ms', 'p99 ms', 'bytes'];

export function handleSummary(data) {
  return safely(data, summary);
}

function summary({ metrics, setup_data }) {
  const missing = untimed(metrics);
  if (missing) {
    return noReport(missing);
  }
  const rows = lessons.flatMap(({ slug }) => SIDES.map((side) => {
    const of = (name, tags) => metrics[`${name}{lesson:${slug},side:${side}${tags}}`].values;
    const all = of('time', ',recorded:yes');
    const blocks = BLOCKS.slice(1).map((block) => of('time', `,block:${block}`).count / SECONDS);
    return [
      slug,
      side,
      (all.count / SECONDS / blocks.length).toFixed(0),
      blocks.map((rate) => rate.toFixed(0)).join(', '),
      ...['med', 'p(95)', 'p(99)'].map((statistic) => all[statistic].toFixed(1)),
      (of('bytes', '').count / all.count).toFixed(0),
    ];
  }));
  const notes = [
    `${CLIENTS} clients, each asks again as soon as it has its answer; two blocks of ${SECONDS} s a side, `
      + 'in turn, after one to warm up.',
    ...machine(about(), setup_data.date),
  ];
  return {
    stdout: `\n${aligned(HEADS, rows)}\n${notes.join('\n')}\n`,
    [file('throughput.md')]: markdownTable(HEADS, rows, notes),
  };
}

// The first block without an answer, in words; or nothing.
function untimed(metrics) {
  for (const { slug } of lessons) {
    for (const block of BLOCKS.slice(1)) {
      const side = SIDES.find((one) => metrics[`time{lesson:${slug},side:${one},block:${block}}`].values.count === 0);
      if (side) {
        return `the ${block} block of ${slug}'s ${side} side`;
      }
    }
  }
  return null;
}
