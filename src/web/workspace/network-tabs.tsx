import { Tabs } from '../components/tabs.js';

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
