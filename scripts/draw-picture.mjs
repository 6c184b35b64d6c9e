#!/usr/bin/env node
// Draws the README's picture from measured requests: one request on both sides, on one time axis.
import { writeFileSync } from 'node:fs';

const USAGE = `usage: scripts/draw-picture.mjs.mjs

Sends one request to both sides of a running service and draws their statements as docs/side-by-side.svg.
The service must record full profiles: ./mvnw quarkus:dev, or the packaged service with
-Dsidebyside.profiler=full. BASE_URL is its address (default http://localhost:8080).`;

const BASE_URL = process.env.BASE_URL ?? 'http://localhost:8080';
const REQUEST = '/posts?limit=100';
const FILE = new URL('../docs/side-by-side.svg', import.meta.url);

const WARM_UP = 200;
const SAMPLES = 21;

// Sizes in pixels.
const WIDTH = 960;
const COLUMN = 440;
const ROW = 2;
const TOP = 74;
const LEFT = { naive: 20, optimized: 500 };

/** The profile with the median time of several requests. */
async function measure(side) {
    for (let i = 0; i < WARM_UP; i++) await profileAddress(side);
    const profiles = [];
    for (let i = 0; i < SAMPLES; i++) {
        const response = await fetch(BASE_URL + (await profileAddress(side)));
        if (!response.ok) throw new Error(`${response.url}: ${response.status}`);
        profiles.push(await response.json());
    }
    return profiles.sort((a, b) => a.timing.totalMillis - b.timing.totalMillis)[SAMPLES >> 1];
}

async function profileAddress(side) {
    const response = await fetch(`${BASE_URL}/${side}${REQUEST}`);
    await response.arrayBuffer();
    const address = response.headers.get('profile');
    if (!response.ok || !address) throw new Error(`${response.url}: no profile (status ${response.status})`);
    return address;
}

const count = (n) => `${n} statement${n === 1 ? '' : 's'}`;
const millis = (ms) => `${ms.toFixed(1)} ms`;

function column(side, profile, scale, bottom) {
    const x = LEFT[side];
    const bars = profile.executions.map(({ offsetMillis, durationMillis }, i) => {
        const width = Math.max(1, durationMillis * scale).toFixed(1);
        return `<rect x="${(x + offsetMillis * scale).toFixed(1)}" y="${TOP + i * ROW}" width="${width}" height="${ROW}"/>`;
    });
    return `<g class="${side}">
<text class="path" x="${x}" y="24">/${side}${REQUEST}</text>
<text class="cost" x="${x}" y="54">${count(profile.statements)}, ${millis(profile.timing.totalMillis)}</text>
<rect class="request" x="${x}" y="${TOP - 8}" width="${(profile.timing.totalMillis * scale).toFixed(1)}" height="${bottom - TOP + 8}"/>
${bars.join('\n')}
</g>`;
}

function axis(x, scale, longest, y) {
    const step = [1, 2, 5, 10, 20, 50, 100].find((size) => longest / size <= 5) ?? 200;
    const marks = [];
    for (let ms = 0; ms <= longest; ms += step) {
        const at = (x + ms * scale).toFixed(1);
        marks.push(`<path d="M${at} ${y}v5"/><text x="${at}" y="${y + 18}">${ms}</text>`);
    }
    return `<g class="axis"><path d="M${x} ${y}h${COLUMN}"/>${marks.join('')}</g>`;
}

function draw(profiles) {
    const longest = Math.max(...Object.values(profiles).map((profile) => profile.timing.totalMillis));
    const scale = COLUMN / longest;
    const bottom = TOP + ROW * Math.max(...Object.values(profiles).map((profile) => profile.executions.length)) + 8;
    const [naive, optimized] = [profiles.naive.statements, profiles.optimized.statements];
    return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${bottom + 44}" role="img">
<title>GET ${REQUEST}: ${count(naive)} on the naive side, ${count(optimized)} on the optimized side</title>
<style>
svg { background: #fff; font-family: system-ui, sans-serif; fill: #1f2328; }
.path { font: 16px ui-monospace, monospace; } .cost { font-size: 22px; font-weight: 600; }
.axis, .note { font-size: 12px; fill: #59636e; } .axis path { stroke: #59636e; } .axis text { text-anchor: middle; }
.naive rect { fill: #bc4c00; } .optimized rect { fill: #0969da; } rect.request { opacity: 0.1; }
@media (prefers-color-scheme: dark) {
svg { background: #0d1117; fill: #f0f6fc; } .axis, .note { fill: #9198a1; } .axis path { stroke: #9198a1; }
.naive rect { fill: #f0883e; } .optimized rect { fill: #4493f8; } }
</style>
${Object.entries(profiles).map(([side, profile]) => column(side, profile, scale, bottom)).join('\n')}
${Object.values(LEFT).map((x) => axis(x, scale, longest, bottom)).join('\n')}
<text class="note" x="${LEFT.naive}" y="${bottom + 38}">Each line is a statement, each area a request, in milliseconds. Both sides return the same response.</text>
</svg>
`;
}

if (process.argv.length > 2) {
    const wantsHelp = ['-h', '--help'].includes(process.argv[2]);
    (wantsHelp ? console.log : console.error)(USAGE);
    process.exit(wantsHelp ? 0 : 2);
}
try {
    const profiles = { naive: await measure('naive'), optimized: await measure('optimized') };
    writeFileSync(FILE, draw(profiles));
    for (const [side, profile] of Object.entries(profiles)) {
        console.log(`${side}: ${count(profile.statements)}, ${millis(profile.timing.totalMillis)}`);
    }
} catch (error) {
    console.error(`draw-picture: ${error.cause?.message ?? error.message}`);
    process.exit(1);
}
