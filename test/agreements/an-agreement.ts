import type { Agreement } from '../../src/agreements/index.js';

/** An agreement of which nothing but its name is known, as the API takes it. */
export const emptyAgreement: Agreement = {
  name: 'Vereinbarung Gesundbrunnen',
  areas: [],
  parties: [],
  purpose: null,
  aims: [],
  actionFields: [],
  goals: [],
  commitments: [],
  monitoredBy: null,
  signedOn: null,
  period: { start: null, end: null },
  change: null,
};
