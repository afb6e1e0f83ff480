import type { Language } from '../../kernel/text.js';
import { euEmblem } from '../../platform/html/eu-emblem.js';
import { shellMessages } from '../messages/shell.js';

/** Height of the emblem on pages in px; nothing else that counts as a logo may be larger. */
const emblemHeight = 40;

function EuEmblemDrawing(props: { language: Language }): JSX.Element {
  const emblem = euEmblem(18);
  return (
    <svg
      viewBox={`0 0 ${emblem.width} ${emblem.height}`}
      width={emblemHeight * 1.5}
      height={emblemHeight}
      role="img"
      aria-label={shellMessages.emblem[props.language]}
    >
      <rect width={emblem.width} height={emblem.height} fill={emblem.fieldColour} />
      {emblem.stars.map((star) => (
        <polygon points={star.map((point) => point.join(',')).join(' ')} fill={emblem.starColour} />
      ))}
    </svg>
  );
}

/** The European emblem with its sentence in full, as annex IX of Regulation (EU) 2021/1060 asks. */
export function FundingNotice(props: { language: Language }): JSX.Element {
  return (
    <p class="funding">
      <EuEmblemDrawing language={props.language} />
      <span safe>{shellMessages.coFunded[props.language]}</span>
    </p>
  );
}
