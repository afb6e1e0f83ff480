import { type Catalogue, entryLabel } from '../../catalogue/index.js';
import { decisionPart, isCatalogueField } from '../form/fields.js';

const words: Readonly<Record<string, string>> = {
  decision: 'Bescheid',
  appliedFor: 'beantragt',
  grant: 'Zuwendungsbescheid',
  amendment: 'Änderungsbescheid',
  revocation: 'Widerrufsbescheid',
  final: 'Schlussbescheid',
};

/** A value of the form as people read it outside of its control; nothing is "nicht angegeben". */
export function shownValue(catalogue: Catalogue, name: string, value: string): string {
  if (name.startsWith('actionFields.')) return value === '1' ? 'ja' : 'nein';
  if (value === '') return name.endsWith('NaturalPerson') ? 'nein' : 'nicht angegeben';
  if (name.endsWith('NaturalPerson')) return 'ja';
  if (isCatalogueField(name)) {
    const entry = catalogue.byKey(name, value);
    return entry === undefined ? value : entryLabel(entry);
  }
  const part = decisionPart(name)?.field;
  if (part === 'file') return 'angehängt';
  return name === 'changeBasis' || part === 'kind' ? (words[value] ?? value) : value;
}
