import type { Implementation } from '../../src/implementations/index.js';

/** An implementation of which nothing but its project is known, as the API takes it. */
export const emptyImplementation: Implementation = {
  name: 'Werkstatt',
  project: 'SN21-0001',
  fundingPeriod: '2021-2027',
  forwarded: null,
  bodies: [],
  costOption: null,
  flatRate: null,
  fixed: { decision: null, on: null, lumpSums: [], targets: [], correction: null },
  indicators: [],
  openOffers: [],
  deliveries: [],
};
