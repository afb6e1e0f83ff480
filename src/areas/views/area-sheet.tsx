import type { CheckedRecord } from '../../city-records/index.js';
import { formatCount, formatDay, formatRate } from '../../kernel/format.js';
import type { Language } from '../../kernel/text.js';
import {
  AreaMap,
  componentMessages,
  FactsList,
  type KeyFigure,
  KeyFigures,
  SheetHead,
  TextFact,
} from '../../web/index.js';
import type { Area } from '../area.js';
import { areaMessages as words } from '../messages.js';
import { wholeHectares } from '../size.js';

interface SheetProps {
  readonly record: CheckedRecord<Area>;
  readonly language: Language;
  /** Published projects that name it; left out where nobody counted. */
  readonly projects?: number;
}

/** The sheet of an area: figures, perimeter, facts; for a published one or a draft. */
export function AreaSheet({ record, language, projects }: SheetProps): JSX.Element {
  const { content: area, reference, cityAgs } = record;
  return (
    <article class="sheet" aria-labelledby="titel">
      <SheetHead
        tag={words.kinds[area.kind][language]}
        reference={reference}
        cityAgs={cityAgs}
        name={area.name}
        language={language}
      >
        {area.fundingPeriod !== null && <span safe>{area.fundingPeriod.replace('-', '–')}</span>}
      </SheetHead>
      {area.description !== null && (
        <p class="verbatim" lang="de" safe>
          {area.description}
        </p>
      )}
      <section class="sec">
        <KeyFigures figures={[...figuresOf({ record, language }), ...projectFigure(projects, language)]} />
      </section>
      <section class="sec">
        <h2 safe>{words.perimeter[language]}</h2>
        <PerimeterPart record={record} language={language} />
      </section>
      <section class="sec">
        <h2 safe>{words.facts[language]}</h2>
        <AreaFacts area={area} language={language} />
      </section>
    </article>
  );
}

function PerimeterPart({ record: { content, perimeter }, language }: SheetProps): JSX.Element {
  if (perimeter === null)
    return (
      <p class="muted" safe>
        {words.noPerimeter[language]}
      </p>
    );
  return (
    <>
      <AreaMap polygons={perimeter.coordinates} label={words.mapOf(content.name)[language]} />
      <p class="small muted" safe>
        {[words.perimeterSource(perimeter.source.system)[language], perimeter.source.fileName]
          .filter((part) => part !== null)
          .join(' · ')}
      </p>
    </>
  );
}

function figuresOf({ record: { content: area, perimeter }, language }: SheetProps): KeyFigure[] {
  const dated = (on: string | null): string[] =>
    on === null ? [] : [words.onDay(formatDay(on, language))[language]];
  const unknown = componentMessages.notStated[language];
  const size = perimeter === null ? null : wholeHectares(perimeter);
  return [
    {
      label: words.inhabitants[language],
      value: area.inhabitants === null ? unknown : formatCount(area.inhabitants, language),
      notes: dated(area.inhabitantsOn),
    },
    {
      label: words.sgb2Rate[language],
      value: area.sgb2Rate === null ? unknown : formatRate(area.sgb2Rate, language),
      notes: [...dated(area.sgb2RateOn), words.sgb2Note[language]],
    },
    size === null
      ? { label: words.size[language], value: unknown, notes: [] }
      : {
          label: words.size[language],
          value: formatCount(size, language),
          unit: words.hectares[language],
          notes: [words.computed[language]],
        },
  ];
}

const projectFigure = (projects: number | undefined, language: Language): KeyFigure[] =>
  projects === undefined
    ? []
    : [
        {
          label: words.projects[language],
          value: formatCount(projects, language),
          notes: [words.projectsNote[language]],
        },
      ];

function AreaFacts({ area, language }: { area: Area; language: Language }): JSX.Element {
  const unknown = componentMessages.notStated[language];
  const day = (on: string | null): string => (on === null ? unknown : formatDay(on, language));
  const facts: [label: string, value: string | null, lang?: Language][] = [
    [words.period[language], `${day(area.period.start)} – ${day(area.period.end)}`],
    [words.urbanRenewal[language], area.urbanRenewal, 'de'],
    [words.erdf[language], area.erdf, 'de'],
    [words.leader[language], area.leader === null ? null : words.leaderKinds[area.leader][language]],
    [words.otherProgrammes[language], area.otherProgrammes, 'de'],
    [words.spellings[language], area.spellings.length === 0 ? null : area.spellings.join(', '), 'de'],
  ];
  return (
    <FactsList>
      {facts.map(([label, value, lang]) => (
        <TextFact label={label} value={value} language={language} lang={lang} />
      ))}
    </FactsList>
  );
}
