import type { PropsWithChildren } from '@kitajs/html';

/** Something that happened; `published` has a filled dot, `now` the one of the present state, all else is a ring. */
export function TimelineItem(
  props: PropsWithChildren<{
    title: string;
    meta: string;
    kind?: 'published' | 'now' | undefined;
    /** Happened after the state looked at. */
    later?: boolean;
  }>,
): JSX.Element {
  const classes = [
    props.kind === 'published' ? 'pub' : props.kind,
    props.later === true ? 'later' : undefined,
  ];
  return (
    <li class={classes.filter((one) => one !== undefined).join(' ') || undefined}>
      <h3 safe>{props.title}</h3>
      <p class="m" safe>
        {props.meta}
      </p>
      {props.children}
    </li>
  );
}

/** What happened to one record, newest first. */
export function Timeline(props: PropsWithChildren): JSX.Element {
  return <ol class="tl">{props.children}</ol>;
}
