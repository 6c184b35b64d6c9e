// What a comparison has found, as plain data: the same that is written as JSON.

import { SIDES } from './service.js';

export function result(data, lessons, about) {
  const { date, profiled, seconds, clients } = data.setup_data;
  return {
    date,
    about,
    how: { seconds, clients, profiler: profiled ? 'on' : 'off' },
    lessons: lessons.map((lesson) => compared(lesson, data)),
  };
}

function compared(lesson, data) {
  const { slug, floor, because } = lesson;
  const metric = (name, tags = '') => data.metrics[`${name}{lesson:${slug}${tags}}`];
  const found = data.setup_data[slug];
  const sides = {};
  SIDES.forEach((side) => {
    const time = metric('time', `,side:${side}`).values;
    sides[side] = { ...found[side], p50: time.med, p95: time['p(95)'] };
  });
  const noise = spread(metric('noise'));
  return {
    slug,
    floor,
    because,
    ...sides,
    speedup: spread(metric('speedup')),
    noise,
    // Half of the middle half, as a share of 1: two like requests differ by this much half of the time.
    plusMinus: (noise.p75 - noise.p25) / 2,
    verdict: verdict(metric),
  };
}

function spread(trend) {
  const { med, count } = trend.values;
  return { median: med, p25: trend.values['p(25)'], p75: trend.values['p(75)'], count };
}

// What failed matters more than what was slow, and a restless machine proves nothing of either side.
function verdict(metric) {
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
  return holds('speedup') ? 'ok' : 'FAILED: below its floor';
}
