// Two hundred clients ask at once for an answer that is in no cache yet. The naive side computes it for
// each of them; the optimized side once, and the others wait for that one.

import exec from 'k6/execution';
import http from 'k6/http';
import { Counter, Gauge, Trend } from 'k6/metrics';
import { noReport, safely } from './lib/reports.js';
import { ask, expectOk, metric, SIDES } from './lib/service.js';
import { BASE_URL, file, number } from './lib/settings.js';

const CLIENTS = number('CLIENTS', 200);

// Seconds that a client waits at most.
const PATIENCE = 30;

const answered = new Counter('answered');
const refused = new Counter('refused');
const time = new Trend('time', true);
const loads = new Gauge('loads');

export const options = {
  scenarios: {},
  thresholds: {
    'refused{side:optimized}': ['count==0'],
    'answered{side:optimized}': [`count==${CLIENTS}`],
    // One while Redis answers within its timeout. Where the processors are busy elsewhere, whoever computes
    // may wait longer, do without the cache, and leave nothing there for those who come late.
    loads: ['value>=1', 'value<=3'],
    // Never crossed: k6 keeps apart only what has a threshold.
    'answered{side:naive}': ['count>=0'],
    'refused{side:naive}': ['count>=0'],
    'time{side:naive}': ['max>=0'],
    'time{side:optimized}': ['max>=0'],
  },
  setupTimeout: '2m',
  batchPerHost: 50,
  batch: 50,
  summaryTrendStats: ['med', 'max', 'count'],
};

['optimized', 'naive'].forEach((side, position) => {
  options.scenarios[side] = {
    executor: 'per-vu-iterations',
    vus: CLIENTS,
    iterations: 1,
    // Once setup() is over, so that all k6's clients are there before the first of them asks.
    startTime: `${1 + position * 10}s`,
    maxDuration: `${PATIENCE}s`,
    tags: { side },
  };
});

// A limit whose answer nobody has asked for within its time to live, which is a minute.
export function setup() {
  warmUp();
  const minutes = Math.floor(Date.now() / 61000);
  return { path: `/tags/trending?limit=${11 + (minutes % 90)}`, before: loadsSoFar() };
}

// Compiled code is what serves: right after the start a request may wait so long for the processor that it
// gives up on the cache.
function warmUp() {
  const path = '/optimized/tags/trending?limit=10';
  expectOk(ask(path));
  const crowd = Array(50).fill(BASE_URL + path);
  for (let round = 0; round < 40; round += 1) {
    http.batch(crowd);
  }
}

export default function ({ path }) {
  const answer = ask(`/${exec.scenario.name}${path}`);
  time.add(answer.timings.duration);
  (answer.status === 200 ? answered : refused).add(1);
}

export function teardown({ before }) {
  loads.add(loadsSoFar() - before);
}

function loadsSoFar() {
  return metric('cache_loads_total', 'cache="viewcache"');
}

export function handleSummary(data) {
  return safely(data, summary);
}

function summary({ metrics, setup_data }) {
  const loads = metrics.loads.values.value;
  const valuesOf = (side) => (name) => metrics[`${name}{side:${side}}`].values;
  const missing = SIDES.find((side) => valuesOf(side)('time').count < CLIENTS);
  if (missing) {
    return noReport(`some clients of the ${missing} side`);
  }
  const lines = SIDES.map((side) => {
    const of = valuesOf(side);
    return `${side.padEnd(9)}  ${of('answered').count} answered, ${of('refused').count} refused, `
      + `median ${of('time').med.toFixed(0)} ms, the last after ${of('time').max.toFixed(0)} ms`;
  });
  const text = [
    `${CLIENTS} clients at once ask for ${setup_data.path}, which is in no cache:`,
    ...lines,
    `The optimized side has computed its answer ${loads === 1 ? 'once' : `${loads} times`}.`,
  ].join('\n');
  return { stdout: `\n${text}\n`, [file('stampede.md')]: text.replace(/\n/g, '\n\n') + '\n' };
}
