import { download } from './load.js';
import { type Measured, processorSeconds, withPeakMemory } from './processes.js';
import type { Row } from './row.js';
import type { Stage } from './stage.js';

const wantedSeconds = 10;

interface Printed {
  readonly seconds: number;
  readonly processor: number;
  readonly megabytes: number;
  readonly bytes: number;
}

async function printed({ pid, address }: Measured, path: string): Promise<Printed> {
  const before = await processorSeconds(pid);
  const { result, megabytes } = await withPeakMemory(pid, () => download(address + path));
  return { ...result, megabytes, processor: (await processorSeconds(pid)) - before };
}

/**
 * The state report of everything beside a plain list of the same projects by pdfmake alone, turn by turn. Processor time
 * is told as well: printing takes one processor for seconds, so that other work on the machine shows in it at once.
 */
export async function measurePrints({ service, bare }: Stage): Promise<Row[]> {
  const reports: Printed[] = [];
  const lists: Printed[] = [];
  for (let turn = 0; turn < 3; turn += 1) {
    lists.push(await printed(bare, '/all.pdf'));
    reports.push(await printed(service, '/api/v1/reports/state-report/file.pdf?scope=all'));
  }
  const [report, list] = [quickest(reports), quickest(lists)];
  return [
    {
      work: 'state report of everything as PDF',
      service: `${described(report)}, +${Math.round(report.megabytes)} MB, file of ${(report.bytes / 1e6).toFixed(1)} MB`,
      bare: `plain list by pdfmake alone ${described(list)}`,
      ratio: `${(report.processor / list.processor).toFixed(2)} × its processor time`,
      goal: `< ${wantedSeconds} s at 5,748`,
      reached: report.seconds < wantedSeconds,
    },
  ];
}

const quickest = (turns: readonly Printed[]): Printed =>
  turns.reduce((best, turn) => (turn.seconds < best.seconds ? turn : best));

const described = ({ seconds, processor }: Printed): string =>
  `${seconds.toFixed(1)} s (processor ${processor.toFixed(1)} s)`;
