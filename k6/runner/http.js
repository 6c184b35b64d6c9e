// The part of k6/http that the scripts use: asyncRequest, for HTTP/1.1 responses with a Content-Length or in chunks. It
// works on plain sockets, because Node's HTTP client takes longer than the service needs for a cached response.

import { connect } from 'node:net';
import { gunzipSync } from 'node:zlib';
import { client } from './execution.js';
import { Rate, Trend } from './metrics.js';

const END_OF_HEAD = '\r\n\r\n';
const CHUNKED = /\r\ntransfer-encoding: *chunked/i;
const LAST_CHUNK = Buffer.from('0\r\n\r\n');

const durations = new Trend('http_req_duration');
const failures = new Rate('http_req_failed');

export default {
  async asyncRequest(method, url, body = null, { headers = {}, timeout = '60s' } = {}) {
    const { host, pathname, search } = new URL(url);
    const fields = { Host: host, ...(body === null ? {} : { 'Content-Length': Buffer.byteLength(body) }), ...headers };
    const lines = Object.entries(fields).map(([name, value]) => `${name}: ${value}\r\n`);
    const message = `${method} ${pathname}${search} HTTP/1.1\r\n${lines.join('')}\r\n${body ?? ''}`;
    const response = { url, ...await client().connections.exchange(host, message, parseFloat(timeout)) };
    durations.add(response.timings.duration);
    failures.add(response.status < 200 || response.status >= 400);
    return response;
  },
};

/** The idle connections of one client, by target: a host and its port. */
export class Connections {
  idle = {};

  close() {
    Object.values(this.idle).flat().forEach((socket) => socket.destroy());
    this.idle = {};
  }

  // The service may have closed connections that were idle for long.
  take(target) {
    const usable = (this.idle[target] ?? []).filter((socket) => socket.writable);
    const socket = usable.pop();
    this.idle[target] = usable;
    const [host, port = 80] = target.split(':');
    return socket ?? connect({ host, port, noDelay: true });
  }

  // As in k6, the time begins when the request is written to an open connection, and ends with the last byte of the
  // response.
  exchange(target, message, seconds) {
    return new Promise((resolve) => {
      const socket = this.take(target);
      const chunks = [];
      let sent = performance.now();
      let missing = Infinity;
      const end = (result) => {
        const duration = performance.now() - sent;
        ['connect', 'data', 'timeout', 'error', 'close'].forEach((event) => socket.removeAllListeners(event));
        socket.setTimeout(0).on('error', () => {});
        resolve({ ...result(), timings: { duration } });
      };
      const fail = (reason) => {
        socket.destroy();
        end(() => ({ status: 0, headers: {}, body: null, error: reason }));
      };
      const send = () => {
        sent = performance.now();
        socket.write(message);
      };
      socket.on('data', (chunk) => {
        chunks.push(chunk);
        missing = Number.isFinite(missing) ? missing - chunk.length : missingAfter(Buffer.concat(chunks));
        if (missing <= 0) {
          this.idle[target].push(socket);
          end(() => parsed(Buffer.concat(chunks)));
        }
      });
      socket.setTimeout(1000 * seconds, () => fail('timeout'));
      socket.on('error', (error) => fail(error.message)).on('close', () => fail('connection closed'));
      if (socket.connecting) {
        socket.on('connect', send);
      } else {
        send();
      }
    });
  }
}

// The number of bytes that a response still lacks; Infinity as long as its headers or its chunks are incomplete.
function missingAfter(bytes) {
  const end = bytes.indexOf(END_OF_HEAD);
  if (end < 0) {
    return Infinity;
  }
  const head = bytes.toString('latin1', 0, end);
  const body = end + END_OF_HEAD.length;
  if (CHUNKED.test(head)) {
    return bytes.subarray(-LAST_CHUNK.length).equals(LAST_CHUNK) && joined(bytes.subarray(body)) ? 0 : Infinity;
  }
  const length = /\r\ncontent-length: *(\d+)/i.exec(head);
  return body + Number(length?.[1] ?? 0) - bytes.length;
}

// The content of the chunks, without trailers; null if the last one is missing.
function joined(body) {
  const parts = [];
  for (let at = 0; ;) {
    const line = body.indexOf('\r\n', at);
    const size = line < 0 ? NaN : parseInt(body.toString('latin1', at, line), 16);
    if (size === 0) {
      return Buffer.concat(parts);
    }
    const begin = line + '\r\n'.length;
    if (!(begin + size <= body.length)) {
      return null;
    }
    parts.push(body.subarray(begin, begin + size));
    at = begin + size + '\r\n'.length;
  }
}

// As in k6, names are written like Server-Timing, the values of repeated headers are joined, and the body is
// decompressed.
function parsed(bytes) {
  const end = bytes.indexOf(END_OF_HEAD);
  const head = bytes.toString('utf8', 0, end);
  const sent = bytes.subarray(end + END_OF_HEAD.length);
  const content = CHUNKED.test(head) ? joined(sent) : sent;
  const [statusLine, ...lines] = head.split('\r\n');
  const headers = {};
  for (const line of lines) {
    const [name] = line.split(':', 1);
    const canonical = name.toLowerCase().replace(/\b[a-z]/g, (letter) => letter.toUpperCase());
    const value = line.slice(name.length + 1).trim();
    headers[canonical] = canonical in headers ? `${headers[canonical]}, ${value}` : value;
  }
  const body = (headers['Content-Encoding'] === 'gzip' ? gunzipSync(content) : content).toString();
  return { status: Number(statusLine.split(' ')[1]), headers, body };
}
