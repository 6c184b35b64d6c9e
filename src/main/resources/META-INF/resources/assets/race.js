/** A short race: for some seconds, requests alternate between both sides. */

import { bar, element, millis, number, onPress, table } from './dom.js';
import { address, measure, sides } from './measure.js';

const SECONDS = 5;

/** The value below which a share of the sorted values lies. */
const quantile = (sorted, share) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))];

async function race(show) {
  const times = { naive: [], optimized: [] };
  for (const side of sides) {
    await measure(address(side));
  }
  const end = performance.now() + SECONDS * 1000;
  // At least one round, however slow a side is. The order alternates, so that neither side is always second.
  for (let round = 0; round === 0 || performance.now() < end; round++) {
    for (const side of round % 2 ? sides.toReversed() : sides) {
      times[side].push((await measure(address(side))).timing.total);
    }
    show(`${number(2 * round + 2)} requests…`);
  }
  return times;
}

function summary(times) {
  const sorted = times.toSorted((a, b) => a - b);
  const [low, median, high] = [0.25, 0.5, 0.75].map(share => quantile(sorted, share));
  return { count: sorted.length, low, median, high };
}

onPress('race', async (result, show) => {
  const times = await race(show);
  const [naive, optimized] = sides.map(side => summary(times[side]));
  const longest = Math.max(naive.median, optimized.median);
  const row = (side, it) => element('div', { class: 'runner' },
    element('p', { class: `side ${side}` }, element('span', { class: 'name' }, side), element('b', {}, millis(it.median))),
    bar(side, it.median, longest));
  result.replaceChildren(
    element('p', { class: 'point' }, `The naive side takes ${(naive.median / optimized.median).toFixed(1)} times as long.`),
    row('naive', naive), row('optimized', optimized),
    table('Times of the service', ['side', 'requests', 'median', 'the middle half'],
      [['naive', naive], ['optimized', optimized]].map(([side, it]) =>
        [side, number(it.count), millis(it.median), `${millis(it.low)} to ${millis(it.high)}`])));
});
