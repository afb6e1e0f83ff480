import { flashMessageOf } from '../messages/flash.js';

/** What was just done, once, on top of the page somebody was sent to; nothing for codes nobody knows. */
export function Flash(props: { code: unknown }): JSX.Element {
  const message = flashMessageOf(props.code);
  if (message === null) return '';
  return (
    <div class="wrap flash">
      <div class={`note note--${message.tone}`} role="status">
        <b safe>{message.title}</b>
        {message.text !== '' && <span safe>{message.text}</span>}
      </div>
    </div>
  );
}
