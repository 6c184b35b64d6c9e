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

// The first round of a lesson that has no pair, in words; or nothing.
export function untimed(data, lessons, rounds) {
  for (const { slug } of lessons) {
    const round = inRounds(metricsOf(slug, data), 'noise', rounds).findIndex(({ count }) => count === 0);
    if (round >= 0) {
      return `${slug} in round ${round + 1}`;
    }
  }
  return null;
}

function compared(lesson, rounds, data) {
  const { slug, floor, because } = lesson;
  const metric = metricsOf(slug, data);
  const found = data.setup_data[slug];
  const sides = {};
  SIDES.forEach((side) => {
    const time = metric('time', `,side:${side}`).values;
    sides[side] = { ...found[side], p50: time.med, p95: time['p(95)'] };
  });
  const speedup = spread(metric, 'speedup', rounds);
  const noise = spread(metric, 'noise', rounds);
  // Where the ratio holds still by chance, two like requests tell what the machine did.
  const plusMinus = Math.max(FROM_START_TO_START, farthest(speedup), farthest(noise));
  return {
    slug,
    floor,
    because,
    ...sides,
    speedup,
    noise,
    plusMinus,
    verdict: verdict(metric, speedup.median * (1 - plusMinus) >= floor),
  };
}

function metricsOf(slug, data) {
  return (name, tags = '') => data.metrics[`${name}{lesson:${slug}${tags}}`];
}

function inRounds(metric, name, rounds) {
  return Array.from({ length: rounds }, (_, round) => metric(name, `,round:${round}`).values);
}

function spread(metric, name, rounds) {
  const { med, count, 'p(25)': p25, 'p(75)': p75 } = metric(name).values;
  return { median: med, p25, p75, count, rounds: inRounds(metric, name, rounds).map((round) => round.med) };
}

// How far from the median of all pairs the median of a round lies at most, as a share of it.
function farthest({ median, rounds }) {
  return Math.max(...rounds.map((one) => Math.abs(one / median - 1)));
}

// What failed matters more than what was slow, and a restless machine proves nothing of either side.
function verdict(metric, clear) {
  const holds = (name) => Object.values(metric(name).thresholds).every((threshold) => threshold.ok);
  if (!holds('http_req_failed')) {
    return 'FAILED: not every request was answered';
  }
  if (!holds('alike')) {
    return 'FAILED: the sides answer differently';
  }
  if (!holds('noise')) {
    return 'INCONCLUSIVE: too much noise';
  }
  if (!holds('speedup')) {
    return 'FAILED: below its floor';
  }
  return clear ? 'ok' : 'ok, though its ± reaches the floor';
}
