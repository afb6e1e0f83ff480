import { catalogueAt } from '../catalogue/index.js';
import { viewpointAt } from '../history/index.js';
import type { Actor } from '../kernel/actor.js';
import { serviceCentreRoles } from '../kernel/actor.js';
import { formatDay } from '../kernel/format.js';
import type { Transaction } from '../platform/database/database.js';
import { type FieldError, fieldId } from '../web/index.js';
import { questionFields } from './inquiry.js';
import { findInquiry, type Inquiry, similarQuestions } from './queries.js';
import { stateOf } from './schemas.js';
import { type InquiryForm, inquiryErrors } from './views/inquiry-form.js';
import type { InquiryView, StepForm } from './views/inquiry-page.js';
import { type FreezeForm, freezeFieldId, type QuestionForm, questionFieldId } from './views/question-part.js';

/** What was typed into one of the forms of the page. */
export interface PageState {
  readonly head?: InquiryForm;
  readonly question?: QuestionForm;
  readonly freeze?: FreezeForm;
  readonly step?: StepForm;
}

export const emptyHead: InquiryForm = {
  typed: { printedPaper: '', title: '', askedBy: '', receivedOn: '', dueOn: '' },
  faults: {},
};

/** Everything the page of an inquiry shows. @throws Problem `not_found` */
export async function readInquiryView(
  tx: Transaction,
  id: string,
  actor: Actor,
  state: PageState,
): Promise<InquiryView> {
  const found = await findInquiry(tx, id);
  const similar = await similarQuestions(tx, id);
  const { revision } = await viewpointAt(tx);
  const periods = (await catalogueAt(tx, revision)).ofKind('fundingPeriod');
  const question = state.question ?? null;
  return {
    inquiry: found,
    seen: stateOf(found),
    similar,
    head: state.head ?? headOf(found),
    question,
    freeze: state.freeze ?? null,
    step: state.step ?? null,
    errors: [
      ...(state.step ? [{ fieldId: fieldId(state.step.field), message: state.step.fault }] : []),
      ...(state.freeze
        ? [{ fieldId: freezeFieldId(state.freeze.id, 'columns'), message: state.freeze.fault }]
        : []),
      ...(state.head ? inquiryErrors(state.head) : []),
      ...questionErrors(question),
    ],
    mayWrite: serviceCentreRoles.some((role) => role === actor.role),
    mayClear: actor.role === 'lead' && found.editedById !== actor.personId,
    periods: periods.map(({ key, title }) => ({ value: key, label: title.de ?? key })),
  };
}

function questionErrors(form: QuestionForm | null): FieldError[] {
  if (form === null) return [];
  return questionFields.flatMap((field) => {
    const message = form.faults[field];
    return message === undefined ? [] : [{ fieldId: questionFieldId(form.id, field), message }];
  });
}

const headOf = (found: Inquiry): InquiryForm => ({
  typed: {
    printedPaper: found.printedPaper ?? '',
    title: found.title,
    askedBy: found.askedBy ?? '',
    receivedOn: found.receivedOn === null ? '' : formatDay(found.receivedOn, 'de'),
    dueOn: formatDay(found.dueOn, 'de'),
  },
  faults: {},
});
