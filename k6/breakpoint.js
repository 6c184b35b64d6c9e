// Where does each side break under load? An open model: requests arrive at a rate, whether or not the
// earlier ones are answered, as users do. The rate rises step by step until more than 1 % fail or the 95th
// percentile passes a bound.

import exec from 'k6/execution';
import { Rate, Trend } from 'k6/metrics';
import { noReport, safely } from './lib/reports.js';
import { address, ask, SIDES } from './lib/service.js';
import { about, chosenLessons, file, number, QUICK } from './lib/settings.js';
import { aligned, machine, markdownTable } from './lib/table.js';

const [lesson] = chosenLessons('fetchjoin');
const BOUND = number('BOUND', 500);
const STEP = number('DURATION', QUICK ? 4 : 10);
const FROM = number('FROM', 20);
const TO = number('TO', Math.max(4000, FROM), FROM);
const FACTOR = 1.4;
// A client that had to wait so often in a row stops asking: what is broken need not be buried.
const PATIENCE = 3;

const RATES = [];
for (let rate = FROM; rate <= TO; rate *= FACTOR) {
  RATES.push(Math.round(rate));
}

const time = new Trend('time', true);
const failed = new Rate('failed');
let disappointments = {};

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
    stages: RATES.flatMap((rate) => [{ target: rate, duration: '0s' }, { target: rate, duration: `${STEP}s` }]),
    startTime: `${position * (RATES.length * STEP + 15)}s`,
    gracefulStop: '10s',
    preAllocatedVUs: 200,
    maxVUs: 500,
    tags: { side },
  };
  // Never crossed: k6 keeps apart only what has a threshold.
  RATES.forEach((_, step) => {
    options.thresholds[`time{side:${side},step:${step}}`] = ['med>=0'];
    options.thresholds[`failed{side:${side},step:${step}}`] = ['rate>=0'];
  });
});

export function setup() {
  const paths = {};
  SIDES.forEach((side) => {
    paths[side] = address(lesson, side);
    // Compiled code is what serves.
    for (let round = 0; round < 1000; round += 1) {
      ask(paths[side]);
    }
  });
  return { paths, date: new Date().toISOString() };
}

export default function ({ paths }) {
  const side = exec.scenario.name;
  const step = { step: String(Math.min(RATES.length - 1, Math.floor(exec.scenario.progress * RATES.length))) };
  if ((disappointments[side] || 0) >= PATIENCE) {
    failed.add(true, step);
    return;
  }
  const answer = ask(paths[side], { timeout: '10s' });
  const slow = answer.status !== 200 || answer.timings.duration > BOUND;
  disappointments = { [side]: slow ? (disappointments[side] || 0) + 1 : 0 };
  time.add(answer.timings.duration, step);
  failed.add(answer.status !== 200, step);
}

const HEADS = ['side', 'holds requests/s', 'p95 ms there', 'breaks at', 'with'];

export function handleSummary(data) {
  return safely(data, summary);
}

function summary({ metrics, setup_data }) {
  const missing = SIDES.find((side) => asked(side, RATES.length - 1, metrics) === 0);
  if (missing) {
    return noReport(`the ${missing} side at the highest rate`);
  }
  const rows = SIDES.map((side) => row(side, metrics));
  const notes = [
    `${lesson.slug}: requests arrive at a rate that rises by ${FACTOR} every ${STEP} s, until more than 1 % fail `
      + `or the 95th percentile passes ${BOUND} ms.`,
    ...machine(about(), setup_data.date),
  ];
  return {
    stdout: `\n${aligned(HEADS, rows)}\n${notes.join('\n')}\n`,
    [file('breakpoint.md')]: markdownTable(HEADS, rows, notes),
  };
}

function row(side, metrics) {
  let held = ['nothing', ''];
  for (let step = 0; step < RATES.length; step += 1) {
    const values = (name) => metrics[`${name}{side:${side},step:${step}}`].values;
    const p95 = values('time')['p(95)'];
    const trouble = troubleOf(values('failed').rate, p95, asked(side, step, metrics) / (RATES[step] * STEP));
    if (trouble) {
      return [side, ...held, String(RATES[step]), trouble];
    }
    held = [String(RATES[step]), p95.toFixed(0)];
  }
  return [side, ...held, 'not reached', ''];
}

function asked(side, step, metrics) {
  const { passes, fails } = metrics[`failed{side:${side},step:${step}}`].values;
  return passes + fails;
}

function troubleOf(failures, p95, sent) {
  if (failures > 0.01) {
    return `${(100 * failures).toFixed(0)} % failed or given up`;
  }
  // A request that is not sent because all clients wait is none that was answered.
  if (sent < 0.95) {
    return 'all clients waiting';
  }
  return p95 > BOUND ? `p95 ${p95.toFixed(0)} ms` : '';
}
