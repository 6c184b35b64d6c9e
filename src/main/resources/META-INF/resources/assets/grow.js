/** How the cost of both sides grows: the same requests with larger and larger limits. */

import { element, millis, number, onPress, svg, table } from './dom.js';
import { figureOf, unit } from './figures.js';
import { address, form, measure, sides } from './measure.js';

const SIZES = [1, 10, 50, 100, 500, 1000, 10_000];
const REPETITIONS = 5;
const [WIDTH, HEIGHT, LEFT, RIGHT, TOP, BOTTOM] = [400, 220, 56, 74, 14, 34];

async function measureSeveral(side, limit) {
  const responses = [];
  for (let i = 0; i <= REPETITIONS; i++) {
    responses.push(await measure(address(side, { limit })));
  }
  // Without the first one, which warms up.
  const times = responses.slice(1).map(it => it.timing.total).sort((a, b) => a - b);
  return { figure: await figureOf(responses.at(-1)), time: times[Math.floor(times.length / 2)] };
}

/** A number of the form 1, 2 or 5 times a power of ten, not below the value. */
function roundUp(value) {
  const power = 10 ** Math.floor(Math.log10(value));
  return [1, 2, 5, 10].map(it => it * power).find(it => it >= value * 0.999);
}

/** Two lines over the same axis. They differ in name and mark, not only in colour. */
function chart(title, sizes, values, text) {
  const top = roundUp(Math.max(1e-3, ...values.naive, ...values.optimized));
  const x = size => LEFT + size / sizes.at(-1) * (WIDTH - LEFT - RIGHT);
  const y = value => HEIGHT - BOTTOM - value / top * (HEIGHT - BOTTOM - TOP);
  const label = (x, y, text, options = {}) => svg('text', { x, y, ...options }, text);
  const grid = [0, 0.5, 1].map(share => svg('g', {},
    svg('line', { class: 'grid', x1: LEFT, x2: WIDTH - RIGHT, y1: y(share * top), y2: y(share * top) }),
    label(LEFT - 6, y(share * top) + 4, text(share * top), { 'text-anchor': 'end' })));
  const ends = sides.map(side => y(values[side].at(-1)));
  // Moves names apart that would overlap.
  const shift = Math.abs(ends[0] - ends[1]) < 14 ? [-6, 8] : [0, 0];
  const lines = sides.map((side, i) => svg('g', { class: side },
    svg('polyline', { points: sizes.map((size, n) => `${x(size)},${y(values[side][n])}`).join(' ') }),
    ...sizes.map((size, n) => mark(side, x(size), y(values[side][n]))),
    label(WIDTH - RIGHT + 8, ends[i] + 4 + shift[i], side)));
  return element('figure', {},
    element('figcaption', {}, title),
    svg('svg', { class: 'chart', viewBox: `0 0 ${WIDTH} ${HEIGHT}`, 'aria-hidden': 'true' },
      ...grid,
      label(LEFT, HEIGHT - 14, '0', { 'text-anchor': 'middle' }),
      label(x(sizes.at(-1)), HEIGHT - 14, number(sizes.at(-1)), { 'text-anchor': 'middle' }),
      label((LEFT + WIDTH - RIGHT) / 2, HEIGHT - 14, 'limit', { 'text-anchor': 'middle' }),
      ...lines));
}

const mark = (side, x, y) => side === 'naive'
  ? svg('rect', { x: x - 3, y: y - 3, width: 6, height: 6 })
  : svg('circle', { cx: x, cy: y, r: 3.5 });

onPress('grow', async (result, show) => {
  const most = Number(form.elements.namedItem('limit').max || Infinity);
  const sizes = SIZES.filter(size => size <= most);
  const figures = { naive: [], optimized: [] };
  const times = { naive: [], optimized: [] };
  for (const size of sizes) {
    for (const side of sides) {
      show(`limit=${number(size)}, ${side}…`);
      const measured = await measureSeveral(side, size);
      figures[side].push(measured.figure);
      times[side].push(measured.time);
    }
  }
  result.replaceChildren(
    element('div', { class: 'charts' },
      chart(unit, sizes, figures, value => number(Math.round(value * 10) / 10)),
      chart('milliseconds', sizes, times, value => number(value))),
    table('The same figures', ['limit', `${unit}, naive`, 'optimized', 'time, naive', 'optimized'],
      sizes.map((size, n) => [number(size), number(figures.naive[n]), number(figures.optimized[n]),
        millis(times.naive[n]), millis(times.optimized[n])])));
});
