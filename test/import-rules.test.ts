import { execFileSync } from 'node:child_process';
import t from 'tap';
import { packagePath } from '../src/platform/files/package-root.js';

interface Cruise {
  readonly summary: {
    readonly totalCruised: number;
    readonly violations: readonly {
      readonly from: string;
      readonly to: string;
      readonly rule: { readonly name: string };
    }[];
  };
}

function cruise(...folders: string[]): Cruise['summary'] {
  const options = ['--config', '.dependency-cruiser.cjs', '--output-type', 'json'];
  const output = execFileSync(packagePath('node_modules/.bin/depcruise'), [...folders, ...options], {
    cwd: packagePath(),
    maxBuffer: 64 * 1024 * 1024,
  });
  return (JSON.parse(output.toString('utf8')) as Cruise).summary;
}

t.test('every module obeys the import rules', async (t) => {
  const { violations, totalCruised } = cruise('src', 'reports');
  t.same(
    violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`),
    [],
  );
  t.ok(totalCruised > 200, `a checker that reads few modules proves nothing: ${totalCruised}`);
});

t.test('the rules see the known-bad example', async (t) => {
  const broken = new Set(cruise('test/fixtures/known-bad').violations.map(({ rule }) => rule.name));
  const expected = [
    'kernel-stands-alone',
    'platform-knows-no-domain',
    'slices-meet-at-the-door',
    'rules-decide-without-io',
    'drizzle-at-home',
    'exceljs-at-home',
    'no-cycles',
  ];
  for (const rule of expected) t.ok(broken.has(rule), `${rule} is reported`);
});
