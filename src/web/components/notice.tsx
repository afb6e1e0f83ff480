/** One bold line and one sentence that everybody on the page should know. */
export function Notice(props: { title: string; text: string; tone?: 'warn' }): JSX.Element {
  return (
    <div class={props.tone === 'warn' ? 'note note--warn' : 'note'}>
      <b safe>{props.title}</b>
      <span safe>{props.text}</span>
    </div>
  );
}
