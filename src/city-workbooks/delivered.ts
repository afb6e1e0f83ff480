import { correctInput } from '../imports/index.js';
import {
  type Amount,
  type ChangeBasis,
  type Dictionary,
  eachAmount,
  eachCatalogueField,
  type Party,
  type ProjectInput,
  withFollowing,
} from '../projects/index.js';

/** Whose rows they are and what they were read with. */
export interface Delivery {
  readonly ags: string;
  readonly dictionary: Dictionary;
  readonly isTemplate: boolean;
  readonly changeBasis: ChangeBasis | null;
}

/** A changed amount rests on what the change rests on: a decision, else the city's own statement. */
const stated = (amount: Amount, { changeBasis }: Delivery): Amount => ({
  cents: amount.cents,
  evidence: changeBasis === 'decision' ? 'decision' : 'ownStatement',
});

/** What the record of a new project says: what the row says, as a statement of the city. */
export const newProject = (said: ProjectInput, delivery: Delivery): ProjectInput => ({
  ...said,
  place: { kind: 'municipality', ags: delivery.ags, sourceText: said.place.sourceText },
  amounts: eachAmount((field) => said.amounts[field] && stated(said.amounts[field], delivery)),
  catalogue: withFollowing(chosen(said, delivery), delivery.dictionary.catalogue),
  source: { ...said.source, kind: 'form', title: 'Angaben der Stadt' },
  // What a template says beside the record speaks about the change, or was written by us.
  sourceFields: delivery.isTemplate ? [] : said.sourceFields,
});

/** What a project of the city becomes: what the row says otherwise is a change, what it does not say stays. */
export function changedProject(said: ProjectInput, current: ProjectInput, delivery: Delivery): ProjectInput {
  const next = correctInput({ ...said, catalogue: chosen(said, delivery) }, current);
  return {
    ...next,
    beneficiary: party(next.beneficiary, current.beneficiary),
    executingBody: party(next.executingBody, current.executingBody),
    place: current.place,
    amounts: eachAmount((field) => {
      const amount = next.amounts[field];
      return amount === null || amount === current.amounts[field] ? amount : stated(amount, delivery);
    }),
    source: current.source,
  };
}

/** No column says whether somebody is a natural person: that stays as long as the name does. */
const party = (next: Party | null, current: Party | null): Party | null =>
  next?.name === current?.name ? current : next;

/** A choice from the template's own lists is no wording of a source. */
const chosen = ({ catalogue }: ProjectInput, { isTemplate }: Delivery): ProjectInput['catalogue'] =>
  eachCatalogueField((field) => {
    const { key, sourceText } = catalogue[field];
    return { key, sourceText: isTemplate && key !== null ? null : sourceText };
  });
