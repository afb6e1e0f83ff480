import { writeFileSync } from 'node:fs';
import { packagePath } from '../../platform/files/package-root.js';
import { drawMap } from './draw-map.js';
import { settlementsAroundSaxony } from './settlements.js';

// Run by `npm run build:map` when GeoNames data or the drawing change; the result is committed.
const map = drawMap(settlementsAroundSaxony());
writeFileSync(packagePath('src', 'places', 'data', 'map.json'), `${JSON.stringify(map, null, 2)}\n`);
