// A request of the list, and its row in the table.

import { element, number, tenths } from './dom.js';

/** In the order of the columns: what fits on a phone comes first. */
const KEYS = ['uri', 'statements', 'millis', 'finding', 'method', 'status', 'rows', 'bytes', 'startedAt', 'instance'];
export const NUMBERS = new Set(['status', 'statements', 'millis', 'rows', 'bytes']);

/** The request that a row of the page shows. */
export const read = (row) => {
    const texts = [...row.cells].slice(1).map((cell) => cell.textContent);
    const values = KEYS.map((key, i) => [key, NUMBERS.has(key) ? Number(texts[i].replaceAll(',', '')) : texts[i]]);
    const startedAt = row.querySelector('time').dateTime;
    return { ...Object.fromEntries(values), startedAt, id: row.querySelector('input').value, row };
};

/** What a cell contains, where that is not the value itself. */
const content = {
    uri: (it) => element('a', { href: `/profiler/requests/${it.id}` }, it.uri),
    statements: (it) => number(it.statements),
    millis: (it) => tenths(it.millis),
    rows: (it) => number(it.rows),
    bytes: (it) => number(it.bytes),
    startedAt: (it) => element('time', { datetime: it.startedAt }, new Date(it.startedAt).toISOString().slice(11, 23)),
};

export const newRow = (it) => {
    const label = `Compare ${it.method} ${it.uri}`;
    const box = element('input', { type: 'checkbox', name: 'compare', value: it.id, 'aria-label': label });
    const cells = KEYS.map((key) =>
        element('td', NUMBERS.has(key) ? { class: 'number' } : {}, content[key]?.(it) ?? String(it[key] ?? '')));
    return element('tr', {}, element('td', {}, box), ...cells);
};

/** Without the Z, because the digits before it may be few or many. */
export const moment = (it) => it.startedAt.replace('Z', '');

/** Whether a request stands above another one. Those with equal values stand in the order of time, newest first. */
export const isBefore = (a, b, sort) => {
    const [x, y] = sort.key === 'startedAt' ? [moment(a), moment(b)] : [a[sort.key] ?? '', b[sort.key] ?? ''];
    const order = typeof x === 'number' ? x - y : x.localeCompare(y);
    return order * sort.sign < 0 || (order === 0 && moment(a) > moment(b));
};
