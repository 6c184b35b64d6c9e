// Runs on Node the scripts that need only a small part of k6. Where they import k6/http, Node finds http.js here, by the
// exports in ../package.json.

import { readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { Aborted, clients } from './execution.js';
import { Connections } from './http.js';
import { select, summarize } from './metrics.js';

const USAGE = `usage: node k6/runner/run.js run|inspect [--quiet] [-e NAME=VALUE]… SCRIPT
       node k6/runner/run.js version

Runs k6/start-here.js, k6/compare.js or k6/stampede.js with k6's command line and exit codes: 99 if a threshold is
crossed, 108 if the script aborts, 107 after any other error. inspect only loads the script.`;

const SCRIPTS = ['start-here', 'compare', 'stampede'];
const [THRESHOLD_CROSSED, ERROR, ABORTED] = [99, 107, 108];

globalThis.__ENV = { ...process.env };

// As in k6, a path is relative to the file that opens it.
globalThis.open = (path) => {
  const [caller] = new Error().stack.split('\n')[2].match(/file:.*(?=:\d+:\d+)/);
  return readFileSync(resolve(dirname(fileURLToPath(caller)), path), 'utf8');
};

async function main([command, ...options]) {
  if (command === '-h' || command === '--help') {
    console.log(USAGE);
    return 0;
  }
  if (command === 'version' && options.length === 0) {
    console.log(`k6/runner on Node ${process.version}`);
    return 0;
  }
  const path = parse(options);
  if (!path || (command !== 'run' && command !== 'inspect')) {
    console.error(USAGE);
    return 2;
  }
  const name = basename(path, '.js');
  if (!SCRIPTS.includes(name)) {
    throw new Aborted(`${name} needs k6, which is not installed; see k6/README.md.`);
  }
  const script = await import(pathToFileURL(resolve(path)).href);
  return command === 'run' ? run(script) : 0;
}

// Sets the variables in __ENV. Returns the script, or undefined if the options are wrong.
function parse(options) {
  const scripts = [];
  for (let i = 0; i < options.length; i += 1) {
    if (options[i] === '-e') {
      const [name, ...value] = (options[i += 1] ?? '').split('=');
      globalThis.__ENV[name] = value.join('=');
    } else if (options[i] !== '--quiet') {
      scripts.push(options[i]);
    }
  }
  return scripts.length === 1 && !scripts[0].startsWith('-') ? scripts[0] : undefined;
}

async function run(script) {
  const { scenarios, thresholds = {}, summaryTrendStats = ['med', 'p(95)', 'count'] } = script.options;
  select(Object.keys(thresholds));
  const data = await asClient({}, {}, () => script.setup?.());
  await Promise.all(Object.entries(scenarios).map(([name, scenario]) => play(script, name, scenario, data)));
  await asClient({}, {}, () => script.teardown?.(data));

  const metrics = summarize(thresholds, summaryTrendStats);
  const outputs = (script.handleSummary ?? plainSummary)({ metrics, setup_data: data });
  for (const [file, text] of Object.entries(outputs)) {
    file === 'stdout' ? process.stdout.write(text) : writeFileSync(file, text);
  }
  const crossed = Object.entries(metrics).flatMap(([key, metric]) =>
    Object.keys(metric.thresholds).filter((one) => !metric.thresholds[one].ok).map((one) => `${key}: ${one}`));
  crossed.forEach((threshold) => console.error(`Threshold crossed: ${threshold}`));
  return crossed.length ? THRESHOLD_CROSSED : 0;
}

// Runs the clients of one scenario, and waits for their last iterations, but not without a limit.
async function play(script, name, scenario, data) {
  await sleep(1000 * parseFloat(scenario.startTime ?? '0s'));
  const began = performance.now();
  const length = 1000 * parseFloat(scenario.duration ?? scenario.maxDuration);
  const progress = () => Math.min((performance.now() - began) / length, 1);
  let iterations = 0;
  const all = Array.from({ length: scenario.vus }, () => {
    const state = { name, get progress() { return progress(); }, iterationInTest: 0 };
    return asClient({ scenario: name, ...scenario.tags }, state, async (client) => {
      for (let done = 0; done < (scenario.iterations ?? Infinity) && progress() < 1; done += 1) {
        state.iterationInTest = iterations;
        iterations += 1;
        await script[scenario.exec ?? 'default'](data);
        if (script.options.noVUConnectionReuse) {
          client.connections.close();
        }
      }
    });
  });
  await Promise.race([Promise.all(all), sleep(length + 1000 * parseFloat(scenario.gracefulStop ?? '30s'))]);
}

function asClient(tags, scenario, work) {
  const client = { tags, scenario, connections: new Connections() };
  return clients.run(client, async () => work(client));
}

function plainSummary({ metrics }) {
  const lines = Object.entries(metrics).map(([key, { values }]) =>
    `${key.padEnd(40)} ${Object.entries(values).map(([name, value]) => `${name}=${value.toFixed(2)}`).join('  ')}\n`);
  return { stdout: lines.join('') };
}

let code;
try {
  code = await main(process.argv.slice(2));
} catch (error) {
  console.error(error instanceof Aborted ? error.message : error.stack);
  code = error instanceof Aborted ? ABORTED : ERROR;
}
// Without waiting for connections and for requests that were given up.
process.exit(code);
