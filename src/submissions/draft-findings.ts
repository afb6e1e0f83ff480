import type { Finding } from '../kernel/finding.js';
import { text } from '../kernel/text.js';
import {
  type ChangeBasis,
  checkProject,
  type Dictionary,
  moneyAndTimeChanges,
  type ProjectInput,
  ruleFactsFor,
  trueBasis,
} from '../projects/index.js';

/** Everything about a draft that its findings follow from. */
export interface CheckedDraft {
  readonly kind: 'new' | 'amendment' | 'withdrawal';
  readonly input: ProjectInput;
  readonly typed: Readonly<Record<string, string>>;
  readonly changeBasis: ChangeBasis | null;
  /** Number of the decision the person named as the basis. */
  readonly basisDecision: string | null;
  readonly note: string | null;
  readonly published: ProjectInput | null;
  /** Ids of the files attached to it. */
  readonly attachments: readonly string[];
}

/**
 * Everything to be said about a draft before it is handed in: what cannot be read, what the rules of the record say, and
 * whether a change of money or time has a basis. A draft with errors is not handed in.
 */
export function draftFindings(draft: CheckedDraft, { catalogue }: Dictionary): Finding[] {
  if (draft.kind === 'withdrawal') return withdrawalFindings(draft);
  const unread = Object.keys(draft.typed);
  const ofRecord = checkProject(draft.input, ruleFactsFor(draft.input, catalogue));
  return [
    ...unread.map((field) => unreadable(field, draft.typed[field] ?? '')),
    // What is typed but cannot be read is not missing.
    ...ofRecord.filter(({ code, field }) => code !== 'required_field_missing' || !unread.includes(field)),
    ...basisFindings(draft),
    ...fileFindings(draft),
  ];
}

const error = (
  code: string,
  field: string,
  reason: Finding['reason'],
  remedy: Finding['remedy'],
): Finding => ({
  severity: 'error',
  code,
  field,
  reason,
  remedy,
  clause: null,
});

const unreadable = (field: string, value: string): Finding =>
  error(
    'value_unread',
    field,
    text(`„${value.slice(0, 80)}“ lässt sich nicht lesen.`, `"${value.slice(0, 80)}" cannot be read.`),
    text('Berichtigen Sie die Angabe oder leeren Sie das Feld.', 'Correct the value or empty the field.'),
  );

function withdrawalFindings({ note }: CheckedDraft): Finding[] {
  if (note !== null && note.trim() !== '') return [];
  return [
    error(
      'reason_missing',
      'note',
      text('Der Grund der Rücknahme fehlt.', 'The reason of the withdrawal is missing.'),
      text(
        'Schreiben Sie, warum das Vorhaben das Register verlässt.',
        'Say why the project leaves the registry.',
      ),
    ),
  ];
}

/** Money and time change by a decision of the SAB, or count as applied for and stay out of every total. */
function basisFindings({ published, input, changeBasis, basisDecision }: CheckedDraft): Finding[] {
  const changed = moneyAndTimeChanges(published, input);
  if (changed.length === 0) return [];
  if (changeBasis === null) return [basisMissing()];
  if (changeBasis === 'decision') {
    if (trueBasis(published, input, changeBasis, basisDecision) === 'decision') return [];
    return [input.decisions.length === 0 ? decisionMissing() : decisionNotNamed()];
  }
  return changed.filter((field) => isErased(input, field)).map(nothingAppliedFor);
}

function isErased(input: ProjectInput, field: string): boolean {
  if (field === 'unionRate') return input.unionRate === null;
  if (field === 'grantRate') return input.grantRate === null;
  if (field === 'period.start') return input.period.start === null;
  if (field === 'period.end') return input.period.end === null;
  return input.amounts[field as keyof ProjectInput['amounts']] === null;
}

const basisMissing = (): Finding =>
  error(
    'basis_missing',
    'changeBasis',
    text(
      'Geld oder Zeit ändern sich, ohne dass gesagt ist, worauf das beruht.',
      'Money or time change, and it is not said what that rests on.',
    ),
    text(
      'Nennen Sie den Bescheid der SAB, oder geben Sie an, dass die Änderung beantragt ist.',
      'Name the decision of the SAB, or say that the change is applied for.',
    ),
  );

const decisionMissing = (): Finding =>
  error(
    'decision_missing',
    'decisions',
    text('Der Bescheid fehlt, auf dem die Änderung beruht.', 'The decision the change rests on is missing.'),
    text('Tragen Sie Nummer und Datum des Bescheids ein.', 'Enter number and date of the decision.'),
  );

const decisionNotNamed = (): Finding =>
  error(
    'basis_decision_missing',
    'basisDecision',
    text(
      'Alle eingetragenen Bescheide galten schon vor dieser Änderung.',
      'All decisions entered were in force before this change.',
    ),
    text(
      'Tragen Sie den neuen Bescheid ein oder wählen Sie, auf welchem vorhandenen die Änderung beruht. Sonst ist sie nur beantragt.',
      'Enter the new decision, or choose which of them the change rests on. Else it is only applied for.',
    ),
  );

const nothingAppliedFor = (field: string): Finding =>
  error(
    'applied_for_nothing',
    field,
    text(
      'Beantragen lässt sich nur eine Angabe, kein leeres Feld.',
      'Only a value can be applied for, not an empty field.',
    ),
    text(
      'Geben Sie an, was beantragt ist, oder stellen Sie die bisherige Angabe wieder her.',
      'Say what is applied for, or restore the value as it was.',
    ),
  );

function fileFindings({ input, published, attachments }: CheckedDraft): Finding[] {
  const known = new Set([...attachments, ...(published?.decisions ?? []).map(({ file }) => file)]);
  return input.decisions.flatMap(({ file }, index) =>
    file === null || known.has(file)
      ? []
      : [
          error(
            'file_unknown',
            `decisions.${index}.file`,
            text('Die Datei zum Bescheid ist nicht angehängt.', 'The file of the decision is not attached.'),
            text('Hängen Sie sie an diesen Entwurf an.', 'Attach it to this draft.'),
          ),
        ],
  );
}
