// Plots as SVG. Both axes are logarithmic: a ratio of 2 is as far from 1 as a ratio of one half.

const WIDTH = 900;
const LEFT = 110;
const RIGHT = 70;
const ROW = 44;
const NAIVE = '#b3541e';
const OPTIMIZED = '#1f6f8b';

// A dot for the median, a line for the middle half of the pairs, a band for the noise around 1, a tick
// for the floor.
export function ratios(lessons) {
  const x = axis(lessons.flatMap(({ speedup, noise, floor }) => [speedup.p25, speedup.p75, noise.p25, noise.p75, floor, 1]));
  return plot(lessons, x, '×', ({ speedup, noise, floor }, y) => [
    `<rect x="${x(noise.p25)}" y="${y - 12}" width="${x(noise.p75) - x(noise.p25)}" height="24" fill="#ccc"/>`,
    `<line x1="${x(floor)}" x2="${x(floor)}" y1="${y - 12}" y2="${y + 12}" stroke="#b00020" stroke-width="2"/>`,
    `<line x1="${x(speedup.p25)}" x2="${x(speedup.p75)}" y1="${y}" y2="${y}" stroke="${OPTIMIZED}" stroke-width="4"/>`,
    dot(x(speedup.median), y, OPTIMIZED, 6),
    label(x(speedup.median), y - 10, speedup.median),
  ]) + '<p>Dot: median. Line: the middle half. Grey: the optimized side against itself. Red: the floor.</p>';
}

// A dot for the median, a line up to the 95th percentile, for each side.
export function times(lessons) {
  const x = axis(lessons.flatMap(({ naive, optimized }) => [naive.p50, naive.p95, optimized.p50, optimized.p95]));
  const side = ({ p50, p95 }, y, colour) => [
    `<line x1="${x(p50)}" x2="${x(p95)}" y1="${y}" y2="${y}" stroke="${colour}" stroke-width="2"/>`,
    dot(x(p50), y, colour, 5),
  ];
  return plot(lessons, x, ' ms', ({ naive, optimized }, y) => [
    ...side(naive, y - 7, NAIVE),
    ...side(optimized, y + 7, OPTIMIZED),
  ]) + '<p>Dot: p50. Line: up to p95. Above: naive. Below: optimized.</p>';
}

function axis(values) {
  const usable = values.filter((value) => value > 0);
  const low = Math.log(Math.min(...usable) / 1.3);
  const high = Math.log(Math.max(...usable) * 1.3);
  const x = (value) => LEFT + ((Math.log(Math.max(value, 1e-9)) - low) / (high - low)) * (WIDTH - LEFT - RIGHT);
  x.ticks = [0.01, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 10000]
    .filter((tick) => Math.log(tick) >= low && Math.log(tick) <= high);
  return x;
}

function plot(lessons, x, unit, draw) {
  const height = lessons.length * ROW + 30;
  const grid = x.ticks.map((tick) =>
    `<line x1="${x(tick)}" x2="${x(tick)}" y1="0" y2="${height - 24}" stroke="${tick === 1 ? '#999' : '#eee'}"/>`
    + `<text x="${x(tick)}" y="${height - 6}" text-anchor="middle">${tick}${unit}</text>`);
  const rows = lessons.map((lesson, position) => {
    const y = position * ROW + ROW / 2 + 4;
    return `<text x="0" y="${y + 4}">${lesson.slug}</text>${draw(lesson, y).join('')}`;
  });
  return `<svg viewBox="0 0 ${WIDTH} ${height}" role="img">\n${[...grid, ...rows].join('\n')}\n</svg>`;
}

function dot(x, y, colour, radius) {
  return `<circle cx="${x}" cy="${y}" r="${radius}" fill="${colour}"/>`;
}

function label(x, y, ratio) {
  return `<text x="${x}" y="${y}" text-anchor="middle">${ratio >= 10 ? ratio.toFixed(0) : ratio.toFixed(2)}</text>`;
}
