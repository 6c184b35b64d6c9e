// Writes what was found: a table for the terminal, and files. k6 takes the exit code from the thresholds
// alone, and an error here for nothing at all: so it is told where the table would stand.

import { file } from './settings.js';
import { page } from './page.js';
import { markdown, text } from './table.js';

export function safely(data, summary) {
  if (!data.setup_data) {
    return { stdout: '\nNothing was measured.\n' };
  }
  try {
    return summary(data);
  } catch (error) {
    return { stdout: `\nNo report could be made: ${error}\n${error.stack || ''}\n` };
  }
}

// A report of half a run would stand where the last whole one was, and look like it.
export function noReport(missing) {
  return {
    stdout: `\nNo report was written, since there is nothing of ${missing}: the run was interrupted, DURATION is too `
      + 'short, or the service too slow.\n',
  };
}

export function reports(name, result) {
  return {
    stdout: `\n${text(result)}\nWritten to ${file(name)}.html, .md and .json\n`,
    [file(`${name}.json`)]: JSON.stringify(result, null, 2) + '\n',
    [file(`${name}.md`)]: markdown(result),
    [file(`${name}.html`)]: page(result),
  };
}
