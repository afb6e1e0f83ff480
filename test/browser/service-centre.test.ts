import t from 'tap';
import { lookAtWorkspaces, withFrozenFigures } from './workspace-pages.js';

t.test(
  'axe finds nothing on the pages of the service centre, and nothing scrolls sideways',
  {
    timeout: 300_000,
  },
  (t) =>
    lookAtWorkspaces(
      t,
      (url) => url.startsWith('/servicestelle'),
      async ({ app, world, lookAt }) => {
        await lookAt('staff', '/auswertung?rows=city&columns=object');
        await lookAt('staff', await withFrozenFigures(app, world));
      },
    ),
);
