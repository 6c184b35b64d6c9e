/** The scenes of the lessons for which one request is not enough. */

import { counted, element, millis, number, onPress, table } from './dom.js';
import { profileOf } from './figures.js';
import { address, both, form, send, sendBoth, showComparison, sides } from './measure.js';

const full = form.dataset.level === 'FULL';

const bytes = response => `${number(new Blob([response.text]).size)} bytes`;

const statements = count => counted(count, 'statement');

const lookup = response => response.timing.lookup ? `, cache ${response.timing.lookup}` : '';

function show(result, verdict, rows) {
  result.replaceChildren(
    element('p', { class: 'point' }, verdict),
    table('What both sides did', ['', 'naive', 'optimized'], rows));
}

/** Changes a name on both sides, reads it again, and restores it, even if something fails. */
async function cacheaside(result, say) {
  const name = response => JSON.parse(response.text).name;
  const put = (side, tag, profile) => send(address(side), {
    method: 'PUT',
    headers: { 'Content-Type': 'application/json', 'If-Match': tag },
    body: JSON.stringify({ name: profile.name, bio: profile.bio }),
  });
  const before = await both();
  // Only the optimized side returns the current version. An earlier scene may not have restored the name.
  const read = JSON.parse(before[1].text);
  const original = { ...read, name: read.name.replace(/ \(edited .*/, '') };
  const edited = { ...original, name: `${original.name} (edited ${new Date().toTimeString().slice(0, 8)})` };
  let tag = before[1].headers.get('ETag');
  let after;
  const statuses = [];
  say('Changing the name on both sides…');
  try {
    for (const side of sides) {
      const changed = await put(side, tag, edited);
      statuses.push(`status ${changed.status}`);
      tag = changed.headers.get('ETag');
    }
    after = await both();
  } finally {
    await put('optimized', tag, original);
  }
  const age = response => name(response) === edited.name ? 'new' : 'old';
  const judged = response => `${name(response)}: ${age(response) === 'new' ? 'new ✓' : 'old ✗'}`;
  show(result, `After the change, the naive side returns the ${age(after[0])} name, and the optimized side the ${age(after[1])} one.`, [
    ['read', name(before[0]), name(before[1])],
    [`PUT ${edited.name}`, ...statuses],
    ['read again', judged(after[0]), judged(after[1])],
  ]);
}

/** Sends the version that the first response names with the second request. */
async function httpcache(result) {
  const first = await both();
  const tags = first.map(it => it.headers.get('ETag'));
  const second = await both({}, tags.map(tag => tag ? { headers: { 'If-None-Match': tag } } : {}));
  const cost = it => it.timing.total === undefined ? 'from a shared cache' : statements(it.timing.statements);
  const text = it => `status ${it.status}, ${bytes(it)}, ${cost(it)}`;
  show(result, `The second request costs ${bytes(second[0])} on the naive side and ${bytes(second[1])} on the optimized side.`, [
    ['header ETag', ...tags.map(tag => tag ? 'yes' : 'no')],
    ['header Cache-Control', ...first.map(it => it.headers.get('Cache-Control') ?? 'no')],
    ['first request', ...first.map(text)],
    ['second, with If-None-Match if there was an ETag', ...second.map(text)],
  ]);
}

/** Uses random limits, because the first request must miss the cache. */
async function viewcache(result) {
  const [limit, other] = [11 + Math.floor(Math.random() * 45), 56 + Math.floor(Math.random() * 45)];
  const text = it => `${statements(it.timing.statements)}, ${millis(it.timing.total)}${lookup(it)}`;
  const first = await both({ limit });
  const second = await both({ limit });
  const herd = async side => {
    const all = await Promise.all(Array.from({ length: 6 }, () => send(address(side, { limit: other }))));
    return all.reduce((sum, it) => sum + it.timing.statements, 0);
  };
  const herds = [await herd('naive'), await herd('optimized')];
  show(result, `Six requests at once run ${statements(herds[0])} on the naive side and ${herds[1]} on the optimized side.`, [
    [`first request, limit=${limit}`, ...first.map(text)],
    ['the same again', ...second.map(text)],
    [`six at once, limit=${other}`, ...herds.map(statements)],
  ]);
}

async function rendering(result) {
  const first = await both();
  const second = await both();
  const rows = [
    ['first request', ...first.map(it => `${millis(it.timing.app)} in the application${lookup(it)}`)],
    ['the same again', ...second.map(it => `${millis(it.timing.app)} in the application${lookup(it)}`)],
  ];
  let verdict = `The naive side renders the text each time. The optimized side looks into the cache: ${second[1].timing.lookup}.`;
  if (full) {
    const read = (await Promise.all(second.map(it => profileOf(it)))).map(it => number(it.resources.bytesRead));
    rows.push(['bytes read from the database', ...read]);
    verdict += ` It reads ${read[1]} bytes from the database, the naive side ${read[0]}.`;
  }
  show(result, verdict, rows);
}

async function streaming(result, say) {
  const limit = 50_000;
  say(`Exporting up to ${number(limit)} posts from both sides…`);
  const exports = await both({ limit });
  const rows = [
    ['first bytes after', ...exports.map(it => millis(it.firstByteMillis))],
    ['last bytes after', ...exports.map(it => millis(it.millis))],
    ['bytes', ...exports.map(bytes)],
  ];
  let verdict = `The first bytes come after ${exports.map(it => millis(it.firstByteMillis)).join(' on the naive side and ')} on the optimized side.`;
  if (full) {
    const profiles = await Promise.all(exports.map(it => profileOf(it)));
    const read = profiles.map(it => number(it.resources.rowsReadBeforeFirstByte));
    rows.push(['rows read before the first byte', ...read]);
    verdict += ` Before them, the naive side reads ${read[0]} rows and the optimized side ${read[1]}.`;
  }
  show(result, verdict, rows);
}

/** Follows the links to the next page on each side, then compares the pages at which it arrives. */
async function pagination(result, say) {
  const depth = Number(document.getElementById('scene').dataset.depth);
  const next = response => /<([^>]*)>; rel="next"/.exec(response.headers.get('Link') ?? '')?.[1];
  const after = {};
  let skipped;
  for (const side of sides) {
    const limit = next(await send(address(side, { limit: 1000, after: '' }))) ? 1000 : 50;
    skipped = 0;
    for (let link = address(side, { limit, after: '' }); link && skipped < depth; skipped += limit) {
      after[side] = new URLSearchParams(link.split('?')[1]).get('after') ?? '';
      say(`Following the links of the ${side} side: ${number(skipped)} posts…`);
      link = next(await send(link));
    }
  }
  const responses = await sendBoth({ after: after.naive }, { after: after.optimized });
  if (full) {
    return showComparison(responses);
  }
  const text = it => `${statements(it.timing.statements)}, ${millis(it.timing.total)}`;
  show(result, `What a page costs after about ${number(skipped)} posts.`, [
    ['the page', text(responses.naive), text(responses.optimized)],
  ]);
}

const scenes = { cacheaside, httpcache, viewcache, rendering, streaming, pagination };
onPress('scene', scenes[form.dataset.slug]);
