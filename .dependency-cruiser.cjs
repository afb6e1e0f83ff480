/*
 * Who may import whom (docs/adr/0002-import-rules.md). `npm run check` runs these rules over src/ and reports/;
 * test/import-rules.test.ts also runs them over a known-bad example and makes sure modules were looked at at all.
 */

// Folders of src/ that are not slices.
const base = 'kernel|platform|cli';
const slices = `^(?:src|test/fixtures/known-bad/src)/(?!(?:${base})/)([^/]+)/`;
const root = '^(?:test/fixtures/known-bad/)?';
const onlyIn = (name, comment, library, ...homes) => ({
  name,
  comment,
  severity: 'error',
  from: { path: `${root}(?:src|reports)/`, pathNot: homes.map((home) => root + home) },
  to: { path: library },
});

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'kernel-stands-alone',
      comment: 'The kernel holds pure values: it knows nobody, and no library but zod.',
      severity: 'error',
      from: { path: `${root}src/kernel/` },
      to: { pathNot: [`${root}src/kernel/`, 'node_modules/zod/'] },
    },
    {
      name: 'platform-knows-no-domain',
      comment: 'The platform has no domain words, so it cannot need a slice.',
      severity: 'error',
      from: { path: `${root}src/platform/` },
      to: { path: `${root}(?:src|reports)/`, pathNot: `${root}src/(?:platform|kernel)/` },
    },
    {
      name: 'slices-meet-at-the-door',
      comment:
        'A slice uses another through its index.ts only. Tables may refer to tables, queries may read them.',
      severity: 'error',
      from: { path: slices },
      to: {
        path: slices,
        pathNot: [
          `${root}src/$1/`,
          `${root}src/[^/]+/index\\.tsx?$`,
          `${root}src/[^/]+/(?:tables|version-columns)\\.ts$`,
        ],
      },
    },
    {
      name: 'tables-of-others-only-to-read',
      comment: 'Foreign tables are for foreign keys (tables) and for reading (queries), never for writing.',
      severity: 'error',
      from: { path: slices, pathNot: ['/[^/]*(?:tables|version-columns|queries)\\.ts$', '/queries/'] },
      to: { path: `${root}src/[^/]+/tables\\.ts$`, pathNot: `${root}src/$1/` },
    },
    {
      name: 'rules-decide-without-io',
      comment: 'Rules see the record and what the catalogue says about it, nothing else.',
      severity: 'error',
      from: { path: '/rules(?:\\.ts$|/)' },
      to: { pathNot: [`${root}src/kernel/`, '/rules(?:\\.ts$|/)', '/project-input\\.ts$'] },
    },
    {
      name: 'reports-stand-on-the-engine',
      comment: 'A report needs the report engine, the kernel and the doors of slices.',
      severity: 'error',
      from: { path: `${root}reports/[^/]+/` },
      to: {
        path: `${root}(?:src|reports)/`,
        pathNot: [
          `${root}src/kernel/`,
          `${root}src/[^/]+/index\\.tsx?$`,
          `${root}src/platform/(?:html|charts)/`,
          '^reports/([^/]+)/',
        ],
      },
    },
    {
      name: 'reports-are-registered-in-one-place',
      severity: 'error',
      from: {
        pathNot: [`${root}src/(?:app|main)\\.ts$`, `${root}src/cli/`, `${root}reports/`, `${root}test/`],
      },
      to: { path: `${root}reports/` },
    },
    onlyIn(
      'drizzle-at-home',
      'The builder stays where tables are described, read and written.',
      'node_modules/drizzle-orm/',
      'src/platform/database/',
      'src/platform/mail/',
      'src/platform/jobs/open-jobs\\.ts$',
      'src/platform/http/idempotency',
      'src/history/',
      'src/[^/]+/[^/]*tables\\.ts$',
      'src/[^/]+/[^/]*queries\\.ts$',
      'src/[^/]+/[^/]*commands\\.ts$',
      'src/[^/]+/queries/',
      'src/[^/]+/commands/',
    ),
    onlyIn(
      'exceljs-at-home',
      'One place writes and reads workbooks.',
      'node_modules/exceljs/',
      'src/platform/spreadsheet/',
    ),
    onlyIn(
      'pdfmake-at-home',
      'One place draws PDFs.',
      'node_modules/(?:pdfmake|pdfkit)/',
      'src/platform/pdf/',
    ),
    {
      name: 'no-tests-in-the-program',
      severity: 'error',
      from: { path: '^(?:src|reports)/' },
      to: { path: '^(?:test|bench)/' },
    },
    {
      name: 'no-dev-dependency-in-the-program',
      comment: 'The map generator runs by hand and ships only its result.',
      severity: 'error',
      from: {
        path: '^(?:src|reports)/',
        pathNot: '^src/places/map/(?:build-map|settlements|cell-borders)\\.ts$',
      },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    },
    { name: 'no-unresolved', severity: 'error', from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'types', 'default'],
    },
  },
};
