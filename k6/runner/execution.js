// The part of k6/execution that the scripts use: what the running code belongs to.

import { AsyncLocalStorage } from 'node:async_hooks';

// A client (k6: VU) is an asynchronous function. Its store has its scenario, its tags and its connections.
export const clients = new AsyncLocalStorage();

export function client() {
  return clients.getStore() ?? { tags: {}, scenario: {} };
}

export class Aborted extends Error {}

export default {
  get scenario() {
    return client().scenario;
  },
  vu: {
    metrics: {
      get tags() {
        return client().tags;
      },
    },
  },
  test: {
    abort(reason) {
      throw new Aborted(reason);
    },
  },
};
