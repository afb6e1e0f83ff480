import proj4 from 'proj4';
import t from 'tap';
import { readPerimeter } from '../../src/areas/perimeter.js';
import { checkArea, type RuledArea, rateAsked } from '../../src/areas/rules.js';
import { Problem } from '../../src/kernel/problem.js';
import { coveredPart, hectaresOf } from '../../src/platform/geo/polygons.js';
import { bautzen } from '../support/people.js';
import { geoJsonOf, inBautzen, shapeFile, shpOf, systems, zipOf } from './shape-files.js';

const read = (bytes: Buffer) => readPerimeter({ bytes, fileName: 'umgriff.zip' }, bautzen);
const refusal = async (bytes: Buffer): Promise<string> => {
  const error: unknown = await read(bytes).then(
    () => null,
    (thrown: unknown) => thrown,
  );
  return error instanceof Problem ? `${error.errors[0]?.code}: ${error.detail?.de}` : String(error);
};
const projectedBy = (definition: string) =>
  inBautzen.map((position) => proj4(definition).forward([...position]) as [number, number]);
const near = (one: number, other: number): boolean => Math.abs(one - other) < 1e-6;

t.test('the same perimeter is read from every reference system the guideline knows', async (t) => {
  const utm = (zone: number) => projectedBy(`+proj=utm +zone=${zone} +ellps=GRS80 +units=m`);
  const files = {
    'WGS 84': await shapeFile([inBautzen]),
    'ETRS89 / UTM 33N': await shapeFile([utm(33)], systems.utm33),
    'ETRS89 / UTM 32N': await shapeFile([utm(32)], systems.utm32),
  };
  for (const [system, bytes] of Object.entries(files)) {
    const { coordinates, source } = await read(bytes);
    t.equal(source.system, system);
    const [longitude = 0, latitude = 0] = coordinates[0]?.[0]?.[0] ?? [];
    t.ok(near(longitude, 14.42) && near(latitude, 51.18), `${system}: ${longitude} ${latitude}`);
  }
  const withZone = utm(33).map(([x, y]) => [x + 33_000_000, y] as [number, number]);
  const { coordinates } = await read(await shapeFile([withZone], systems.utm33WithZone));
  t.ok(near(coordinates[0]?.[0]?.[0]?.[0] ?? 0, 14.42), 'also with the zone before the easting');
  t.ok(Math.abs(hectaresOf(coordinates) - 116.6) < 1, `${hectaresOf(coordinates)} ha`);
  const geoJson = await read(geoJsonOf([inBautzen]));
  t.same(geoJson.coordinates[0]?.[0]?.[1], [14.435, 51.18], 'rings are wound as GeoJSON wants them');
});

t.test('a hole stays one, and what two areas share is measured', async (t) => {
  const hole = inBautzen
    .map(([x, y]) => [14.4275 + (x - 14.4275) / 2, 51.185 + (y - 51.185) / 2] as const)
    .toReversed();
  const { coordinates } = await read(await shapeFile([inBautzen, hole]));
  t.equal(coordinates[0]?.length, 2);
  t.ok(Math.abs(hectaresOf(coordinates) - 87.4) < 1);
  const shifted = [[inBautzen.map(([x, y]) => [x + 0.0075, y] as const)]];
  t.ok(Math.abs(coveredPart([[inBautzen]], shifted) - 0.5) < 0.01);
  t.equal(coveredPart([[inBautzen]], [[inBautzen.map(([x, y]) => [x + 1, y] as const)]]), 0);
});

t.test('what is no perimeter is refused with the reason and the remedy', async (t) => {
  const bow = [inBautzen[0], inBautzen[2], inBautzen[1], inBautzen[3], inBautzen[0]].flatMap((p) =>
    p ? [p] : [],
  );
  const elsewhere = (x: number, y: number) => inBautzen.map(([a, b]) => [a + x, b + y] as const);
  const cases: Record<string, Buffer> = {
    open_ring: geoJsonOf([inBautzen.slice(0, -1)]),
    crosses_itself: await shapeFile([bow]),
    outside_saxony: await shapeFile([elsewhere(-3, 0)]),
    far_from_city: await shapeFile([elsewhere(-0.7, 0)]),
    unknown_system: await shapeFile([inBautzen], systems.gaussKrueger),
    impossible_position: geoJsonOf([inBautzen.map(([x]) => [x, 5_670_000])]),
    no_polygon: geoJsonOf([14.4, 51.2], 'Point'),
    not_geojson: Buffer.from('Gebiet'),
    not_a_shape_file: await zipOf({ 'a.txt': 'a' }),
    shape_part_missing: await zipOf({ 'a.shp': shpOf([inBautzen]), 'a.dbf': 'x' }),
    several_shape_files: await zipOf({ 'a.shp': shpOf([inBautzen]), 'b.shp': shpOf([inBautzen]) }),
    damaged: await zipOf({
      'a.shp': shpOf([inBautzen]).subarray(0, 150),
      'a.dbf': 'x',
      'a.prj': systems.degrees,
    }),
  };
  for (const [code, bytes] of Object.entries(cases)) {
    const said = await refusal(bytes);
    t.ok(said.startsWith(`${code}: `) && said.length > code.length + 20, `${code}: ${said}`);
  }
});

t.test('files made to do harm are refused before they are unpacked or paired', async (t) => {
  const zeros = Buffer.alloc(33 * 1024 * 1024);
  t.match(await refusal(await zipOf({ 'a.shp': zeros, 'a.dbf': 'x', 'a.prj': systems.degrees })), /^damaged/);
  t.match(
    await refusal(
      await zipOf({ 'a.shp': zeros.subarray(0, 9_000_000), 'a.dbf': 'x', 'a.prj': systems.degrees }),
    ),
    /^too_many_points/,
  );
  const manyRings = Array.from({ length: 501 }, () => inBautzen);
  t.match(await refusal(await shapeFile(manyRings)), /^too_many_points/);
  const endless = shpOf([inBautzen]);
  endless.writeInt32BE(-4, 104);
  t.match(
    await refusal(await zipOf({ 'a.shp': endless, 'a.dbf': 'x', 'a.prj': systems.degrees })),
    /^too_many_points|^damaged/,
    'a record of negative length',
  );
});

const area: RuledArea = {
  kind: 'fundingArea',
  fundingPeriod: '2021-2027',
  period: { start: '2022-12-16', end: '2028-12-31' },
  inhabitants: 8_420,
  inhabitantsOn: '2020-12-31',
  sgb2Rate: 1_940,
  sgb2RateOn: '2020-12-31',
  urbanRenewal: 'Sozialer Zusammenhalt',
  erdf: null,
  leader: 'none',
  hasPerimeter: true,
  overlaps: [],
};
const codes = (change: Partial<RuledArea>): string[] =>
  checkArea({ ...area, ...change }).map(({ code }) => code);

t.test('hints cite the clause of the period; only what cannot be is an error', async (t) => {
  t.same(codes({}), []);
  t.same(codes({ sgb2Rate: 800 }), ['rate_too_low'], 'eight percent is not above eight percent');
  t.same(codes({ sgb2Rate: 801 }), []);
  t.same(codes({ sgb2Rate: null, sgb2RateOn: null }), ['rate_missing']);
  t.same(codes({ sgb2RateOn: '2021-12-31' }), ['other_key_date']);
  t.same(codes({ inhabitantsOn: null }), ['key_date_missing']);
  t.same(codes({ urbanRenewal: null }), ['overlap_missing']);
  t.same(codes({ urbanRenewal: null, erdf: 'Integrierte Stadtentwicklung' }), []);
  t.same(codes({ leader: 'full' }), ['fully_funded_by_leader']);
  t.same(codes({ hasPerimeter: false }), ['perimeter_missing']);
  t.same(
    codes({
      overlaps: [
        { name: 'Nord', part: 0.12 },
        { name: 'Süd', part: 0.001 },
      ],
    }),
    ['areas_overlap'],
  );
  t.same(codes({ fundingPeriod: '2014-2020', sgb2RateOn: '2013-12-31', hasPerimeter: false }), [
    'rate_not_compared',
  ]);
  t.same(codes({ kind: 'neighbourhood', sgb2Rate: 100, urbanRenewal: null, hasPerimeter: false }), []);
  const findings = checkArea({ ...area, period: { start: '2025-01-01', end: '2024-12-31' }, sgb2Rate: 500 });
  t.same(
    findings.map(({ severity }) => severity),
    ['error', 'hint'],
  );
  t.match(findings[1]?.clause ?? '', /A V Nr\. 1/);
});

t.test('the rate asked for follows from the guideline of the period', async (t) => {
  const asked = (change: Partial<RuledArea>) => rateAsked({ ...area, ...change })?.words.de ?? null;
  t.equal(asked({ fundingPeriod: '2021-2027' }), 'über 8\u00a0% am 31.12.2020');
  t.equal(asked({ fundingPeriod: '2014-2020' }), 'über dem Landesdurchschnitt, Dezember 2013');
  t.equal(asked({ fundingPeriod: null }), null);
  t.equal(asked({ kind: 'neighbourhood' }), null, 'no guideline decides about a neighbourhood');
});
