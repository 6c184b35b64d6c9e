/** Makes elements without HTML text, so that data stays data. */

const SVG = 'http://www.w3.org/2000/svg';

export function element(name, attributes = {}, ...children) {
  return fill(document.createElement(name), attributes, children);
}

export function svg(name, attributes = {}, ...children) {
  return fill(document.createElementNS(SVG, name), attributes, children);
}

function fill(node, attributes, children) {
  Object.entries(attributes).forEach(([name, value]) => node.setAttribute(name, value));
  node.append(...children);
  return node;
}

/** A table in a box that scrolls. The first cell of each row is its heading. */
export function table(caption, head, rows) {
  const row = ([heading, ...cells]) =>
    element('tr', {}, element('th', { scope: 'row' }, heading), ...cells.map(text => element('td', {}, text)));
  return element('div', { class: 'wide', tabindex: 0, role: 'region', 'aria-label': caption },
    element('table', {},
      element('caption', {}, caption),
      element('thead', {}, element('tr', {}, ...head.map(text => element('th', { scope: 'col' }, text)))),
      element('tbody', {}, ...rows.map(row))));
}

/** A bar whose length is a share of the longest one. */
export function bar(side, value, longest) {
  return svg('svg', { class: `bar ${side}`, viewBox: '0 0 100 1', preserveAspectRatio: 'none', 'aria-hidden': 'true' },
    svg('rect', { width: (100 * value / Math.max(longest, Number.EPSILON)).toFixed(2), height: 1 }));
}

export const number = value => value.toLocaleString('en');

/** Such as "1 statement" and "2 statements". */
export const counted = (count, noun) => `${number(count)} ${noun}${count === 1 ? '' : 's'}`;

const fixed = (value, digits) =>
  value.toLocaleString('en', { minimumFractionDigits: digits, maximumFractionDigits: digits });

/** With one decimal, for a table whose heading has the unit. */
export const tenths = value => fixed(value, 1);

/** As the pages of the service write it: see Numbers.ms. */
export function millis(value) {
  if (value < 0.005) {
    return '0 ms';
  }
  if (value >= 9999.5) {
    return `${fixed(value / 1000, 1)} s`;
  }
  return `${fixed(value, value < 0.995 ? 2 : value < 99.95 ? 1 : 0)} ms`;
}

/**
 * Lets a button start some work. The element with the class "progress" beside it shows how far the work is, or why it
 * failed.
 *
 * @param work a function of the element for the result, and of a function that shows a text as progress
 */
export function onPress(id, work) {
  const button = document.getElementById(id);
  if (!button) {
    return;
  }
  const section = button.closest('section');
  const progress = section.querySelector('.progress');
  button.disabled = false;
  button.addEventListener('click', async () => {
    button.disabled = true;
    try {
      await work(section.querySelector('.result'), text => progress.textContent = text);
      progress.textContent = 'Done.';
    } catch (error) {
      progress.textContent = error.message;
    } finally {
      button.disabled = false;
    }
  });
}
