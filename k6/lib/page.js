// A comparison as an HTML page without external files.

import { ratio } from './report.js';

const STYLE = `
  body { font: 16px/1.5 system-ui, sans-serif; max-width: 62rem; margin: 2rem auto; padding: 0 1rem; }
  table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; }
  th, td { text-align: right; padding: .3rem .6rem; border-bottom: 1px solid #ddd; }
  th:first-child, td:first-child, th:last-child, td:last-child { text-align: left; }
  svg { width: 100%; height: auto; font: 13px system-ui, sans-serif; } li { color: #555; }`;

// The plot, in pixels.
const WIDTH = 900;
const LEFT = 110;
const RIGHT = 70;
const ROW = 44;

export function page(lessons, heads, rows, notes) {
  const cells = (tag, row) => `<tr>${row.map((cell) => `<${tag}>${escape(cell)}</${tag}>`).join('')}</tr>`;
  return `<!DOCTYPE html>
<html lang="en">
<head><meta charset="utf-8"><title>Side by Side: naive and optimized</title><style>${STYLE}
</style></head>
<body>
<h1>Side by Side</h1>
<h2>How many times as long the naive side takes</h2>
${plot(lessons)}
<p>Dot: median. Line: the middle half. Grey: the optimized side against itself. Red: the floor.</p>
<h2>Figures</h2>
<table>
${[cells('th', heads), ...rows.map((row) => cells('td', row))].join('\n')}
</table>
<ul>
${notes.map((note) => `<li>${escape(note)}</li>`).join('\n')}
</ul>
</body>
</html>
`;
}

// The axis is logarithmic, so that 2 is as far from 1 as 0.5 is.
function plot(lessons) {
  const values = lessons.flatMap(({ speedup, noise, floor }) =>
    [speedup.p25, speedup.p75, noise.p25, noise.p75, floor, 1]);
  const low = Math.log(Math.min(...values.filter((value) => value > 0)) / 1.3);
  const high = Math.log(Math.max(...values) * 1.3);
  const x = (value) => LEFT + ((Math.log(Math.max(value, 1e-9)) - low) / (high - low)) * (WIDTH - LEFT - RIGHT);
  const height = lessons.length * ROW + 30;
  const grid = [0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100, 200, 500, 1000]
    .filter((tick) => Math.log(tick) >= low && Math.log(tick) <= high)
    .map((tick) => line(x(tick), x(tick), 0, height - 24, tick === 1 ? '#999' : '#eee', 1)
      + text(x(tick), height - 6, `${tick} ×`));
  const rows = lessons.map(({ slug, speedup, noise, floor }, position) => {
    const y = position * ROW + ROW / 2 + 4;
    return `<text x="0" y="${y + 4}">${slug}</text>`
      + line(x(noise.p25), x(noise.p75), y, y, '#ccc', 24)
      + line(x(floor), x(floor), y - 12, y + 12, '#b00020', 2)
      + line(x(speedup.p25), x(speedup.p75), y, y, '#1f6f8b', 4)
      + `<circle cx="${x(speedup.median)}" cy="${y}" r="6" fill="#1f6f8b"/>`
      + text(x(speedup.median), y - 10, ratio(speedup.median));
  });
  return `<svg viewBox="0 0 ${WIDTH} ${height}" role="img">\n${[...grid, ...rows].join('\n')}\n</svg>`;
}

function line(x1, x2, y1, y2, colour, width) {
  return `<line x1="${x1}" x2="${x2}" y1="${y1}" y2="${y2}" stroke="${colour}" stroke-width="${width}"/>`;
}

function text(x, y, content) {
  return `<text x="${x}" y="${y}" text-anchor="middle">${content}</text>`;
}

function escape(content) {
  return content.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}
