import { type Language, text } from '../../kernel/text.js';
import { citiesPath, localPath, Tabs } from '../../web/index.js';
import type { CityRecordKindName } from '../tables.js';

type ListedKind = CityRecordKindName | 'city';

const tabs = [
  { kind: 'city', path: citiesPath, label: text('Programmstädte', 'Cities') },
  { kind: 'area', path: '/gebiete', label: text('Gebiete', 'Areas') },
  { kind: 'plan', path: '/handlungskonzepte', label: text('Handlungskonzepte', 'Action plans') },
  { kind: 'goal', path: '/ziele', label: text('Ziele', 'Goals') },
  { kind: 'office', path: '/quartiersbueros', label: text('Quartiersbüros', 'Offices') },
  {
    kind: 'agreement',
    path: '/quartiersvereinbarungen',
    label: text('Vereinbarungen', 'Agreements'),
  },
  { kind: 'board', path: '/gremien', label: text('Gremien', 'Boards') },
  { kind: 'implementation', path: '/umsetzung', label: text('Umsetzung', 'Implementation') },
] as const satisfies readonly { kind: ListedKind; path: string; label: unknown }[];

const label = text('Was Städte über ihre Gebiete veröffentlichen', 'What cities publish about their areas');

/** The lists of cities, their areas, action plans and what follows from them, side by side. */
export function RecordTabs(props: { current: ListedKind; language: Language }): JSX.Element {
  const { current, language } = props;
  return (
    <Tabs
      label={label[language]}
      tabs={tabs.map(({ kind, path, label }) => ({
        label: label[language],
        href: localPath(language, path),
        current: kind === current,
      }))}
    />
  );
}
