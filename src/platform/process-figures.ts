import { collectDefaultMetrics, Registry } from 'prom-client';

/** Figures of the process, the same for every server in it; shown at `/metrics`. */
export const processFigures = new Registry();
collectDefaultMetrics({ register: processFigures });
