// The list of requests, live: GET /profiler/events sends the requests of all instances as they end.

import { counted, element, number } from './dom.js';
import { NUMBERS, isBefore, moment, newRow, read } from './requests.js';

const MAX_ROWS = 200;
const COUNT_MILLIS = 3000;
const RETRY_MILLIS = 10_000;
const byId = (id) => document.getElementById(id);
const form = byId('requests');
const body = form.querySelector('tbody');
const compareButton = form.querySelector('button');
const pause = byId('pause');
const tools = byId('tools');

/** Requests by their ids, each with its table row. */
const shown = new Map();
const requestOfRow = new WeakMap();
/** Requests that have no row yet, by their ids. A stream that opens again repeats the last requests. */
let waiting = new Map();
let leftOut = 0;
let paused = false;
let connected = false;
let sort = { key: 'startedAt', sign: -1 };

const remember = (it) => {
    shown.set(it.id, it);
    requestOfRow.set(it.row, it);
};

const matches = (it) =>
    it.uri.toLowerCase().includes(byId('text').value.trim().toLowerCase())
    && (!byId('method').value || it.method === byId('method').value)
    && (!byId('status').value || String(it.status)[0] === byId('status').value[0])
    && it.statements >= Number(byId('statements').value);

/** Moves no other row: a row that moves loses the focus. */
const insert = (it) => {
    it.row.hidden = !matches(it);
    let next = body.firstElementChild;
    while (next && !isBefore(it, requestOfRow.get(next), sort)) next = next.nextElementSibling;
    body.insertBefore(it.row, next);
    remember(it);
};

/** Keeps the requests that are chosen, however old they are. */
const removeOldest = () => {
    const oldest = [...shown.values()].filter((it) => !it.row.querySelector('input').checked)
        .sort((a, b) => (moment(a) < moment(b) ? -1 : 1));
    for (const it of oldest.slice(0, Math.max(0, shown.size - MAX_ROWS))) {
        it.row.remove();
        shown.delete(it.id);
    }
};

const showWaiting = () => {
    if (paused) return;
    for (const it of waiting.values()) insert({ ...it, row: newRow(it) });
    waiting.clear();
    removeOldest();
};

/** A screen reader reads the count aloud, so it changes only every few seconds, and only if there is news. */
const count = () => {
    const visible = [...shown.values()].filter((it) => !it.row.hidden).length;
    const text = [counted(visible, 'request')];
    if (visible < shown.size) text.push(`of ${shown.size}`);
    if (leftOut) text.push(`(${number(leftOut)} left out, because they came too fast)`);
    if (paused) text.push(`paused, ${waiting.size} new`);
    if (!connected) text.push('not connected');
    if (byId('count').textContent !== text.join(' ')) byId('count').textContent = text.join(' ');
};

const choose = () => {
    const chosen = form.querySelectorAll('input[name=compare]:checked').length;
    compareButton.disabled = chosen !== 2;
    compareButton.textContent = chosen === 2 ? 'Compare the two' : `Compare two (${chosen} chosen)`;
};

const sortBy = (heading) => {
    const key = heading.dataset.key;
    const descending = NUMBERS.has(key) || key === 'startedAt';
    sort = { key, sign: sort.key === key ? -sort.sign : descending ? -1 : 1 };
    form.querySelectorAll('th[aria-sort]').forEach((it) => it.removeAttribute('aria-sort'));
    heading.setAttribute('aria-sort', sort.sign < 0 ? 'descending' : 'ascending');
    body.replaceChildren(...[...shown.values()].sort((a, b) => (isBefore(a, b, sort) ? -1 : 1)).map((it) => it.row));
};

for (const row of body.rows) remember(read(row));
for (const heading of form.querySelectorAll('th[data-key]')) {
    const button = element('button', { type: 'button' }, heading.textContent);
    button.onclick = () => sortBy(heading);
    heading.replaceChildren(button);
}
pause.onclick = () => {
    paused = !paused;
    pause.textContent = paused ? 'Continue' : 'Pause';
    requestAnimationFrame(showWaiting);
    count();
};
const filter = () => shown.forEach((it) => { it.row.hidden = !matches(it); });
tools.oninput = () => {
    filter();
    count();
};
form.onchange = choose;
tools.hidden = false;
// After a reload, the browser may have kept what was typed and chosen.
filter();
choose();
setInterval(count, COUNT_MILLIS);

let events;
const connect = () => {
    events?.close();
    events = new EventSource('/profiler/events');
    events.onopen = () => { connected = true; };
    events.onerror = () => {
        connected = false;
        // After a 503, the browser does not try again by itself.
        if (events.readyState === EventSource.CLOSED) setTimeout(connect, RETRY_MILLIS);
    };
    events.onmessage = (event) => {
        const ended = JSON.parse(event.data);
        leftOut += ended.leftOut;
        ended.requests.filter((it) => !shown.has(it.id)).forEach((it) => waiting.set(it.id, it));
        waiting = new Map([...waiting].slice(-MAX_ROWS));
        requestAnimationFrame(showWaiting);
    };
};
// There are few streams, and a browser opens six connections to a host: a page that nobody sees needs none of them.
const connectIfSeen = () => (document.hidden ? events?.close() : connect());
connectIfSeen();
document.addEventListener('visibilitychange', connectIfSeen);
addEventListener('pagehide', () => events?.close());
addEventListener('pageshow', (event) => event.persisted && connectIfSeen());
