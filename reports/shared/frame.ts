import { formatCount, formatDay } from '../../src/kernel/format.js';
import type { Text } from '../../src/kernel/text.js';
import {
  type Block,
  contentOf,
  fingerprintOf,
  type ReportDocument,
  type ReportInputs,
  type ReportSettings,
} from '../../src/reporting/index.js';
import { localPath } from '../../src/web/index.js';
import { downloadsOf } from './downloads.js';
import { methodBlocks } from './method.js';
import { type Register, type Scope, scopeBlocks } from './scope.js';
import { common, registerState } from './words.js';

/** What tells a long report of the family from the others. */
export interface Framed {
  readonly id: string;
  /** Address of its page, without language and query: "/berichte/landesbericht". */
  readonly page: string;
  readonly kind: Text;
  readonly title: string;
  /** Beside the kind in the head of every page. */
  readonly about: string;
  readonly subject: string;
  readonly register: Register;
  readonly scope: Scope;
  /** Its own parameters, as the address names them; null where they are not said. */
  readonly query: Readonly<Record<string, string | null>>;
  /** Chapters that are public, by key; all of them is what the address means without naming any. */
  readonly publicChapters: readonly string[];
  /** What the fingerprint is taken over. */
  readonly published: unknown;
  readonly map: NonNullable<ReportDocument['cover']>['map'];
  /** On the cover, above what the report covers. */
  readonly coverLines?: readonly string[];
  /** Pages of the service about the same. */
  readonly related: NonNullable<ReportDocument['related']>;
  /** Whether its main table is to be had as CSV as well. */
  readonly hasCsv?: boolean;
  /** Between what the report covers and how it was made. */
  readonly chapters: readonly Block[];
  /** Behind how it was made. */
  readonly annex: readonly Block[];
}

/** A long report: cover, contents, what it covers, its chapters, how it was made, annex. */
export function framedDocument(
  framed: Framed,
  inputs: ReportInputs<unknown>,
  settings: ReportSettings,
): ReportDocument {
  const { language, reckoningDay } = inputs;
  const { kind, register, scope, title, id } = framed;
  const query = queryOf(framed, inputs);
  const path = `${framed.page}?${query}`;
  const address = settings.publicUrl.replace(/^https?:\/\//, '') + localPath(language, path);
  const state = registerState(
    formatCount(register.revision, language),
    formatDay(register.publishedOn, language),
  )[language];
  const year = reckoningDay.slice(0, 4);
  const covered = {
    ...{ register, scope, reckoningDay, address },
    fingerprint: fingerprintOf(framed.published),
  };
  return {
    language,
    textLanguage: language,
    kindTitle: kind[language],
    context: [framed.about, year],
    title,
    lead: null,
    subject: framed.subject,
    blocks: [
      { kind: 'contents', title: common.contents[language] },
      ...scopeBlocks(covered, language),
      ...framed.chapters,
      ...methodBlocks(language),
      ...framed.annex,
    ],
    colophon: [],
    funding: { sentence: common.cofunded[language], landNotice: settings.landNotice },
    registerState: state,
    path,
    address,
    date: register.publishedOn,
    onePage: false,
    cover: {
      map: framed.map,
      accent: year,
      lines: [
        ...(framed.coverLines ?? []),
        common.scope[scope][language],
        state,
        `${common.reckonedOn[language]} ${formatDay(reckoningDay, language)}`,
      ],
    },
    downloads: downloadsOf(id, query, language, { hasCsv: framed.hasCsv ?? false }),
    related: framed.related,
  };
}

/** Names exactly this state of the report, also when the registry has moved on. */
function queryOf(
  { query, scope, publicChapters }: Framed,
  { parameters, revision, reckoningDay }: ReportInputs<unknown>,
): string {
  const chosen = contentOf(parameters).chapters ?? publicChapters;
  const shown = publicChapters.filter((key) => chosen.includes(key));
  const said = {
    ...query,
    scope: scope === 'all' ? 'all' : null,
    chapters: shown.length < publicChapters.length && shown.length > 0 ? shown.join(',') : null,
    asOf: String(revision),
    reckoningDay,
  };
  return Object.entries(said)
    .flatMap(([name, value]) => (value === null ? [] : [`${name}=${value}`]))
    .join('&');
}
