import { Timeline, TimelineItem } from '../../web/index.js';
import type { ShownStep } from './review-view.js';

/** What happened to the draft so far, newest first. */
export function StepsPart(props: { steps: readonly ShownStep[] }): JSX.Element {
  return (
    <section class="sec">
      <h2>Bisherige Schritte</h2>
      <Timeline>
        {props.steps.map((step) => (
          <TimelineItem
            title={step.title}
            meta={`${step.at} · ${step.by}`}
            kind={step.published ? 'published' : undefined}
          >
            {step.reason !== null && (
              <p class="small words" lang="de" safe>
                {`„${step.reason}“`}
              </p>
            )}
          </TimelineItem>
        ))}
      </Timeline>
    </section>
  );
}
