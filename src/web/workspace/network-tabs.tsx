import { type Language, text } from '../../kernel/text.js';
import { Tabs } from '../components/tabs.js';
import { localPath } from '../links.js';

/** Whose part of the network: of a city, or of the service centre. */
type Desk = 'city' | 'serviceCentre';

const tabs = [
  {
    key: 'events',
    label: 'Veranstaltungen',
    city: '/arbeitsbereich/veranstaltungen',
    serviceCentre: '/servicestelle/veranstaltungen',
  },
  {
    key: 'consultations',
    label: 'Beratung',
    city: '/arbeitsbereich/beratung',
    serviceCentre: '/servicestelle/beratung',
  },
  {
    key: 'exchange',
    label: 'Austausch',
    city: '/arbeitsbereich/austausch',
    serviceCentre: '/arbeitsbereich/austausch',
  },
  {
    key: 'library',
    label: 'Arbeitshilfen',
    city: '/arbeitshilfen',
    serviceCentre: '/servicestelle/arbeitshilfen',
  },
  {
    key: 'practice',
    label: 'Gute Beispiele',
    city: '/gute-beispiele',
    serviceCentre: '/servicestelle/gute-beispiele',
  },
  {
    key: 'people',
    label: 'Personen',
    city: '/arbeitsbereich/netzwerk',
    serviceCentre: '/servicestelle/netzwerk',
  },
  { key: 'activity', label: 'Tätigkeit', city: null, serviceCentre: '/servicestelle/taetigkeit' },
] as const;

export type NetworkTab = (typeof tabs)[number]['key'];

/** What the network of the service centre consists of, side by side. */
export function NetworkTabs({ current, desk }: { current: NetworkTab; desk: Desk }): JSX.Element {
  return (
    <Tabs
      label="Netzwerk"
      tabs={tabs.flatMap(({ key, label, ...paths }) => {
        const href = paths[desk];
        return href === null ? [] : [{ label, href, current: key === current }];
      })}
    />
  );
}

const publicTabs = [
  { key: 'events', label: text('Veranstaltungen', 'Events'), path: '/veranstaltungen' },
  { key: 'library', label: text('Arbeitshilfen', 'Working aids'), path: '/arbeitshilfen' },
  { key: 'practice', label: text('Gute Beispiele', 'Good practice'), path: '/gute-beispiele' },
] as const;

const label = text('Netzwerk', 'Network');

/** What everybody sees of the network, side by side. */
export function PublicNetworkTabs(props: {
  current: (typeof publicTabs)[number]['key'];
  language: Language;
}): JSX.Element {
  const { current, language } = props;
  return (
    <Tabs
      label={label[language]}
      tabs={publicTabs.map((tab) => ({
        label: tab.label[language],
        href: localPath(language, tab.path),
        current: tab.key === current,
      }))}
    />
  );
}
