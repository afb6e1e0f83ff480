import type { Language } from '../../kernel/text.js';
import { Icon, Tabs } from '../../web/index.js';
import { crossPath, questionQuery } from '../question.js';
import type { CrossView } from '../view.js';
import { shortTitle } from '../words.js';

/** Saved views side by side; the table looked at is the first when nobody saved it. */
export function ViewTabs(props: { view: CrossView; language: Language }): JSX.Element {
  const { view, language } = props;
  const { tabs, question } = view;
  if (tabs === null) return '';
  const here = questionQuery(question);
  const saved = tabs.map(({ name, query }) => ({
    label: name,
    href: `${crossPath}?${query}`,
    current: query === here,
  }));
  const unsaved = { label: shortTitle(question, language), href: `${crossPath}?${here}`, current: true };
  return (
    <div class="viewtabs">
      <Tabs
        label="Gespeicherte Ansichten"
        tabs={saved.some(({ current }) => current) ? saved : [unsaved, ...saved]}
      />
      {view.keepsViews &&
        (saved.some(({ current }) => current) ? (
          <a class="lnk" href="/auswertung/ansichten">
            Ansichten verwalten
          </a>
        ) : (
          <a class="lnk" href={`/auswertung/ansichten?${here}`}>
            <Icon name="done" />
            <span>Diese Ansicht speichern</span>
          </a>
        ))}
    </div>
  );
}
