const drawings = {
  search: 'M16 10a6 6 0 1 1-12 0a6 6 0 0 1 12 0zM15 15l6 6',
  download: 'M12 4v11m-5-5 5 5 5-5M4 20h16',
  document: 'M6 3h8l4 4v14H6zM14 3v4h4M9 12h6m-6 4h6',
  remove: 'm7 7 10 10M17 7 7 17',
  forward: 'm9 5 7 7-7 7',
  down: 'm6 9 6 6 6-6',
  done: 'm5 12 5 5 9-10',
  stop: 'M8 3h8l5 5v8l-5 5H8l-5-5V8zM12 8v5m0 3v.1',
  info: 'M21 12a9 9 0 1 1-18 0a9 9 0 0 1 18 0zM12 11v5m0-8v.1',
} as const;

export type IconName = keyof typeof drawings;

/** A line drawing beside a word; never the only thing that says something. */
export function Icon(props: { name: IconName }): JSX.Element {
  return (
    <svg class="ico" viewBox="0 0 24 24" aria-hidden="true">
      <path d={drawings[props.name]} />
    </svg>
  );
}
