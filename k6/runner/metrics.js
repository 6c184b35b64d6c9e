// The part of k6/metrics that the scripts use. Samples are kept for each metric, and for each selection of its samples
// by tags that has a threshold, such as time{lesson:fetchjoin,side:naive}.

import { client } from './execution.js';

const metrics = new Map();

class Metric {
  constructor(name) {
    this.selections = [{ key: name, wanted: [], samples: [] }];
    metrics.set(name, this);
  }

  add(value, tags = {}) {
    const all = { ...client().tags, ...tags };
    for (const { wanted, samples } of this.selections) {
      if (wanted.every(([tag, wantedValue]) => all[tag] === wantedValue)) {
        samples.push(Number(value));
      }
    }
  }
}

export class Trend extends Metric {
  values(samples, statistics) {
    const sorted = Float64Array.from(samples).sort();
    const value = (name) => (name === 'count' ? sorted.length : percentile(sorted, name));
    return Object.fromEntries(statistics.map((name) => [name, value(name)]));
  }
}

export class Rate extends Metric {
  values(samples) {
    const passes = sum(samples);
    return { rate: samples.length ? passes / samples.length : 0, passes, fails: samples.length - passes };
  }
}

export class Counter extends Metric {
  values(samples) {
    return { count: sum(samples) };
  }
}

export class Gauge extends Metric {
  values(samples) {
    return { value: samples.at(-1) ?? 0 };
  }
}

function sum(samples) {
  return samples.reduce((total, sample) => total + sample, 0);
}

// min, med, max or p(95), interpolated as in k6; 0 without samples.
function percentile(sorted, name) {
  const percent = { min: 0, med: 50, max: 100 }[name] ?? parseFloat(name.slice('p('.length));
  const position = (percent / 100) * Math.max(sorted.length - 1, 0);
  const below = sorted[Math.floor(position)] ?? 0;
  const above = sorted[Math.ceil(position)] ?? 0;
  return below + (above - below) * (position - Math.floor(position));
}

/** Makes the selections that have thresholds, before the first sample. */
export function select(keys) {
  for (const key of keys.filter((one) => one.includes('{'))) {
    const [name, tags] = key.slice(0, -1).split('{');
    metrics.get(name).selections.push({ key, wanted: tags.split(',').map((tag) => tag.split(':')), samples: [] });
  }
}

/** All values and thresholds, in the form in which k6 passes them to handleSummary. */
export function summarize(thresholds, statistics) {
  const summary = {};
  for (const metric of metrics.values()) {
    for (const { key, samples } of metric.selections) {
      const verdicts = (thresholds[key] ?? []).map((one) => [one, { ok: holds(one, metric, samples) }]);
      summary[key] = { values: metric.values(samples, statistics), thresholds: Object.fromEntries(verdicts) };
    }
  }
  return summary;
}

const COMPARISONS = {
  '>=': (value, bound) => value >= bound,
  '<=': (value, bound) => value <= bound,
  '==': (value, bound) => value === bound,
  '>': (value, bound) => value > bound,
  '<': (value, bound) => value < bound,
};

function holds(threshold, metric, samples) {
  const [, statistic, comparison, bound] = /^(.+?)([<>=]+)(.+)$/.exec(threshold);
  return COMPARISONS[comparison](metric.values(samples, [statistic])[statistic], Number(bound));
}
