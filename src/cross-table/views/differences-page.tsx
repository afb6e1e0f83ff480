import type { Viewpoint } from '../../history/index.js';
import { formatCount } from '../../kernel/format.js';
import type { Language } from '../../kernel/text.js';
import {
  BodyRows,
  Cell,
  type Column,
  localPath,
  RecordTable,
  Row,
  RowHead,
  TotalRows,
} from '../../web/index.js';
import { measureOf } from '../measures.js';
import { crossMessages } from '../messages.js';
import type { DifferencePart, DifferingProject } from '../queries/differences.js';
import { type CrossQuestion, crossHref } from '../question.js';
import { valueInWords } from '../words.js';
import { differencesPath } from './explanation.js';

/** The projects that make the difference between two states of a total. */
export interface DifferencesView {
  readonly question: CrossQuestion;
  readonly now: Viewpoint;
  readonly before: Viewpoint;
  /** Parts of the whole difference, not only of this page. */
  readonly parts: readonly DifferencePart[];
  readonly projects: readonly DifferingProject[];
  /** Where the next page begins; null on the last. */
  readonly next: number | null;
}

interface Props {
  readonly view: DifferencesView;
  readonly language: Language;
}

export function DifferencesPage(props: Props): JSX.Element {
  const { view, language } = props;
  const { question, now, before, projects } = view;
  const count = (revision: number) => formatCount(revision, language);
  return (
    <div class="wrap main">
      <div class="phead">
        <div>
          <h1 safe>{crossMessages.differencesTitle[language]}</h1>
          <p class="lead" safe>
            {`${measureOf(question.measure).label[language]}. ${crossMessages.differencesLead(count(before.revision), count(now.revision))[language]}`}
          </p>
        </div>
      </div>
      {projects.length === 0 ? (
        <div class="empty">
          <h2 safe>{crossMessages.noDifferences[language]}</h2>
        </div>
      ) : (
        <Differing {...props} />
      )}
      <p class="fold-link">
        <a href={crossHref(language, question)} safe>
          {crossMessages.back[language]}
        </a>
      </p>
    </div>
  );
}

function Differing(props: Props): JSX.Element {
  const { view, language } = props;
  const { question, projects, parts, next } = view;
  const columns = columnsOf(view, language);
  const [, kind, before, after, difference] = columns as [Column, Column, Column, Column, Column];
  const write = (value: bigint | null) => valueInWords(value, question.measure, language);
  const sum = parts.reduce((all, part) => all + part.difference, 0n);
  return (
    <>
      <RecordTable caption={crossMessages.differencesTitle[language]} columns={columns} language={language}>
        <BodyRows>
          {projects.map((project) => (
            <Row>
              <RowHead>
                <a href={localPath(language, `/vorhaben/${encodeURIComponent(project.reference)}`)} safe>
                  {project.name || project.reference}
                </a>
                <span class="sub" safe>
                  {project.reference}
                </span>
              </RowHead>
              <Cell column={kind}>
                <span safe>{crossMessages.kinds[project.kind][language]}</span>
              </Cell>
              <Cell column={before}>
                <span safe>{project.kind === 'new' ? '–' : write(project.before)}</span>
              </Cell>
              <Cell column={after}>
                <span safe>{project.kind === 'gone' ? '–' : write(project.after)}</span>
              </Cell>
              <Cell column={difference}>
                <b safe>{write(project.difference)}</b>
              </Cell>
            </Row>
          ))}
        </BodyRows>
        <TotalRows>
          <Row>
            <RowHead>
              <span safe>{crossMessages.sumOfDifferences[language]}</span>
            </RowHead>
            {[kind, before, after].map((column) => (
              <Cell column={column}>{''}</Cell>
            ))}
            <Cell column={difference}>
              <b safe>{write(sum)}</b>
            </Cell>
          </Row>
        </TotalRows>
      </RecordTable>
      {next !== null && (
        <p class="fold-link">
          <a href={`${crossHref(language, question, {}, differencesPath)}&ab=${next}`} safe>
            {crossMessages.furtherDifferences[language]}
          </a>
        </p>
      )}
    </>
  );
}

function columnsOf({ now, before }: DifferencesView, language: Language): Column[] {
  const state = ({ revision }: Viewpoint) =>
    crossMessages.thenHead(formatCount(revision, language))[language];
  return [
    { label: crossMessages.project[language] },
    { label: crossMessages.kind[language] },
    { label: state(before), kind: 'amount' },
    { label: state(now), kind: 'amount' },
    { label: crossMessages.difference[language], kind: 'amount' },
  ];
}
