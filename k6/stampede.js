// What happens when 200 clients request a response at once that is in no cache yet? The naive side computes it for
// each of them. The optimized side computes it once, and all of them wait for that computation.

import exec from 'k6/execution';
import { Counter, Gauge, Trend } from 'k6/metrics';
import { complete, file } from './lib/report.js';
import { get, getOk, integer, metric, SIDES } from './lib/service.js';

const CLIENTS = integer('CLIENTS', 200);
const MAX_SECONDS = 30;

const ok = new Counter('ok');
const failed = new Counter('failed');
const time = new Trend('time', true);
const computations = new Gauge('computations');

const clients = { executor: 'per-vu-iterations', vus: CLIENTS, iterations: 1, maxDuration: `${MAX_SECONDS}s` };

export const options = {
  scenarios: {
    // A second after setup(), so that all clients exist before the first request.
    optimized: { ...clients, startTime: '1s', tags: { side: 'optimized' } },
    naive: { ...clients, startTime: '11s', tags: { side: 'naive' } },
  },
  thresholds: {
    'ok{side:optimized}': [`count==${CLIENTS}`],
    'failed{side:optimized}': ['count==0'],
    // One, unless Redis exceeds its timeout on a busy machine: then a computation may not reach the cache.
    computations: ['value>=1', 'value<=3'],
    // Always true: the summary only contains selections by tags that have a threshold.
    'ok{side:naive}': ['count>=0'],
    'failed{side:naive}': ['count>=0'],
    'time{side:naive}': ['max>=0'],
    'time{side:optimized}': ['max>=0'],
  },
  setupTimeout: '2m',
  summaryTrendStats: ['med', 'max', 'count'],
};

export async function setup() {
  await warmUp();
  // Each second has another limit. It repeats after 90 s, when the cache, which keeps a response for 60 s, has lost it.
  const seconds = Math.floor(Date.now() / 1000);
  return { path: `/tags/trending?limit=${11 + (seconds % 90)}`, before: await computationsSoFar() };
}

// Until the JVM has compiled the code, a request may exceed the timeout of Redis and do without the cache.
async function warmUp() {
  const path = '/optimized/tags/trending?limit=10';
  await getOk(path);
  for (let round = 0; round < 40; round += 1) {
    await Promise.all(Array.from({ length: 50 }, () => get(path)));
  }
}

export default async function ({ path }) {
  const response = await get(`/${exec.scenario.name}${path}`);
  time.add(response.timings.duration);
  (response.status === 200 ? ok : failed).add(1);
}

export async function teardown({ before }) {
  computations.add(await computationsSoFar() - before);
}

function computationsSoFar() {
  return metric('cache_loads_total', 'cache="viewcache"');
}

export function handleSummary(data) {
  const values = (name, side) => data.metrics[`${name}{side:${side}}`].values;
  const missing = SIDES.find((side) => values('time', side).count < CLIENTS);
  return complete(data, missing && `some clients of the ${missing} side`, () => {
    const lines = SIDES.map((side) => `${side}: ${values('ok', side).count} of ${CLIENTS} requests succeed, median `
      + `${values('time', side).med.toFixed(0)} ms, longest ${values('time', side).max.toFixed(0)} ms`);
    const text = [
      `${CLIENTS} clients request ${data.setup_data.path} at once, which is in no cache:`,
      ...lines,
      `Computations of the optimized side: ${data.metrics.computations.values.value}`,
    ];
    return { stdout: `\n${text.join('\n')}\n`, [file('stampede.md')]: `${text.join('\n\n')}\n` };
  });
}
