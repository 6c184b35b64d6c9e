// The list of requests, live: GET /profiler/events sends the requests of all instances as they end.
const MAX_ROWS = 200;
const COUNT_MILLIS = 3000;
const RETRY_MILLIS = 10_000;
const KEYS = ['uri', 'method', 'status', 'statements', 'millis', 'rows', 'bytes', 'finding', 'startedAt', 'instance'];
const NUMBERS = new Set(['status', 'statements', 'millis', 'rows', 'bytes']);

const byId = (id) => document.getElementById(id);
const form = byId('requests');
const [body, compareButton] = ['tbody', 'button'].map((css) => form.querySelector(css));
const pause = byId('pause');
/** Requests by their ids, each with its table row. */
const shown = new Map();
const ofRow = new WeakMap();
const remember = (it) => shown.set(it.id, it) && ofRow.set(it.row, it);
let waiting = [];
let leftOut = 0;
let [paused, connected] = [false, false];
let sort = { key: 'startedAt', sign: -1 };

const read = (row) => {
    const texts = [...row.cells].slice(1).map((cell) => cell.textContent);
    const values = KEYS.map((key, i) => [key, NUMBERS.has(key) ? Number(texts[i]) : texts[i]]);
    const startedAt = row.querySelector('time').dateTime;
    return { ...Object.fromEntries(values), startedAt, id: row.querySelector('input').value, row };
};

const element = (name, properties, ...children) => {
    const made = Object.assign(document.createElement(name), properties);
    made.append(...children);
    return made;
};

const content = {
    startedAt: (it) => element('time', { dateTime: it.startedAt }, it.startedAt.replace('Z', '').slice(11, 23)),
    uri: (it) => element('a', { href: `/profiler/requests/${it.id}` }, it.uri),
    millis: (it) => it.millis.toFixed(1),
};

const newRow = (it) => {
    const box = element('input', { type: 'checkbox', name: 'compare', value: it.id, ariaLabel: `Compare ${it.method} ${it.uri}` });
    const cells = KEYS.map((key) =>
        element('td', { className: NUMBERS.has(key) ? 'number' : '' }, content[key]?.(it) ?? String(it[key] ?? '')));
    return element('tr', {}, element('td', {}, box), ...cells);
};

const isBefore = (a, b) => {
    const [x, y] = [a[sort.key] ?? '', b[sort.key] ?? ''];
    const order = typeof x === 'number' ? x - y : String(x).localeCompare(String(y));
    return order * sort.sign < 0 || (order === 0 && a.startedAt > b.startedAt);
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
    while (next && !isBefore(it, ofRow.get(next))) next = next.nextElementSibling;
    body.insertBefore(it.row, next);
    remember(it);
};

const removeOldest = () => {
    const oldest = [...shown.values()].filter((it) => !it.row.querySelector('input').checked)
        .sort((a, b) => (a.startedAt < b.startedAt ? -1 : 1));
    for (const it of oldest.slice(0, Math.max(0, shown.size - MAX_ROWS))) {
        it.row.remove();
        shown.delete(it.id);
    }
};

const flush = () => {
    if (paused) return;
    for (const it of waiting.filter((request) => !shown.has(request.id))) {
        insert({ ...it, row: newRow(it) });
    }
    waiting = [];
    removeOldest();
};

/** A screen reader reads it aloud, so it changes only every few seconds. */
const count = () => {
    const visible = [...shown.values()].filter((it) => !it.row.hidden).length;
    const text = [`${visible} requests`];
    if (visible < shown.size) text.push(`of ${shown.size}`);
    if (leftOut) text.push(`(${leftOut} left out, because they came too fast)`);
    if (paused) text.push(`paused, ${waiting.length} new`);
    if (!connected) text.push('not connected');
    byId('count').textContent = text.join(' ');
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
    body.replaceChildren(...[...shown.values()].sort((a, b) => (isBefore(a, b) ? -1 : 1)).map((it) => it.row));
};

[...body.rows].forEach((row) => remember(read(row)));
for (const heading of form.querySelectorAll('th[data-key]')) {
    heading.replaceChildren(element('button', { type: 'button', onclick: () => sortBy(heading) }, heading.textContent));
}
pause.onclick = () => {
    paused = !paused;
    pause.textContent = paused ? 'Continue' : 'Pause';
    requestAnimationFrame(flush);
    count();
};
byId('tools').oninput = () => {
    shown.forEach((it) => { it.row.hidden = !matches(it); });
    count();
};
form.onchange = choose;
byId('tools').hidden = false;
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
        waiting = [...waiting, ...ended.requests].slice(-MAX_ROWS);
        requestAnimationFrame(flush);
    };
};
connect();
// The browser may keep a page that the visitor has left. Meanwhile it needs no stream, of which there are few.
addEventListener('pagehide', () => events.close());
addEventListener('pageshow', (event) => event.persisted && connect());
