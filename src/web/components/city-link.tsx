import type { Language } from '../../kernel/text.js';
import { cityPath } from '../city-paths.js';
import { localPath } from '../links.js';
import { cityName } from '../workspace/workspace-head.js';

/** Name of a municipality, leading to its public page. */
export function CityLink(props: { ags: string; language: Language }): JSX.Element {
  return (
    <a href={localPath(props.language, cityPath(props.ags))} safe>
      {cityName(props.ags)}
    </a>
  );
}
