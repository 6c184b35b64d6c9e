// How many times as long does the naive side take? Asks both sides of a lesson in turn, and takes the
// ratio of each pair: whatever else the machine does hurts both. README.md says how to read it.

import exec from 'k6/execution';
import { Rate, Trend } from 'k6/metrics';
import { address, ask, count, expectOk, SIDES, statements } from './lib/service.js';
import { about, chosenLessons, number, QUICK } from './lib/settings.js';
import { result } from './lib/comparison.js';
import { reports, safely } from './lib/reports.js';

const lessons = chosenLessons('all');

// All lessons share a budget, so that one more does not make the whole longer.
const SECONDS = number('DURATION', Math.min(60, Math.floor((QUICK ? 80 : 480) / lessons.length)));
const CLIENTS = number('CLIENTS', 1);

// Compiled code is what serves. All lessons are warmed up before the first is timed, since they share most
// of the code, and it takes a while until all of it is compiled well.
const WARM_UP_SECONDS = Math.ceil(0.35 * SECONDS);
const TIMED_SECONDS = SECONDS - WARM_UP_SECONDS;

const speedup = new Trend('speedup');
const noise = new Trend('noise');
const time = new Trend('time', true);
const alike = new Rate('alike');

let turns = 0;

export const options = {
  scenarios: {},
  thresholds: {},
  setupTimeout: '5m',
  summaryTrendStats: ['med', 'p(25)', 'p(75)', 'p(95)', 'count'],
};

lessons.forEach(({ slug, floor }, position) => {
  const scenario = { executor: 'constant-vus', gracefulStop: '20s', tags: { lesson: slug } };
  options.scenarios[`${slug}-warm-up`] = {
    ...scenario,
    exec: 'warmUp',
    vus: CLIENTS + 1,
    duration: `${WARM_UP_SECONDS}s`,
    startTime: `${position * WARM_UP_SECONDS}s`,
  };
  options.scenarios[slug] = {
    ...scenario,
    vus: CLIENTS,
    duration: `${TIMED_SECONDS}s`,
    // A second for requests in flight.
    startTime: `${lessons.length * WARM_UP_SECONDS + position * (TIMED_SECONDS + 1)}s`,
  };
  options.thresholds[`speedup{lesson:${slug}}`] = [`med>=${floor}`];
  // Outside, the machine was too restless to tell anything.
  options.thresholds[`noise{lesson:${slug}}`] = ['med>=0.9', 'med<=1.1'];
  options.thresholds[`http_req_failed{lesson:${slug}}`] = ['rate==0'];
  options.thresholds[`alike{lesson:${slug}}`] = ['rate==1'];
  // Never crossed: k6 keeps apart only what has a threshold.
  SIDES.forEach((side) => {
    options.thresholds[`time{lesson:${slug},side:${side}}`] = ['med>=0'];
  });
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
  const lesson = found[exec.scenario.name.split('-')[0]];
  SIDES.forEach((side) => timed(lesson[side].path));
}

export default function (found) {
  const lesson = found[exec.scenario.name];
  const order = exec.scenario.iterationInTest % 2 ? SIDES : [...SIDES].reverse();
  const answers = {};
  order.forEach((side) => {
    answers[side] = timed(lesson[side].path);
  });
  const { naive, optimized } = answers;
  alike.add(naive.status === optimized.status && naive.body === optimized.body);
  speedup.add(naive.timings.duration / optimized.timings.duration);
  SIDES.forEach((side) => time.add(answers[side].timings.duration, { side }));
  pairsOf(lesson.optimized.path, naive.timings.duration).forEach(([one, other]) => noise.add(one / other));
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
    turns += 1;
    pairs.push(turns % 2 ? pair : pair.reverse());
  } while (Date.now() < end);
  return pairs;
}

export function handleSummary(data) {
  return safely(data, () => reports('compare', result(data, lessons, about())));
}
