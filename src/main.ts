import { Command } from 'commander';
import { type Config, readConfig } from './config.js';
import { isDatabaseUnavailable } from './platform/database/availability.js';
import { isWriteToLostConnection } from './platform/database/driver-fault.js';
import { programVersion } from './platform/files/program-version.js';
import { StartError } from './platform/start-error.js';

/** The demo keeps its own data, so that it can stand beside a real registry and never gets into it. */
const demoDataDir = './data/demo';

const program = new Command('steckbrief')
  .description('Registry of ESF-funded projects; settings come from the environment, see the README')
  .version(programVersion);

program
  .command('serve')
  .description('run the service until Ctrl-C')
  .action(() =>
    using(
      () => import('./cli/serve.js'),
      ({ serve }, config) => serve(config),
    ),
  );

program
  .command('demo')
  .description(`run the service with a sample registry, kept in DATA_DIR (here ${demoDataDir} by default)`)
  .action(() =>
    using(
      () => import('./cli/demo.js'),
      ({ demo }, config) => demo(config),
      { dataDir: demoDataDir },
    ),
  );

program
  .command('import')
  .description('read a Steckbrief (.txt, .html) or a list (.csv, .xlsx) and say what it would change')
  .argument('<file>')
  .option('--commit', 'publish it as one registry revision')
  .option('--date <day>', 'day the source is of, YYYY-MM-DD')
  .option('--source <name>', 'name of the source, where other lists have the same headings')
  .option('--answer <question=option...>', 'answer to what the list leaves open')
  .option(
    '--city <ags>',
    'read it as the workbook of this city; --commit makes drafts of it and publishes nothing',
  )
  .action((file, options) =>
    using(
      () => import('./cli/import.js'),
      ({ importCommand }, config) => importCommand(config, file, options),
    ),
  );

program
  .command('duplicates')
  .description('look for published projects that may be one, and say which')
  .action(() =>
    using(
      () => import('./cli/duplicates.js'),
      ({ duplicatesCommand }, config) => duplicatesCommand(config),
    ),
  );

program
  .command('template')
  .description('write the template of a city: a workbook with its projects, to be filled in and read again')
  .argument('<city>', 'key of the city (AGS)')
  .requiredOption('--out <file>', 'where the workbook is written')
  .option('--round <id>', 'reporting round it is for; the open round that is due first without it')
  .option('--all', 'also projects of other guidelines in the city')
  .action((city, options) =>
    using(
      () => import('./cli/template.js'),
      ({ templateCommand }, config) => templateCommand(config, city, options),
    ),
  );

program
  .command('reconcile')
  .description('set the registry beside a list of the SAB or the managing authority; changes nothing')
  .argument('<file>')
  .option('--body <body>', 'whose list it is: sab, managingAuthority or other', 'other')
  .option('--programme', 'only the guidelines of the programme, on both sides')
  .option('--previous <id>', 'the reconciliation of the list before')
  .option('--date <day>', 'day the list is of, YYYY-MM-DD')
  .action((file, options) =>
    using(
      () => import('./cli/reconcile.js'),
      ({ reconcileCommand }, config) => reconcileCommand(config, file, options),
    ),
  );

program
  .command('report')
  .description('draw a report into a file, beside the service or without it')
  .argument('<id>', 'state-report or steckbrief')
  .requiredOption('--out <file>', 'where the report is written')
  .option('--format <format>', 'pdf, xlsx, html, json or, of tables, csv', 'pdf')
  .option('--as-of <state>', 'a day, YYYY-MM-DD, or a registry revision; the current one without it')
  .option('--reckoning-day <day>', 'day on which it is reckoned whether a project runs, YYYY-MM-DD')
  .option('--language <language>', 'de or en', 'de')
  .option('--scope <scope>', 'of the state report: programme or all')
  .option('--reference <reference>', 'of the Steckbrief: which project')
  .option(
    '--set <name=value...>',
    'any other parameter of the report, such as chapters=summary,annex or foreword=…',
  )
  .action((id, options) =>
    using(
      () => import('./cli/report.js'),
      ({ report }, config) => report(config, id, options),
    ),
  );

program
  .command('redact')
  .description('take the files of a stored run of a report away for good; their hashes stay')
  .argument('<run>', 'id of the run, as its address has it')
  .requiredOption('--reason <text>', 'who ordered it and by which law; stands on the page of the run')
  .option('--format <format...>', 'only these formats; all of them and the foreword without it')
  .option('--dry-run', 'only say what would be gone')
  .action((run, options) =>
    using(
      () => import('./cli/redact.js'),
      ({ redactCommand }, config) => redactCommand(config, run, options),
    ),
  );

program
  .command('backup')
  .description('write the whole registry into one file, also while the service runs')
  .argument('<file>', 'a new file; it holds personal data and is readable to its owner only')
  .action((file) =>
    using(
      () => import('./cli/backup.js'),
      ({ backup }, config) => backup(config, file),
    ),
  );

program
  .command('restore')
  .description('put a backup into an empty registry, while no service runs on it')
  .argument('<file>', 'a file written by backup, of this release or an older one')
  .action((file) =>
    using(
      () => import('./cli/restore.js'),
      ({ restore }, config) => restore(config, file),
    ),
  );

program
  .command('verify')
  .description('check the whole trail against its seals and name the first that is wrong')
  .option('--seal <seal...>', 'a seal as it stands on a printed report, number first: "17 9f2c41d7…"')
  .action((options) =>
    using(
      () => import('./cli/verify.js'),
      ({ verify }, config) => verify(config, options),
    ),
  );

const people = program.command('people').description('what is kept about people with an account');

people
  .command('export')
  .description('write everything that is kept about a person as JSON')
  .argument('<email>')
  .option('--out <file>', 'a file, readable to you only; the output without it')
  .action((email, options) =>
    using(
      () => import('./cli/people.js'),
      ({ exportCommand }, config) => exportCommand(config, email, options),
    ),
  );

people
  .command('forget')
  .description('delete what tells who a person was; what the person did stays under an id')
  .argument('<email>')
  .option('--dry-run', 'only say what would be deleted, changed and kept')
  .action((email, options) =>
    using(
      () => import('./cli/people.js'),
      ({ forgetCommand }, config) => forgetCommand(config, email, options),
    ),
  );

program
  .command('openapi')
  .description('write openapi.yaml from the routes')
  .option('--check', 'only compare, and fail when the file is not what the routes say')
  .action(async (options) => (await import('./openapi.js')).openapi(options));

process.on('uncaughtException', (error) => {
  if (isWriteToLostConnection(error)) return;
  process.stderr.write(`${sentenceFor(error)}\n`);
  process.exit(1);
});

try {
  await program.parseAsync();
  process.exit(0);
} catch (error) {
  process.stderr.write(`${sentenceFor(error)}\n`);
  process.exit(1);
}

/** Reads the settings, then loads the part of the program a command needs: who mistyped a setting waits for nothing. */
async function using<Part>(
  load: () => Promise<Part>,
  run: (part: Part, config: Config) => Promise<void>,
  defaults?: Parameters<typeof readConfig>[0],
): Promise<void> {
  const config = readConfig(defaults);
  await run(await load(), config);
}

/** Expected refusals are one sentence; anything else is a fault of the program and shows where it happened. */
function sentenceFor(error: unknown): string {
  if (error instanceof StartError) return error.message;
  if (isDatabaseUnavailable(error))
    return 'The database went away during the start: look at its log and start again.';
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
