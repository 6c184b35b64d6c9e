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
  const cells = (tag, texts, scope) =>
    texts.map((text, i) => element(scope && i === 0 ? 'th' : tag, scope && i === 0 ? { scope } : {}, text));
  return element('div', { class: 'wide', tabindex: 0, role: 'region', 'aria-label': caption },
    element('table', {},
      element('caption', {}, caption),
      element('thead', {}, element('tr', {}, ...head.map(text => element('th', { scope: 'col' }, text)))),
      element('tbody', {}, ...rows.map(row => element('tr', {}, ...cells('td', row, 'row'))))));
}

/** A bar whose length is a share of the longest one. */
export function bar(side, value, longest) {
  return svg('svg', { class: `bar ${side}`, viewBox: '0 0 100 1', preserveAspectRatio: 'none', 'aria-hidden': 'true' },
    svg('rect', { width: (100 * value / Math.max(longest, Number.EPSILON)).toFixed(2), height: 1 }));
}

export const number = value => value.toLocaleString('en');

export const millis = value => `${value.toFixed(value < 10 ? 2 : 1)} ms`;

/**
 * Lets a button start some work. The element with the class "progress" beside it shows how far it is, or what went
 * wrong.
 *
 * @param work gets the element for the result, and a function that shows a text as progress
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
