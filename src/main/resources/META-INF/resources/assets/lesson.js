/** The button of a lesson's page, and the links between its parts. */

import { element, millis, number, table } from './dom.js';
import { Problem, address, alike, form, sendBoth, showComparison, sides } from './measure.js';
import './grow.js';
import './race.js';
import './scenes.js';

const ALIKE = {
  same: 'The responses are the same.',
  contained: 'The optimized response is contained in the naive one.',
  different: 'The responses differ.',
};

const run = document.getElementById('run');
const progress = form.querySelector('.progress');

/** Leads the links to the two sides to the requests that the form describes. */
function updateLinks() {
  for (const side of sides) {
    document.getElementById(`open-${side}`).href = address(side);
  }
}

function clearErrors() {
  form.querySelectorAll('.error').forEach(it => it.textContent = '');
  form.querySelectorAll('input').forEach(it => it.removeAttribute('aria-invalid'));
}

/** Shows each violation of a field next to the field, and every other error below the form. */
function showError(error) {
  const violations = error instanceof Problem ? error.violations : [];
  const fields = violations.filter(it => document.getElementById(`field-${it.field}`));
  for (const { field, message } of fields) {
    document.getElementById(`field-${field}`).setAttribute('aria-invalid', 'true');
    document.getElementById(`error-${field}`).textContent = message;
  }
  if (fields.length > 0) {
    document.getElementById(`field-${fields[0].field}`).focus();
  }
  if (fields.length === 0 || fields.length < violations.length) {
    document.getElementById('problem').textContent = error.message;
  }
}

/** Shows the headers of both responses, where the service records no profiles. */
function showHeaders({ naive, optimized }) {
  const figures = [['statements', it => number(it.timing.statements)]];
  for (const [name, text] of [['db', 'database'], ['cache', 'cache'], ['app', 'application'],
    ['json', 'serialization'], ['total', 'total']]) {
    figures.push([text, it => it.timing[name] === undefined ? 'none' : millis(it.timing[name])]);
  }
  document.getElementById('comparison').replaceChildren(
    element('h2', { tabindex: -1 }, 'What it cost'),
    element('p', {}, ALIKE[alike(naive, optimized)]),
    table('By the header Server-Timing', ['', ...sides],
      figures.map(([name, text]) => [name, text(naive), text(optimized)])));
  document.querySelector('#comparison h2').focus();
}

/** Links the name of a line of code, such as "Byline.of(PostSummary.java:14)", to that line on this page. */
function linkToCode() {
  for (const caller of document.querySelectorAll('.finding code.from, .callers code')) {
    const line = caller.textContent.replace(/.*\((\w+)\.java:(\d+)\)$/, '$1-$2');
    if (document.getElementById(line)) {
      caller.replaceChildren(element('a', { href: `#${line}` }, caller.textContent));
    }
  }
}

linkToCode();
// After a reload, the browser may have kept what was typed.
updateLinks();
form.addEventListener('input', updateLinks);
form.addEventListener('submit', async event => {
  event.preventDefault();
  if (!run) {
    // The Enter key sends the form, too, but this service measures nothing.
    return;
  }
  clearErrors();
  run.disabled = true;
  progress.textContent = 'Sending both requests twice: first to warm up, then to measure…';
  try {
    const responses = await sendBoth();
    if (form.dataset.level === 'FULL') {
      await showComparison(responses);
    } else {
      showHeaders(responses);
    }
    progress.textContent = '';
  } catch (error) {
    progress.textContent = '';
    showError(error);
  } finally {
    run.disabled = false;
  }
});
if (run) {
  run.disabled = false;
  // The page of the course links to the button, to save a click. Going back or reloading does not press it again.
  if (location.hash === '#run') {
    history.replaceState(null, '', location.pathname);
    form.requestSubmit();
  }
}
