/** What a request cost, in the unit of the lesson. */

import { form, send } from './measure.js';

/**
 * What the service recorded about a request; needs the level full. Only the instance that served the request returns it
 * as JSON. A gateway sends each attempt to the next instance.
 */
export async function profileOf(response, part = '') {
  for (let attempt = 1; ; attempt++) {
    try {
      return JSON.parse((await send(response.profile + part, { headers: { Accept: 'application/json' } })).text);
    } catch (error) {
      if (attempt === 6) {
        throw error;
      }
    }
  }
}

const resources = name => async response => (await profileOf(response)).resources[name];

const figures = {
  'statements': response => response.timing.statements,
  'entities loaded': resources('entitiesLoaded'),
  'rows read': resources('rowsRead'),
  'rows read before the first byte': resources('rowsReadBeforeFirstByte'),
  'rows visited': async response =>
    (await profileOf(response, '/plans')).reduce((sum, plan) => sum + (plan.rowsVisited ?? 0), 0),
  'bytes in the body': async response => (await profileOf(response)).bytes,
};

/** What this lesson counts, as in the enum Measure; below the level full, what the headers have. */
export const unit = form.dataset.level === 'FULL' ? form.dataset.measure : 'statements';

/** What a request cost, in this unit. */
export const figureOf = response => figures[unit](response);
