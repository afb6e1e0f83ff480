import t from 'tap';
import { lookAtWorkspaces } from './workspace-pages.js';

t.test(
  'axe finds nothing on the pages of cities and administrators, and nothing scrolls sideways',
  {
    timeout: 300_000,
  },
  (t) => lookAtWorkspaces(t, (url) => !url.startsWith('/servicestelle')),
);
