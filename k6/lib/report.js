// Tables for the terminal and in Markdown.

// Text that k6 cannot know about the machine and the service: a JSON file, written by scripts/load. Files can only be
// opened while the script is loaded.
export const ABOUT = __ENV.ABOUT ? JSON.parse(open(__ENV.ABOUT)) : {};

/** The path of a report. The directory exists: target/ does once the service is built. */
export function file(name) {
  return `${__ENV.REPORT_DIR || 'target'}/${name}`;
}

/**
 * What handleSummary returns: nothing but a message if a part of the measurements is missing, because a report of half
 * a run would replace the last complete one.
 */
export function complete(data, missing, write) {
  if (!data.setup_data) {
    return { stdout: '\nNothing was measured.\n' };
  }
  return missing
    ? { stdout: `\nNo report: nothing was measured for ${missing}. The run was interrupted, DURATION is too short, `
      + 'or the service is too slow.\n' }
    : write();
}

export function textTable(heads, body, notes) {
  const rows = [heads, ...body];
  const widths = heads.map((_, column) => Math.max(...rows.map((row) => row[column].length)));
  const line = (row) => row.map((cell, column) => cell.padEnd(widths[column])).join('  ').trimEnd();
  return [...rows.map(line), '', ...notes].join('\n') + '\n';
}

export function markdownTable(heads, body, notes) {
  const rows = [heads, heads.map(() => '---'), ...body].map((row) => `| ${row.join(' | ')} |`);
  return [...rows, '', ...notes.map((note) => `- ${note}`)].join('\n') + '\n';
}

/** Where and when the figures were measured. */
export function machine(date) {
  const entries = Object.entries(ABOUT).map(([name, value]) => `${name}: ${value}`);
  return [
    entries.length ? entries.join('; ') : 'The machine is not described: only scripts/load does that.',
    `${date}. The load generator and the service share the machine, unless the line above says otherwise.`,
  ];
}

/** Two decimals below 10, none from 10 on. */
export function ratio(value) {
  return value >= 10 ? value.toFixed(0) : value.toFixed(2);
}
