// The idea of all scripts here: the same request goes to both sides, and the times are compared.
// k6 run k6/start-here.js, or without k6: node k6/runner/run.js run k6/start-here.js

import exec from 'k6/execution';
import http from 'k6/http';

const BASE_URL = __ENV.BASE_URL || 'http://localhost:8080';
const client = { executor: 'constant-vus', vus: 1, duration: '6s' };

export const options = {
  scenarios: {
    naive: client,
    optimized: { ...client, startTime: '6s' },
  },
  thresholds: {
    // Fails the run where half of the optimized side's responses take longer than this.
    'http_req_duration{scenario:optimized}': ['med<50'],
  },
};

export default async function () {
  await http.asyncRequest('GET', `${BASE_URL}/${exec.scenario.name}/posts?limit=100`);
}
