import { amountFields, amountLabels, catalogueLabels, fieldLabels } from '../../projects/index.js';
import type { ListField } from '../list/wordings/fields.js';

/** A column of the template: its heading, and what the reader takes it for. */
export interface TemplateColumn {
  readonly key: TemplateKey;
  readonly heading: string;
  /** Null where a column only informs, or speaks about the change rather than the project. */
  readonly field: ListField | null;
}

export type TemplateKey = ListField | 'workState' | 'changeBasis' | 'note';

const column = (field: ListField, heading: string): TemplateColumn => ({ key: field, heading, field });
const aside = (key: TemplateKey, heading: string): TemplateColumn => ({ key, heading, field: null });

/** What the city says about a change beside the record. */
export const basisHeading = 'Änderung von Geld oder Zeit beruht auf';
export const noteHeading = 'Grund der Änderung';

/** Every column of the template in its order, under the labels of the record. */
export const templateColumns: readonly TemplateColumn[] = [
  column('operationCode', fieldLabels.reference.de),
  column('name', fieldLabels.name.de),
  aside('workState', 'Stand der Bearbeitung'),
  column('planNumber', fieldLabels.planNumber.de),
  column('area', fieldLabels.area.de),
  column('beneficiary', fieldLabels.beneficiary.de),
  column('executingBody', fieldLabels.executingBody.de),
  column('start', 'Beginn'),
  column('end', 'Ende'),
  ...amountFields.map((field) => column(field, amountLabels[field].de)),
  column('unionRate', fieldLabels.unionRate.de),
  column('grantRate', fieldLabels.grantRate.de),
  aside('changeBasis', basisHeading),
  column('fundingGuideline', catalogueLabels.fundingGuideline.de),
  column('fundingObject', catalogueLabels.fundingObject.de),
  column('interventionCategory', catalogueLabels.interventionCategory.de),
  column('specificObjective', catalogueLabels.specificObjective.de),
  column('priority', catalogueLabels.priority.de),
  column('actionFields', fieldLabels.actionFields.de),
  column('fundingPeriod', catalogueLabels.fundingPeriod.de),
  column('fund', catalogueLabels.fund.de),
  column('purpose', fieldLabels.purposeAndAchievements.de),
  column('summary', fieldLabels.summary.de),
  aside('note', noteHeading),
];

const byHeading = new Map(templateColumns.map((each) => [each.heading, each]));

/** What a heading of a template stands for; undefined for one that somebody added. */
export const templateColumn = (heading: string): TemplateColumn | undefined => byHeading.get(heading.trim());
