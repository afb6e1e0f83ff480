import { drawingTools, drawn, sha256 } from './draw-all.js';
import { derived } from './steckbrief-data.js';

// Run as a process of its own: prints one hash per format, to be compared with another process.
const tools = drawingTools();
for (const format of ['pdf', 'xlsx', 'html', 'json'] as const)
  process.stdout.write(`${format} ${sha256(await drawn(derived, format, tools))}\n`);
await tools.pool.close();
