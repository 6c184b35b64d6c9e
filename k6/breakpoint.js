// At which rate does each side break? An open model: like users, requests arrive at a rate that does not depend on the
// responses. The rate rises step by step until more than 1 % of the requests fail or the 95th percentile exceeds BOUND.

import exec from 'k6/execution';
import { Rate, Trend } from 'k6/metrics';
import { complete, file, machine, markdownTable, textTable } from './lib/report.js';
import { address, chosenLessons, get, integer, QUICK, SIDES } from './lib/service.js';

const [lesson] = chosenLessons('fetchjoin');
const BOUND = integer('BOUND', 500);
const STEP_SECONDS = integer('DURATION', QUICK ? 4 : 10);
const FROM = integer('FROM', 20);
const TO = integer('TO', Math.max(4000, FROM), FROM);
const FACTOR = 1.4;

// After so many slow or failed requests in a row a client sends no more: the side has broken.
const MAX_IN_A_ROW = 3;

const RATES = [];
for (let rate = FROM; rate <= TO; rate *= FACTOR) {
  RATES.push(Math.round(rate));
}

const time = new Trend('time', true);
const failed = new Rate('failed');
const inARow = { naive: 0, optimized: 0 };

export const options = {
  scenarios: {},
  thresholds: {},
  setupTimeout: '5m',
  summaryTrendStats: ['med', 'p(95)', 'count'],
};

SIDES.forEach((side, position) => {
  options.scenarios[side] = {
    executor: 'ramping-arrival-rate',
    startRate: RATES[0],
    stages: RATES.flatMap((rate) => [{ target: rate, duration: '0s' }, { target: rate, duration: `${STEP_SECONDS}s` }]),
    startTime: `${position * (RATES.length * STEP_SECONDS + 15)}s`,
    gracefulStop: '10s',
    preAllocatedVUs: 200,
    maxVUs: 500,
    tags: { side },
  };
  // Always true: the summary only contains selections by tags that have a threshold.
  RATES.forEach((_, step) => {
    options.thresholds[`time{side:${side},step:${step}}`] = ['med>=0'];
    options.thresholds[`failed{side:${side},step:${step}}`] = ['rate>=0'];
  });
});

export async function setup() {
  const paths = {};
  for (const side of SIDES) {
    paths[side] = await address(lesson, side);
    // Until the JVM has compiled the code.
    for (let round = 0; round < 1000; round += 1) {
      await get(paths[side]);
    }
  }
  return { paths, date: new Date().toISOString() };
}

export default async function ({ paths }) {
  const side = exec.scenario.name;
  const step = { step: String(Math.min(RATES.length - 1, Math.floor(exec.scenario.progress * RATES.length))) };
  if (inARow[side] >= MAX_IN_A_ROW) {
    failed.add(true, step);
    return;
  }
  const response = await get(paths[side], { timeout: '10s' });
  const ok = response.status === 200;
  inARow[side] = ok && response.timings.duration <= BOUND ? 0 : inARow[side] + 1;
  time.add(response.timings.duration, step);
  failed.add(!ok, step);
}

const HEADS = ['side', 'holds requests/s', 'p95 ms there', 'breaks at', 'with'];

export function handleSummary(data) {
  const last = RATES.length - 1;
  const missing = SIDES.find((side) => stepOf(data, side, last).requests === 0);
  return complete(data, missing && `the ${missing} side at the highest rate`, () => {
    const rows = SIDES.map((side) => row(data, side));
    const notes = [
      `${lesson.slug}: requests arrive at a rate that rises by ${FACTOR} every ${STEP_SECONDS} s, until more than 1 % `
        + `fail or the 95th percentile exceeds ${BOUND} ms.`,
      ...machine(data.setup_data.date),
    ];
    return {
      stdout: `\n${textTable(HEADS, rows, notes)}`,
      [file('breakpoint.md')]: markdownTable(HEADS, rows, notes),
    };
  });
}

function row(data, side) {
  let held = ['nothing', ''];
  for (let step = 0; step < RATES.length; step += 1) {
    const measured = stepOf(data, side, step);
    const cause = causeOfBreak(measured, RATES[step] * STEP_SECONDS);
    if (cause) {
      return [side, ...held, String(RATES[step]), cause];
    }
    held = [String(RATES[step]), measured.p95.toFixed(0)];
  }
  return [side, ...held, 'not reached', ''];
}

function stepOf(data, side, step) {
  const values = (name) => data.metrics[`${name}{side:${side},step:${step}}`].values;
  const { rate, passes, fails } = values('failed');
  return { failures: rate, p95: values('time')['p(95)'], requests: passes + fails };
}

function causeOfBreak({ failures, p95, requests }, due) {
  if (failures > 0.01) {
    return `${(100 * failures).toFixed(0)} % failed or given up`;
  }
  // k6 sends no request while all of its clients wait for responses.
  if (requests < 0.95 * due) {
    return 'all clients waiting';
  }
  return p95 > BOUND ? `p95 ${p95.toFixed(0)} ms` : '';
}
