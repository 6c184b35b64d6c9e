// One page that needs nothing else: style, tables and plots are in it.

import { ratios, times } from './plots.js';
import { notes, significant } from './table.js';

const STYLE = `
  body { font: 16px/1.5 system-ui, sans-serif; max-width: 62rem; margin: 2rem auto; padding: 0 1rem; }
  table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; }
  th, td { text-align: right; padding: .3rem .6rem; border-bottom: 1px solid #ddd; }
  th:first-child, td:first-child, td:last-child { text-align: left; }
  .naive { color: #b3541e; } .optimized { color: #1f6f8b; } .bad { color: #b00020; font-weight: bold; }
  svg { width: 100%; height: auto; font: 13px system-ui, sans-serif; } li { color: #555; }`;

export function page(result) {
  return `<!DOCTYPE html>
<html lang="en">
<head><meta charset="utf-8"><title>Side by Side: naive and optimized</title><style>${STYLE}
</style></head>
<body>
<h1>Side by Side: <span class="naive">naive</span> and <span class="optimized">optimized</span></h1>
<h2>How many times as long the naive side takes</h2>
${ratios(result.lessons)}
<h2>How long a request takes</h2>
${times(result.lessons)}
<h2>Figures</h2>
<table>
<tr><th>lesson<th>statements<th>p50 ms<th>p95 ms<th>bytes<th>ratio<th>±<th>noise<th>at least<th>verdict</tr>
${result.lessons.map(row).join('\n')}
</table>
<h2>Where and how</h2>
<ul>
${notes(result).map((note) => `<li>${escape(note)}</li>`).join('\n')}
</ul>
</body>
</html>
`;
}

function row({ slug, naive, optimized, speedup, plusMinus, noise, floor, verdict }) {
  const both = (format) =>
    `<span class="naive">${format(naive)}</span><br><span class="optimized">${format(optimized)}</span>`;
  const cells = [
    slug,
    both((side) => side.statements ?? '?'),
    both((side) => side.p50.toFixed(2)),
    both((side) => side.p95.toFixed(2)),
    both((side) => side.bytes),
    significant(speedup.median),
    `${(100 * plusMinus).toFixed(0)} %`,
    noise.median.toFixed(2),
    floor,
    `<span class="${verdict.startsWith('ok') ? '' : 'bad'}">${escape(verdict)}</span>`,
  ];
  return `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`;
}

function escape(text) {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}
