/** A mail address that breaks where people would break it: after the @, and before a point. With `link`, it opens a new mail. */
export function MailAddress(props: { address: string; link?: boolean; class?: string }): JSX.Element {
  const { address, link = false } = props;
  const parts = address.split(/(?<=@)|(?=\.)/);
  const written = parts.map((part, index) => (
    <>
      {index > 0 && <wbr />}
      <span safe>{part}</span>
    </>
  ));
  return link ? (
    <a class={props.class} href={`mailto:${encodeURI(address)}`}>
      {written as 'safe'[]}
    </a>
  ) : (
    <span class={props.class}>{written as 'safe'[]}</span>
  );
}
