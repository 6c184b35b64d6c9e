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
  const speedup = spread(metric('speedup'));
  return {
    slug,
    floor,
    because,
    ...sides,
    speedup,
    noise,
    // Where the ratio itself holds still, two like requests differ all the same.
    plusMinus: Math.max(restlessness(speedup), restlessness(noise)),
    verdict: verdict(metric),
  };
}

function spread(trend) {
  const { med, count } = trend.values;
  return { median: med, p25: trend.values['p(25)'], p75: trend.values['p(75)'], count };
}

// Half of the middle half, as a share of the median: half of the pairs lie within.
function restlessness({ median, p25, p75 }) {
  return (p75 - p25) / 2 / median;
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
