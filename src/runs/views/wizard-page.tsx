import type { RegisteredReport } from '../../reporting/index.js';
import { ErrorSummary, type Option, WizardSteps } from '../../web/index.js';
import type { FormStep, StepError, Typed } from '../run-form.js';
import { carriedNames } from '../typed-form.js';
import type { Foreseen } from './foreseen.js';
import { formPath } from './parts.js';
import { ContentsStep } from './step-contents.js';
import { StateStep } from './step-state.js';
import { SummaryStep } from './step-summary.js';
import { Side, type SideView } from './wizard-side.js';

export interface WizardView extends SideView {
  readonly report: RegisteredReport;
  readonly step: FormStep;
  readonly typed: Typed;
  readonly errors: readonly StepError[];
  /** Cities to choose from, for parameters that name one or several. */
  readonly cities: readonly Option[];
  /** Whether there is no other city to choose. */
  readonly onlyCity: boolean;
  /** Published areas to choose from, for parameters that name one. */
  readonly areas: readonly Option[];
  /** Number of the newest registry revision. */
  readonly current: number;
  /** What it would hold; null on the step that asks for that. */
  readonly foreseen: Foreseen | null;
  /** Whether it may be made again and again for whoever looks. */
  readonly mayKeep: boolean;
  /** Whether whoever looks sees what belongs to no city alone and is not published. */
  readonly seesAll: boolean;
}

export const stepWords = ['Vorlage', 'Stand und Vergleich', 'Inhalt', 'Erstellen'] as const;

/** A report is asked for in four steps: which, of what, with which contents, and a last look. */
export function WizardPage({ view }: { view: WizardView }): JSX.Element {
  const { report, step, typed, errors } = view;
  return (
    <div class="wrap main">
      <div class="phead phead--over">
        <h1 safe>{`${report.title.de} erstellen`}</h1>
      </div>
      <WizardSteps steps={stepWords} current={step} label="Schritte" />
      <div class="grid grid--side">
        <form class="form wizard" method="post" action={formPath(report.id)}>
          <ErrorSummary errors={errors} language="de" />
          <input type="hidden" name="schritt" value={String(step)} />
          {carriedNames(report, step).map((name) => (
            <input type="hidden" name={name} value={typed(name)} />
          ))}
          <Step view={view} />
        </form>
        <Side view={view} />
      </div>
    </div>
  );
}

function Step({ view }: { view: WizardView }): JSX.Element {
  switch (view.step) {
    case 2:
      return <StateStep view={view} />;
    case 3:
      return <ContentsStep view={view} />;
    case 4:
      return <SummaryStep view={view} />;
  }
}
