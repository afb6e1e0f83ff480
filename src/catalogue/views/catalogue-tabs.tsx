import { Tabs } from '../../web/index.js';
import { actionFieldsPath, indicatorsPath } from '../paths.js';

const tabs = [
  { key: 'actionFields', label: 'Handlungsfelder', href: actionFieldsPath },
  { key: 'indicators', label: 'Indikatoren', href: indicatorsPath },
] as const;

/** What of the catalogue the service centre extends, side by side. */
export const CatalogueTabs = ({ current }: { current: (typeof tabs)[number]['key'] }): JSX.Element => (
  <Tabs
    label="Katalog"
    tabs={tabs.map(({ key, label, href }) => ({ label, href, current: key === current }))}
  />
);
