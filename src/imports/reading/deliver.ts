import type { Dictionary } from '../../projects/index.js';
import type { ImportEntry, LocatedFinding } from '../entry.js';
import { type RowBatch, RowBatches } from './row-batch.js';
import type { SourceHead, SourceReading } from './source-reading.js';
import { type Tally, TallyOfSource } from './tally.js';

/** Takes what is read, one after the other. */
export interface Receiver {
  head(head: SourceHead): Promise<void>;
  rows(batch: RowBatch): Promise<void>;
  /** What the receiver knows about a row that the source does not. */
  remarks?(entry: ImportEntry): Promise<readonly LocatedFinding[]>;
}

const rowsPerBatch = 1_000;

/** Reads a source to its end and hands it on in batches. Everything found is in the tally. */
export async function deliver(
  reading: SourceReading,
  dictionary: Dictionary,
  receiver: Receiver,
): Promise<Tally> {
  await receiver.head(reading.head);
  const tally = new TallyOfSource(dictionary.catalogue);
  const rows = new RowBatches(dictionary);
  for await (const batch of reading.entries())
    for (const read of batch) {
      const more = (await receiver.remarks?.(read)) ?? [];
      const entry = more.length === 0 ? read : { ...read, findings: [...read.findings, ...more] };
      tally.add(entry);
      rows.add(entry);
      if (rows.count >= rowsPerBatch) await receiver.rows(rows.take());
    }
  if (rows.count > 0) await receiver.rows(rows.take());
  return tally.finish(reading.findings());
}
