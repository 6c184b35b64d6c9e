// The part of k6/http that the scripts use: asyncRequest.

import { Agent, request } from 'node:http';
import { client } from './execution.js';
import { Rate, Trend } from './metrics.js';

const durations = new Trend('http_req_duration');
const failures = new Rate('http_req_failed');

export function connections() {
  return new Agent({ keepAlive: true });
}

export default {
  async asyncRequest(method, url, body = null, { headers = {}, timeout = '60s' } = {}) {
    const response = await exchange(url, { method, headers, timeout: 1000 * parseFloat(timeout) }, body);
    durations.add(response.timings.duration);
    failures.add(response.status < 200 || response.status >= 400);
    return response;
  },
};

// As in k6, the time begins when the request is written to an open connection, and ends with the last byte of the
// response. All other work of this process is outside.
function exchange(url, options, body) {
  return new Promise((resolve) => {
    let sent = performance.now();
    const begin = () => {
      sent = performance.now();
    };
    const end = (status, headers, text, error) => {
      const duration = performance.now() - sent;
      resolve({ url, status, headers: canonical(headers), body: text(), error, timings: { duration } });
    };
    const outgoing = request(url, { ...options, agent: client().agent }, (incoming) => {
      const chunks = [];
      incoming.on('data', (chunk) => chunks.push(chunk));
      incoming.on('end', () => end(incoming.statusCode, incoming.headers, () => Buffer.concat(chunks).toString()));
    });
    outgoing.on('socket', (socket) => (socket.connecting ? socket.once('connect', begin) : begin()));
    outgoing.on('timeout', () => outgoing.destroy(new Error('timeout')));
    outgoing.on('error', ({ message }) => end(0, {}, () => null, message));
    outgoing.end(body);
  });
}

// Server-Timing instead of Node's server-timing.
function canonical(headers) {
  const name = (lower) => lower.replace(/\b[a-z]/g, (letter) => letter.toUpperCase());
  return Object.fromEntries(Object.entries(headers).map(([lower, value]) => [name(lower), String(value)]));
}
