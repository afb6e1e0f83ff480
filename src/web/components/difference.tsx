import { formatCount } from '../../kernel/format.js';
import type { DifferencePart } from '../word-difference.js';
import { wordDifference } from '../word-difference.js';

/** Which of the two texts is shown: the old one with what was struck, the new one with what was added, or both in one. */
export type DifferenceSide = 'before' | 'after' | 'both';

const shownOn = {
  before: ['same', 'removed'],
  after: ['same', 'added'],
  both: ['same', 'removed', 'added'],
} as const satisfies Record<DifferenceSide, readonly DifferencePart['kind'][]>;

/** Spaces at the ends of a change stay unmarked; a change of nothing but breaks is made visible. */
function pieces(text: string): readonly [before: string, words: string, after: string] {
  const words = text.trim();
  if (words === '') return ['', text.includes('\n') ? '¶' : '␣', text];
  const start = text.indexOf(words);
  return [text.slice(0, start), words, text.slice(start + words.length)];
}

function Part(props: { part: DifferencePart; last: boolean }): JSX.Element {
  const { kind, text } = props.part;
  if (kind === 'same') return <Same text={text} />;
  const [before, words, after] = pieces(text);
  const goesOn = props.last ? '' : ' – weiter: ';
  return (
    <>
      <span safe>{before}</span>
      {kind === 'removed' ? (
        <del class="o">
          <span class="vh">entfernt: </span>
          <span safe>{words}</span>
        </del>
      ) : (
        <ins class="n">
          <span class="vh">hinzugefügt: </span>
          <span safe>{words}</span>
        </ins>
      )}
      <span class="vh">{goesOn}</span>
      <span safe>{after}</span>
    </>
  );
}

const foldedFrom = 900;
const leftInSight = 240;

/** Text that did not change; of a long one only its ends stand in sight, the rest unfolds. */
function Same({ text }: { text: string }): JSX.Element {
  if (text.length < foldedFrom) return <span safe>{text}</span>;
  const [start, end] = [breakAfter(text, leftInSight), breakAfter(text, text.length - leftInSight)];
  const hidden = text.slice(start, end);
  return (
    <>
      <span safe>{text.slice(0, start)}</span>
      <details class="samewords">
        <summary>
          <span safe>{`… ${formatCount(hidden.split(/\s+/).length, 'de')} Wörter unverändert`}</span>
        </summary>
        <span safe>{hidden}</span>
      </details>
      <span safe>{text.slice(end)}</span>
    </>
  );
}

/** The end of the word at a place, so that nothing is cut inside; the place itself in one endless word. */
function breakAfter(text: string, place: number): number {
  const space = text.indexOf(' ', place);
  if (space !== -1 && space <= place + leftInSight / 2) return space + 1;
  const splitsCharacter = /[\udc00-\udfff]/.test(text.charAt(place));
  return splitsCharacter ? place + 1 : place;
}

function Parts(props: { parts: readonly DifferencePart[]; side: DifferenceSide }): JSX.Element {
  const kinds: readonly DifferencePart['kind'][] = shownOn[props.side];
  const shown = props.parts.filter(({ kind }) => kinds.includes(kind));
  return (
    <>
      {shown.map((part, index) => (
        <Part part={part} last={index === shown.length - 1} />
      ))}
    </>
  );
}

/** A text with its changes marked: removed words struck, added words underlined; screen readers hear which is which. */
export function Difference(props: { parts: readonly DifferencePart[]; side: DifferenceSide }): JSX.Element {
  return (
    <div class="words" lang="de">
      <Parts parts={props.parts} side={props.side} />
    </div>
  );
}

/** A short value that changed as a whole: an amount, a day, a name. */
export function ChangedValue(props: { value: string; side: 'before' | 'after' }): JSX.Element {
  const kind = props.side === 'before' ? 'removed' : 'added';
  return (
    <span class="words" lang="de">
      <Part part={{ kind, text: props.value }} last />
    </span>
  );
}

/** How the marks are to be read; stands once below a comparison. */
export function DifferenceLegend(): JSX.Element {
  return (
    <p class="tnote">
      Legende: <ChangedValue value="gestrichen" side="before" /> <ChangedValue value="neu" side="after" />.
      Verglichen wird Wort für Wort.
    </p>
  );
}

/** Both texts in one, for places too narrow for two columns. */
export function InlineDifference(props: { before: string; after: string }): JSX.Element {
  return <Difference parts={wordDifference(props.before, props.after)} side="both" />;
}
