import { type DraftView, stepWords } from '../../submissions/index.js';
import { Button, Comment, CommentList, Mark } from '../../web/index.js';
import { shownComment, timeText } from './field-comments.js';
import { stateMark } from './marks.js';
import { DraftSheet } from './preview-page.js';

const nextSteps: Readonly<Partial<Record<DraftView['state'], string>>> = {
  submitted:
    'Die Servicestelle prüft den Steckbrief. Solange das nicht geschehen ist, kann die Leitung Ihrer Stadt ihn zurückholen.',
  accepted: 'Der Steckbrief ist redaktionell geprüft. Er wird von einer zweiten Person veröffentlicht.',
};

/** A draft that is out of its city's hands: what was handed in, where it stands, what was said. */
export function HandedInPage(props: { draft: DraftView }): JSX.Element {
  const { draft } = props;
  const { tone, word } = stateMark(draft.state);
  return (
    <div class="wrap main">
      <div class="phead phead--rec">
        <p class="over">
          {draft.reference !== null && <b safe>{draft.reference}</b>}
          <Mark tone={tone} word={word} />
          {draft.handedInAt !== null && (
            <span safe>{`${timeText(draft.handedInAt)} · ${draft.handedInByName ?? ''}`}</span>
          )}
        </p>
      </div>
      <div class="grid grid--side">
        <DraftSheet draft={draft} />
        <aside class="side" aria-label="Stand">
          <section class="stack-s">
            <h2>Wie es weitergeht</h2>
            <p safe>{nextSteps[draft.state] ?? ''}</p>
            {draft.kind === 'withdrawal' && (
              <p>
                Nach der Veröffentlichung verlässt das Vorhaben das Register. Frühere Stände bleiben lesbar.
              </p>
            )}
            {draft.actions.includes('takeBack') && (
              <form method="post" action={`/arbeitsbereich/entwurf/${draft.id}/zurueckholen`}>
                <input type="hidden" name="version" value={String(draft.version)} />
                <Button label="Zurückholen" />
              </form>
            )}
          </section>
          {draft.comments.length > 0 && (
            <section>
              <h2>Anmerkungen</h2>
              <CommentList count={draft.comments.length}>
                {draft.comments.map((comment) => (
                  <Comment comment={shownComment(comment, null)} />
                ))}
              </CommentList>
            </section>
          )}
          <section>
            <h2>Verlauf</h2>
            <Steps draft={draft} />
          </section>
        </aside>
      </div>
    </div>
  );
}

function Steps(props: { draft: DraftView }): JSX.Element {
  return (
    <ul class="list small">
      {props.draft.steps.map((step) => (
        <li>
          <span safe>{stepWords[step.step].de}</span>
          <div class="meta" safe>
            {[timeText(step.at), step.personName].filter((part) => part !== null).join(' · ')}
          </div>
          {step.reason !== null && <div safe>{step.reason}</div>}
        </li>
      ))}
    </ul>
  );
}
