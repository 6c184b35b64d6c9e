// How many times as long does the naive side take? Asks both sides of a lesson in turn, and takes the
// ratio of each pair: whatever else the machine does hurts both. README.md says how to read it.

import exec from 'k6/execution';
import { Rate, Trend } from 'k6/metrics';
import { address, ask, count, expectOk, SIDES, statements } from './lib/service.js';
import { about, chosenLessons, number, QUICK } from './lib/settings.js';
import { result, untimed } from './lib/comparison.js';
import { noReport, reports, safely } from './lib/reports.js';

const lessons = chosenLessons('all');

// All lessons share a budget, so that one more does not make the whole longer.
const SECONDS = number('DURATION', Math.min(60, Math.floor((QUICK ? 88 : 480) / lessons.length)), 2);
const CLIENTS = number('CLIENTS', 1);

// Compiled code is what serves. All lessons are warmed up before the first is timed, since they share most
// of the code, and it takes a while until all of it is compiled well.
const WARM_UP_SECONDS = Math.ceil(SECONDS / 2) * lessons.length;
const TIMED_SECONDS = SECONDS * lessons.length - WARM_UP_SECONDS;

// A round times each lesson for a while. A machine is quick in one minute and slow in the next: how far
// apart the rounds lie tells what a figure is worth.
const ROUNDS = 5;

const speedup = new Trend('speedup');
const noise = new Trend('noise');
const time = new Trend('time', true);
const alike = new Rate('alike');

let pairsAsked = 0;

const clients = { executor: 'constant-vus', gracefulStop: '20s' };

export const options = {
  scenarios: {
    warmUp: { ...clients, exec: 'warmUp', vus: CLIENTS + 1, duration: `${WARM_UP_SECONDS}s` },
    // A second later, for requests in flight.
    timed: { ...clients, vus: CLIENTS, duration: `${TIMED_SECONDS}s`, startTime: `${WARM_UP_SECONDS + 1}s` },
  },
  thresholds: {},
  // A new connection for each pair: one stays with one thread of the service, which may happen to be the one
  // that talks to Redis, or not. A run should meet both.
  noVUConnectionReuse: true,
  setupTimeout: '5m',
  summaryTrendStats: ['med', 'p(25)', 'p(75)', 'p(95)', 'count'],
};

lessons.forEach(({ slug, floor }) => {
  options.thresholds[`speedup{lesson:${slug}}`] = [`med>=${floor}`];
  // Outside, the machine was too restless to tell anything.
  options.thresholds[`noise{lesson:${slug}}`] = ['med>=0.9', 'med<=1.1'];
  options.thresholds[`http_req_failed{lesson:${slug}}`] = ['rate==0'];
  options.thresholds[`alike{lesson:${slug}}`] = ['rate==1'];
  // Never crossed: k6 keeps apart only what has a threshold.
  SIDES.forEach((side) => {
    options.thresholds[`time{lesson:${slug},side:${side}}`] = ['med>=0'];
  });
  // Crossed where a round has no pair.
  for (let round = 0; round < ROUNDS; round += 1) {
    options.thresholds[`speedup{lesson:${slug},round:${round}}`] = ['med>0'];
    options.thresholds[`noise{lesson:${slug},round:${round}}`] = ['med>0'];
  }
});

// Where to ask, and what needs no clock: statements and bytes.
export function setup() {
  const found = { date: new Date().toISOString(), profiled: false, seconds: SECONDS, clients: CLIENTS };
  lessons.forEach((lesson) => {
    found[lesson.slug] = {};
    SIDES.forEach((side) => {
      const path = address(lesson, side);
      const answer = expectOk(ask(path));
      found.profiled = found.profiled || statements(answer) !== null;
      found[lesson.slug][side] = { path, statements: count(path), bytes: answer.body.length };
    });
  });
  return found;
}

export function warmUp(found) {
  const { slug } = turn(1);
  SIDES.forEach((side) => timed(found[slug][side].path));
}

export default function (found) {
  const { slug } = turn(ROUNDS);
  const order = exec.scenario.iterationInTest % 2 ? SIDES : [...SIDES].reverse();
  const answers = {};
  order.forEach((side) => {
    answers[side] = timed(found[slug][side].path);
  });
  const { naive, optimized } = answers;
  alike.add(naive.status === optimized.status && naive.body === optimized.body);
  speedup.add(naive.timings.duration / optimized.timings.duration);
  SIDES.forEach((side) => time.add(answers[side].timings.duration, { side }));
  pairsOf(found[slug].optimized.path, naive.timings.duration)
    .forEach(([one, other]) => noise.add(one / other));
}

// Whose turn it is: by the clock, so that a slow lesson gets as much time as a quick one. All that is
// measured from here on is tagged with it.
function turn(rounds) {
  const slices = rounds * lessons.length;
  const slice = Math.min(Math.floor(exec.scenario.progress * slices), slices - 1);
  const lesson = lessons[slice % lessons.length];
  exec.vu.metrics.tags.lesson = lesson.slug;
  exec.vu.metrics.tags.round = String(Math.floor(slice / lessons.length));
  return lesson;
}

// After a request of the same side: what the other side left behind in caches is not for this one to pay.
function timed(path) {
  ask(path);
  return ask(path);
}

// The optimized side against itself, for as long as the naive side took: what differs here is noise.
function pairsOf(path, milliseconds) {
  const pairs = [];
  const end = Date.now() + milliseconds;
  ask(path);
  do {
    const pair = [ask(path), ask(path)].map((answer) => answer.timings.duration);
    // In turning order, too.
    pairsAsked += 1;
    pairs.push(pairsAsked % 2 ? pair : pair.reverse());
  } while (Date.now() < end);
  return pairs;
}

export function handleSummary(data) {
  return safely(data, summary);
}

function summary(data) {
  const missing = untimed(data, lessons, ROUNDS);
  return missing ? noReport(missing) : reports('compare', result(data, lessons, ROUNDS, about()));
}
