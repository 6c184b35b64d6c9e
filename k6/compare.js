// How many times as long does the naive side take? Each iteration sends one request to each side and records the ratio
// of the two times: whatever else slows the machine slows both. README.md explains the report.

import exec from 'k6/execution';
import { Rate, Trend } from 'k6/metrics';
import { page } from './lib/page.js';
import { ABOUT, complete, file, machine, markdownTable, ratio, textTable } from './lib/report.js';
import {
  address, areAlike, chosenLessons, countStatements, get, getOk, integer, QUICK, SIDES, size, statements,
} from './lib/service.js';

const lessons = chosenLessons('all');

// All lessons share a budget, so one more lesson does not lengthen the run.
const SECONDS = integer('DURATION', Math.min(60, Math.floor((QUICK ? 96 : 720) / lessons.length)), 2);
const CLIENTS = integer('CLIENTS', 1);

// All lessons are warmed up before the first is timed, because they share most of their code, and the JVM needs a
// while to compile it.
const WARM_UP_SECONDS = Math.ceil(SECONDS / 2) * lessons.length;
const TIMED_SECONDS = SECONDS * lessons.length - WARM_UP_SECONDS;

// Each round times every lesson for a while. The speed of a machine varies over minutes; the spread of the rounds
// shows how much a figure is worth.
const ROUNDS = QUICK ? 3 : 5;

// The least uncertainty of a ratio: a JVM compiles the same code differently at each start, which one run can't show.
const VARIATION_BETWEEN_STARTS = 0.05;

const speedup = new Trend('speedup');
const noise = new Trend('noise');
const time = new Trend('time', true);
const alike = new Rate('alike');

let slice = 0;
let noisePairs = 0;

const clients = { executor: 'constant-vus', gracefulStop: '20s' };

export const options = {
  scenarios: {
    warmUp: { ...clients, exec: 'warmUp', vus: CLIENTS + 1, duration: `${WARM_UP_SECONDS}s` },
    // One second of pause for requests in flight.
    timed: { ...clients, vus: CLIENTS, duration: `${TIMED_SECONDS}s`, startTime: `${WARM_UP_SECONDS + 1}s` },
  },
  thresholds: {},
  // A new connection for each iteration: one thread of the service serves a connection for as long as it lasts, and
  // threads differ, since one of them also talks to Redis.
  noVUConnectionReuse: true,
  setupTimeout: '5m',
  summaryTrendStats: ['med', 'p(25)', 'p(75)', 'p(95)', 'count'],
};

lessons.forEach(({ slug, floor }) => {
  options.thresholds[`speedup{lesson:${slug}}`] = [`med>=${floor}`];
  options.thresholds[`noise{lesson:${slug}}`] = ['med>=0.9', 'med<=1.1'];
  options.thresholds[`http_req_failed{lesson:${slug}}`] = ['rate==0'];
  options.thresholds[`alike{lesson:${slug}}`] = ['rate==1'];
  // The rest is always true: the summary only contains selections by tags that have a threshold.
  SIDES.forEach((side) => {
    options.thresholds[`time{lesson:${slug},side:${side}}`] = ['med>=0'];
  });
  for (let round = 0; round < ROUNDS; round += 1) {
    options.thresholds[`speedup{lesson:${slug},round:${round}}`] = ['med>=0'];
    options.thresholds[`noise{lesson:${slug},round:${round}}`] = ['med>=0'];
  }
});

// Paths, statements and bytes: what needs no clock.
export async function setup() {
  const found = { date: new Date().toISOString(), profiled: false, lessons: {} };
  for (const lesson of lessons) {
    found.lessons[lesson.slug] = {};
    for (const side of SIDES) {
      const path = await address(lesson, side);
      const response = await getOk(path);
      found.profiled = found.profiled || statements(response) !== null;
      found.lessons[lesson.slug][side] = { path, statements: await countStatements(path), bytes: size(response) };
    }
  }
  return found;
}

export async function warmUp(found) {
  const { slug } = currentLesson(1);
  for (const side of SIDES) {
    await timed(found.lessons[slug][side].path);
  }
}

export default async function (found) {
  const lesson = currentLesson(ROUNDS);
  const { slug } = lesson;
  const order = exec.scenario.iterationInTest % 2 ? SIDES : [...SIDES].reverse();
  const responses = {};
  for (const side of order) {
    responses[side] = await timed(found.lessons[slug][side].path);
    time.add(responses[side].timings.duration, { side });
  }
  const { naive, optimized } = responses;
  alike.add(areAlike(lesson, naive, optimized));
  speedup.add(naive.timings.duration / optimized.timings.duration);
  await measureNoise(found.lessons[slug].optimized.path, naive.timings.duration);
}

// By the clock, so that slow and fast lessons get the same time, but without leaving out a lesson after one that took
// longer than its time. It tags everything that this client measures next.
function currentLesson(rounds) {
  const slices = rounds * lessons.length;
  const due = Math.min(Math.floor(exec.scenario.progress * slices), slices - 1);
  slice = due < slice ? due : Math.min(slice + 1, due);
  const lesson = lessons[slice % lessons.length];
  exec.vu.metrics.tags.lesson = lesson.slug;
  exec.vu.metrics.tags.round = String(Math.floor(slice / lessons.length));
  return lesson;
}

// The first request pays for the connection and for processor caches that the other side has filled.
async function timed(path) {
  await get(path);
  return get(path);
}

// Pairs of the optimized side against itself, for as long as the naive side took, but not so long that no time is left
// for the next lesson.
async function measureNoise(path, milliseconds) {
  const end = Date.now() + Math.min(milliseconds, 200);
  await get(path);
  do {
    const first = (await get(path)).timings.duration;
    const second = (await get(path)).timings.duration;
    noisePairs += 1;
    noise.add(noisePairs % 2 ? first / second : second / first);
  } while (Date.now() < end);
}

export function handleSummary(data) {
  return complete(data, missing(data), () => report(data));
}

// What the run did not get to, or undefined.
function missing(data) {
  const count = (slug, tags = '') => data.metrics[`noise{lesson:${slug}${tags}}`].values.count;
  return lessons.every(({ slug }) => count(slug, `,round:${ROUNDS - 1}`) === 0)
    ? 'the last round'
    : lessons.map(({ slug }) => slug).find((slug) => count(slug) === 0);
}

const HEADS = ['lesson', 'statements', 'p50 ms', 'p95 ms', 'naive takes', 'noise', 'at least', 'bytes', 'verdict'];

function report(data) {
  const { date, profiled } = data.setup_data;
  const how = { seconds: SECONDS, clients: CLIENTS, rounds: ROUNDS, profiler: profiled ? 'on' : 'off' };
  const results = lessons.map((lesson) => result(lesson, data));
  const rows = results.map(row);
  const notes = [
    ...machine(date),
    `${SECONDS} s for each lesson, warm-up included, in ${ROUNDS} rounds; clients: ${CLIENTS}. Caches are warm. `
      + `Profiler: ${how.profiler}.`,
    'An arrow separates naive from optimized. naive takes: the median ratio of pairs; ±: how far the medians of the '
      + 'rounds are from it, at least 5 %.',
    'noise: the median ratio of the optimized side to itself; the comparison is inconclusive outside 0.9 to 1.1.',
    ...lessons.filter(({ floor }) => floor < 1).map(({ slug, because }) => `${slug}: ${because}`),
  ];
  return {
    stdout: `\n${textTable(HEADS, rows, notes)}Reports: ${file('compare')}.html, .md and .json\n`,
    [file('compare.json')]: `${JSON.stringify({ date, about: ABOUT, how, lessons: results }, null, 2)}\n`,
    [file('compare.md')]: markdownTable(HEADS, rows, notes),
    [file('compare.html')]: page(results, HEADS, rows, notes),
  };
}

function result({ slug, floor, because }, data) {
  const sides = {};
  SIDES.forEach((side) => {
    const { med, 'p(95)': p95 } = data.metrics[`time{lesson:${slug},side:${side}}`].values;
    sides[side] = { ...data.setup_data.lessons[slug][side], p50: med, p95 };
  });
  const ratios = { speedup: spread(data, slug, 'speedup'), noise: spread(data, slug, 'noise') };
  const plusMinus = Math.max(VARIATION_BETWEEN_STARTS, farthest(ratios.speedup), farthest(ratios.noise));
  const clear = ratios.speedup.median * (1 - plusMinus) >= floor;
  return { slug, floor, because, ...sides, ...ratios, plusMinus, verdict: verdict(data, slug, clear) };
}

function spread(data, slug, name) {
  const { med, count, 'p(25)': p25, 'p(75)': p75 } = data.metrics[`${name}{lesson:${slug}}`].values;
  const rounds = Array.from({ length: ROUNDS }, (_, round) => `${name}{lesson:${slug},round:${round}}`)
    .map((key) => data.metrics[key].values)
    .filter((round) => round.count > 0)
    .map((round) => round.med);
  return { median: med, p25, p75, count, rounds };
}

// The largest distance between the median of a round and that of all pairs, as a share of the latter.
function farthest(ratios) {
  return Math.max(...ratios.rounds.map((median) => Math.abs(median / ratios.median - 1)));
}

// Wrong responses matter more than slow ones, and times say nothing on a busy machine.
function verdict(data, slug, clear) {
  const fails = (name) => Object.values(data.metrics[`${name}{lesson:${slug}}`].thresholds).some(({ ok }) => !ok);
  if (fails('http_req_failed')) {
    return 'FAILED: some requests failed';
  }
  if (fails('alike')) {
    return 'FAILED: the responses differ';
  }
  if (fails('noise')) {
    return 'INCONCLUSIVE: too much noise';
  }
  if (fails('speedup')) {
    return 'FAILED: below its floor';
  }
  return clear ? 'ok' : 'ok, but its ± reaches the floor';
}

function row(lesson) {
  const { slug, floor, naive, optimized, speedup, noise: toItself, plusMinus } = lesson;
  const both = (format) => `${format(naive)} → ${format(optimized)}`;
  return [
    slug,
    both((side) => side.statements ?? '?'),
    both((side) => side.p50.toFixed(2)),
    both((side) => side.p95.toFixed(2)),
    `${ratio(speedup.median)} × ± ${(100 * plusMinus).toFixed(0)} %`,
    toItself.median.toFixed(2),
    `${floor} ×`,
    naive.bytes === optimized.bytes ? String(naive.bytes) : both((side) => side.bytes),
    lesson.verdict,
  ];
}
