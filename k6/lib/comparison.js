// What a comparison has found, as plain data: the same that is written as JSON.

import { SIDES } from './service.js';

// What one process of the service cannot show: a JVM compiles the same code a bit differently each time that
// it starts. That was seen to move ratios by 3 %.
const FROM_START_TO_START = 0.05;

export function result(data, lessons, rounds, about) {
  const { date, profiled, seconds, clients } = data.setup_data;
  return {
    date,
    about,
    how: { seconds, clients, rounds, profiler: profiled ? 'on' : 'off' },
    lessons: lessons.map((lesson) => compared(lesson, rounds, data)),
  };
}

function compared(lesson, rounds, data) {
  const { slug, floor, because } = lesson;
  const metric = (name, tags = '') => data.metrics[`${name}{lesson:${slug}${tags}}`];
  const found = data.setup_data[slug];
  const sides = {};
  SIDES.forEach((side) => {
    const time = metric('time', `,side:${side}`).values;
    sides[side] = { ...found[side], p50: time.med, p95: time['p(95)'] };
  });
  const speedup = spread(metric, 'speedup', rounds);
  const noise = spread(metric, 'noise', rounds);
  return {
    slug,
    floor,
    because,
    ...sides,
    speedup,
    noise,
    // Where the ratio holds still by chance, two like requests tell what the machine did.
    plusMinus: Math.max(FROM_START_TO_START, farthest(speedup), farthest(noise)),
    verdict: verdict(metric),
  };
}

function spread(metric, name, rounds) {
  const { med, count, 'p(25)': p25, 'p(75)': p75 } = metric(name).values;
  const each = Array.from({ length: rounds }, (_, round) => metric(name, `,round:${round}`).values);
  return { median: med, p25, p75, count, rounds: each.filter((one) => one.count > 0).map((one) => one.med) };
}

// How far from the median of all pairs the median of a round lies at most, as a share of it.
function farthest({ median, rounds }) {
  return Math.max(...rounds.map((one) => Math.abs(one / median - 1)));
}

// What failed matters more than what was slow, and a restless machine proves nothing of either side.
function verdict(metric) {
  const holds = (name) => Object.values(metric(name).thresholds).every((threshold) => threshold.ok);
  if (metric('speedup').values.count === 0) {
    return 'FAILED: no pair was timed';
  }
  if (!holds('http_req_failed')) {
    return 'FAILED: not every request was answered';
  }
  if (!holds('alike')) {
    return 'FAILED: the sides answer differently';
  }
  if (!holds('noise')) {
    return 'INCONCLUSIVE: too much noise';
  }
  return holds('speedup') ? 'ok' : 'FAILED: below its floor';
}
