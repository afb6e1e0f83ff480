import { catalogueAt } from '../catalogue/index.js';
import { type CheckedRecord, type CityRecordKind, recordsAt } from '../city-records/index.js';
import { viewpointAt } from '../history/index.js';
import { text } from '../kernel/text.js';
import type { Transaction } from '../platform/database/database.js';
import { coveredPart } from '../platform/geo/polygons.js';
import type { SentForm } from '../platform/http/form-body.js';
import { FormReader, typed } from '../web/index.js';
import { type Area, areaKinds, leaderKinds } from './area.js';
import { areaMessages } from './messages.js';
import { readPerimeter } from './perimeter.js';
import { checkArea } from './rules.js';
import { areaSchema } from './schemas.js';
import { AreaFields } from './views/area-fields.js';
import { AreaSheet } from './views/area-sheet.js';

/** Areas of cities: funded areas of a guideline and neighbourhoods. */
export const areaKind: CityRecordKind<Area> = {
  kind: 'area',
  word: text('Gebiet', 'Area'),
  plural: text('Gebiete', 'Areas'),
  path: '/gebiete',
  nameOf: ({ name }) => name,
  schema: areaSchema,
  check: async (tx, record) =>
    checkArea({
      ...record.content,
      hasPerimeter: record.perimeter !== null,
      overlaps: await overlapsOf(tx, record),
    }),
  form: { valuesOf, read: areaOfForm, choices: choicesOf, Fields: AreaFields },
  Sheet: AreaSheet,
  readPerimeter,
  compared: {
    labels: {
      name: 'Name',
      kind: 'Art',
      fundingPeriod: 'Förderperiode',
      'period.start': 'Von',
      'period.end': 'Bis',
      description: 'Beschreibung',
      inhabitants: 'Einwohner',
      inhabitantsOn: 'Stichtag der Einwohner',
      sgb2Rate: 'SGB-II-Quote in Prozent',
      sgb2RateOn: 'Stichtag der Quote',
      urbanRenewal: 'Städtebauförderung',
      erdf: 'EFRE',
      leader: 'LEADER',
      otherProgrammes: 'Andere Programme',
      spellings: 'Andere Namen',
    },
    values: { ...areaMessages.kinds, ...areaMessages.leaderKinds },
    decimals: ['sgb2Rate'],
  },
};

/** Other published areas of the city, with the part of this one they cover. */
async function overlapsOf(tx: Transaction, { cityAgs, reference, perimeter }: CheckedRecord<Area>) {
  if (perimeter === null) return [];
  const { revision } = await viewpointAt(tx);
  const others = await recordsAt(tx, 'area', revision, cityAgs);
  return others.flatMap((other) =>
    other.perimeter === null || other.reference === reference
      ? []
      : [
          {
            name: String(other.content.name),
            part: coveredPart(perimeter.coordinates, other.perimeter.coordinates),
          },
        ],
  );
}

async function choicesOf(tx: Transaction) {
  const { revision } = await viewpointAt(tx);
  const catalogue = await catalogueAt(tx, revision);
  const periods = catalogue
    .ofKind('fundingPeriod')
    .map(({ key, title }) => ({ value: key, label: title.de ?? key }));
  return { fundingPeriod: periods };
}

function valuesOf(area: Area | null): SentForm {
  if (area === null) return { kind: 'fundingArea' };
  return {
    name: area.name,
    kind: area.kind,
    fundingPeriod: area.fundingPeriod ?? '',
    start: typed.day(area.period.start),
    end: typed.day(area.period.end),
    description: area.description ?? '',
    inhabitants: typed.count(area.inhabitants),
    inhabitantsOn: typed.day(area.inhabitantsOn),
    sgb2Rate: typed.rate(area.sgb2Rate),
    sgb2RateOn: typed.day(area.sgb2RateOn),
    urbanRenewal: area.urbanRenewal ?? '',
    erdf: area.erdf ?? '',
    leader: area.leader ?? '',
    otherProgrammes: area.otherProgrammes ?? '',
    spellings: typed.lines(area.spellings),
  };
}

const mostInhabitants = 1_000_000;

function areaOfForm(values: SentForm) {
  const form = new FormReader(values);
  const content: Area = {
    name: form.required('name', 200, 'Der Name fehlt. Schreiben Sie ihn wie im Handlungskonzept.'),
    kind: form.choice('kind', areaKinds) ?? 'fundingArea',
    fundingPeriod: form.words('fundingPeriod', 20),
    period: { start: form.day('start'), end: form.day('end') },
    description: form.words('description', 4_000),
    inhabitants: form.count('inhabitants', mostInhabitants),
    inhabitantsOn: form.day('inhabitantsOn'),
    sgb2Rate: form.rate('sgb2Rate'),
    sgb2RateOn: form.day('sgb2RateOn'),
    urbanRenewal: form.words('urbanRenewal', 1_000),
    erdf: form.words('erdf', 1_000),
    leader: form.choice('leader', leaderKinds),
    otherProgrammes: form.words('otherProgrammes', 1_000),
    spellings: form.lines('spellings', 200, 20),
  };
  return form.isRight ? { content } : { faults: form.faults };
}
