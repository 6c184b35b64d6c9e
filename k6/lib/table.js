// The comparison as text: aligned for a terminal, and as Markdown.

const HEADS = [
  'lesson', 'statements', 'p50 ms', 'p95 ms', 'naive takes', 'noise', 'at least', 'bytes', 'verdict',
];

export function text(result) {
  return `${aligned(HEADS, result.lessons.map(cells))}\nNaive → optimized.\n${notes(result).join('\n')}\n`;
}

export function markdown(result) {
  return markdownTable(HEADS, result.lessons.map(cells), notes(result));
}

export function aligned(heads, body) {
  const rows = [heads, ...body];
  const widths = heads.map((_, column) => Math.max(...rows.map((row) => row[column].length)));
  const line = (row) => row.map((cell, column) => cell.padEnd(widths[column])).join('  ').trimEnd();
  return rows.map((row) => `${line(row)}\n`).join('');
}

export function markdownTable(heads, body, remarks) {
  const rows = [heads, heads.map(() => '---'), ...body].map((row) => `| ${row.join(' | ')} |`);
  return [...rows, '', ...remarks.map((remark) => `- ${remark}`)].join('\n') + '\n';
}

function cells({ slug, naive, optimized, speedup, noise, plusMinus, floor, verdict }) {
  const both = (format) => `${format(naive)} → ${format(optimized)}`;
  return [
    slug,
    both((side) => (side.statements === null ? '?' : String(side.statements))),
    both((side) => side.p50.toFixed(2)),
    both((side) => side.p95.toFixed(2)),
    `${significant(speedup.median)} × ± ${(100 * plusMinus).toFixed(0)} %`,
    noise.median.toFixed(2),
    `${floor} ×`,
    naive.bytes === optimized.bytes ? String(naive.bytes) : both((side) => String(side.bytes)),
    verdict,
  ];
}

export function significant(ratio) {
  return ratio >= 10 ? ratio.toFixed(0) : ratio.toFixed(2);
}

// Where it was measured, and when.
export function machine(about, date) {
  const told = Object.entries(about).map(([name, value]) => `${name}: ${value}`);
  return [
    told.length ? told.join('; ') : 'Nobody told k6 about the machine: scripts/load does.',
    `${date}. k6 and the service share the machine, unless it says otherwise above.`,
  ];
}

export function notes({ date, about, how, lessons }) {
  return [
    ...machine(about, date),
    `${how.seconds} s a lesson, warm-up included, in ${how.rounds} rounds; clients: ${how.clients}. Caches are warm. ` + (how.profiler === 'off'
      ? 'The profiler was off; statements were counted in a separate pass.'
      : 'The profiler was on while times were taken, which costs both sides some percent.'),
    'naive takes: the median ratio of pairs; ±: the median of each round lies within; at least 5 %.',
    'noise: the median ratio of the optimized side to itself; outside 0.9 to 1.1 nothing can be concluded.',
    ...lessons.filter(({ floor }) => floor < 1).map(({ slug, because }) => `${slug}: ${because}`),
  ];
}
