import { type Area, rateAsked, wholeHectares } from '../../src/areas/index.js';
import { formatCount } from '../../src/kernel/format.js';
import type { Language } from '../../src/kernel/text.js';
import { mapOfSaxony, referencePlaces } from '../../src/places/index.js';
import type { Block, Fact } from '../../src/reporting/index.js';
import { cityName } from '../../src/web/index.js';
import { text } from '../shared/cells.js';
import { landShapes } from '../shared/cities.js';
import type { AreaReportData } from './dataset.js';
import { words } from './words.js';

/** The border of the area, and where in Saxony its city lies. */
export function perimeterBlocks(data: AreaReportData, language: Language): Block[] {
  const { perimeter, area } = data;
  const alt = words.perimeter(area.name)[language];
  return [
    {
      kind: 'columns',
      columns: [
        {
          width: 'wide',
          blocks:
            perimeter === null
              ? [{ kind: 'note', mark: null, text: noPerimeter[language] }]
              : [{ kind: 'perimeter', polygons: perimeter.coordinates, alt }],
        },
        { width: 'narrow', blocks: [landMap(data, language)] },
      ],
    },
  ];
}

const noPerimeter = { de: 'Ein Gebietsumgriff liegt nicht vor.', en: 'There is no perimeter.' } as const;

function landMap({ cityAgs, perimeter }: AreaReportData, language: Language): Block {
  const place = referencePlaces().byAgs(cityAgs);
  const name = cityName(cityAgs);
  const at =
    place?.longitude == null || place.latitude === null
      ? null
      : mapOfSaxony().project(place.longitude, place.latitude);
  const size =
    perimeter === null
      ? null
      : `${formatCount(wholeHectares(perimeter), language)} ${words.hectares[language]}`;
  return {
    kind: 'map',
    shapes: landShapes(),
    chosen: {
      districts: place?.districtAgs == null ? [] : [place.districtAgs],
      mark: at === null ? null : { x: at[0], y: at[1], label: name },
    },
    alt: `${words.place[language]}: ${name}`,
    facts: [
      { key: 'city', label: '', value: text(name) },
      ...(size === null ? [] : [{ key: 'size', label: words.size[language], value: text(size) }]),
    ],
  };
}

/** What the city says of the area, and which other programmes reach it. */
export function areaFacts(area: Area, language: Language): Block[] {
  const { period, leader } = area;
  const asked = rateAsked(area);
  const fact = (key: string, label: string, value: string | null): Fact => ({
    key,
    label,
    value: value === null ? null : text(value),
  });
  return [
    { kind: 'heading', level: 2, text: words.facts[language] },
    {
      kind: 'facts',
      facts: [
        fact('fundingPeriod', words.fundingPeriod[language], area.fundingPeriod?.replace('-', '–') ?? null),
        {
          key: 'period',
          label: words.period[language],
          value: period.start === null && period.end === null ? null : { type: 'period', period },
        },
        ...(asked === null
          ? []
          : [
              {
                ...fact('rateAsked', words.rateAsked[language], asked.words[language]),
                note: asked.clause,
              },
            ]),
        ...(area.spellings.length === 0
          ? []
          : [fact('spellings', words.spellings[language], area.spellings.join('; '))]),
        fact('urbanRenewal', words.urbanRenewal[language], area.urbanRenewal),
        fact('erdf', words.erdf[language], area.erdf),
        fact('leader', words.leader[language], leader === null ? null : words.leaderKinds[leader][language]),
        ...(area.otherProgrammes === null
          ? []
          : [fact('otherProgrammes', words.otherProgrammes[language], area.otherProgrammes)]),
      ],
    },
  ];
}
