import type { Language } from '../../kernel/text.js';
import {
  Button,
  ErrorSummary,
  fieldId,
  localPath,
  statesPath,
  switchPath,
  TextField,
} from '../../web/index.js';
import { statesMessages as words } from '../messages.js';

/** Where a state was typed that there is not: what was typed stays, with the reason and the way to all states. */
export function SwitchPage(props: {
  typed: string;
  to: string;
  fault: string;
  language: Language;
}): JSX.Element {
  const { typed, to, fault, language } = props;
  return (
    <div class="wrap main">
      <ErrorSummary errors={[{ fieldId: fieldId('asOf'), message: fault }]} language={language} />
      <div class="phead">
        <h1 safe>{words.switchTitle[language]}</h1>
      </div>
      <form class="form" method="get" action={localPath(language, switchPath)}>
        <input type="hidden" name="zu" value={to} />
        <TextField
          name="asOf"
          label={words.revision[language]}
          hint={words.notAState[language]}
          value={typed}
          width="short"
          maxlength={10}
          errors={[fault]}
        />
        <div class="btns">
          <Button label={words.look[language]} kind="primary" />
          <a href={localPath(language, statesPath)} safe>
            {words.states[language]}
          </a>
        </div>
      </form>
    </div>
  );
}
