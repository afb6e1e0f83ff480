import { NetworkTabs, Tabs } from '../../web/index.js';
import { staffNetworkPath, staffOrganisationsPath } from '../words.js';

export type NetworkPart = 'people' | 'organisations' | 'due';

/** People, organisations and what is due, side by side below the parts of the network. */
export function DirectoryTabs(props: {
  current: NetworkPart;
  people?: number;
  dueSoon?: number;
}): JSX.Element {
  const { current, people, dueSoon } = props;
  return (
    <>
      <NetworkTabs current="people" desk="serviceCentre" />
      <Tabs
        label="Personen und Organisationen"
        tabs={[
          {
            label: 'Personen',
            href: staffNetworkPath,
            current: current === 'people',
            ...(people !== undefined && { count: people }),
          },
          { label: 'Organisationen', href: staffOrganisationsPath, current: current === 'organisations' },
          {
            label: 'Fällig',
            href: `${staffNetworkPath}/faellig`,
            current: current === 'due',
            ...(dueSoon !== undefined && { count: dueSoon }),
          },
        ]}
      />
    </>
  );
}
