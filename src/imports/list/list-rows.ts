import { type CatalogueKind, matchCatalogue } from '../../catalogue/index.js';
import { matchPlace } from '../../places/index.js';
import type { SheetRow } from '../../platform/spreadsheet/reading/cell.js';
import {
  type AmountField,
  type CatalogueReference,
  emptyInput,
  type Place,
  type ProjectInput,
  unknownAmounts,
  unknownReference,
} from '../../projects/index.js';
import type { LocatedFinding } from '../entry.js';
import { type UnitFault, unitFaultsOf } from './columns.js';
import { unknownActionField } from './findings/of-values.js';
import type { ListContext } from './list-context.js';
import { fundKey } from './list-origin.js';
import { isRateOfPriority, isRateOfProject, isWorkedOut, periodOfReference } from './own-lists.js';
import {
  fundingPeriodNamed,
  fundNamed,
  fundOfProgramme,
  namesEarlierPeriod,
  programmeCodeIn,
} from './programme-codes.js';
import { headingSays } from './recognise-heading.js';
import { RowReader } from './row-reader.js';
import type { ListField } from './wordings/fields.js';

/** Turns rows of a list into records; looks each wording up once. */
export class ListRows {
  private readonly references = new Map<string, CatalogueReference>();
  private readonly places = new Map<string, Place>();
  private readonly basis: 'priority' | 'project';
  private readonly units: ReadonlyMap<ListField, UnitFault>;

  constructor(private readonly context: ListContext) {
    const rate = context.columns.byField.get('unionRate');
    this.basis = rate && headingSays(rate.heading, 'priority') ? 'priority' : 'project';
    this.units = unitFaultsOf(context.columns, context.currency);
  }

  read(row: SheetRow): { input: ProjectInput; findings: LocatedFinding[] } {
    const { title, sheetName, date } = this.context;
    const reader = new RowReader(this.context, this.units, row);
    const period = reader.period();
    const amounts = this.amounts(reader);
    const rate = this.unionRate(reader);
    const grantRate = reader.rate('grantRate');
    const locator = sheetName === null ? `Zeile ${row.number}` : `Blatt „${sheetName}“, Zeile ${row.number}`;
    const input: ProjectInput = {
      ...emptyInput({ kind: 'list', title, locator, date }),
      name: reader.words('name') ?? '',
      planNumber: reader.words('planNumber'),
      beneficiary: reader.party('beneficiary', false) ?? reader.party('naturalPerson', true),
      executingBody: reader.party('executingBody', false),
      place: this.place(reader),
      area: reader.words('area'),
      period,
      amounts,
      unionRate: rate,
      grantRate,
      catalogue: this.catalogue(reader),
      actionFields: this.actionFields(reader),
      purposeAndAchievements: reader.words('purpose'),
      summary: reader.words('summary'),
      sourceFields: reader.sourceFields(),
    };
    return { input, findings: reader.findings };
  }

  private unionRate(reader: RowReader): ProjectInput['unionRate'] {
    const rate = reader.rate('unionRate');
    const basis = reader.words('unionRateBasis');
    if (rate === null || isWorkedOut(basis)) return null;
    if (isRateOfPriority(basis)) return { rate, basis: 'priority' };
    return { rate, basis: isRateOfProject(basis) ? 'project' : this.basis };
  }

  private amounts(reader: RowReader): ProjectInput['amounts'] {
    const amounts: Record<AmountField, ProjectInput['amounts'][AmountField]> = { ...unknownAmounts };
    for (const field of this.context.amounts.keys()) {
      const cents =
        field === 'unionContribution' && isWorkedOut(reader.words('unionContributionOrigin'))
          ? null
          : reader.amount(field);
      if (cents !== null) amounts[field as AmountField] = { cents, evidence: 'officialList' };
    }
    return amounts;
  }

  private catalogue(reader: RowReader): ProjectInput['catalogue'] {
    const fundingPeriod = this.fundingPeriod(reader);
    const of = (kind: CatalogueKind, words: string | null) => this.reference(kind, words, fundingPeriod.key);
    return {
      fundingPeriod,
      fund: this.fund(reader, fundingPeriod.key),
      priority: of('priority', reader.words('priority')),
      fundingGuideline: of('fundingGuideline', reader.codeAnd('guidelineCode', 'fundingGuideline')),
      fundingObject: of('fundingObject', reader.codeAnd('objectCode', 'fundingObject')),
      interventionCategory: of(
        'interventionCategory',
        reader.codeAnd('interventionCode', 'interventionCategory'),
      ),
      specificObjective: of('specificObjective', reader.words('specificObjective')),
    };
  }

  /** Several in one cell, by title, spelling or key; what is none stays among the words of the source. */
  private actionFields(reader: RowReader): string[] {
    const { catalogue } = this.context.dictionary;
    const named = (reader.words('actionFields') ?? '').split(/[;\n]/u).map((words) => words.trim());
    return named.flatMap((words) => {
      if (words === '') return [];
      const key =
        catalogue.byKey('actionField', words)?.key ?? this.reference('actionField', words, null).key;
      if (key === null) reader.say(unknownActionField(words), 'actionFields');
      return key === null ? [] : [key];
    });
  }

  private fundingPeriod(reader: RowReader): CatalogueReference {
    const words = reader.words('fundingPeriod');
    const said = words === null ? null : fundingPeriodNamed(words);
    const programme = reader.words('programme') ?? '';
    const ofProgramme = programmeCodeIn(programme)?.fundingPeriod ?? fundingPeriodNamed(programme);
    const ofReference = periodOfReference(reader.words('operationCode') ?? '');
    const ofRow = said ?? ofProgramme ?? ofReference;
    const isEarlier = ofRow === null && namesEarlierPeriod(`${words ?? ''} ${programme}`);
    return { key: isEarlier ? null : (ofRow ?? this.context.fundingPeriod), sourceText: words };
  }

  private fund(reader: RowReader, fundingPeriod: string | null): CatalogueReference {
    const words = reader.words('fund');
    const { catalogue } = this.context.dictionary;
    const byCode =
      words === null || fundingPeriod === null
        ? undefined
        : catalogue.ofKind('fund', fundingPeriod).find(({ code }) => code === words);
    if (byCode) return { key: byCode.key, sourceText: words };
    const said = words === null ? null : fundNamed(words);
    const name = said ?? fundOfProgramme(reader.words('programme') ?? '');
    const key = name === null || fundingPeriod === null ? null : fundKey(name, fundingPeriod);
    const known = key !== null && catalogue.byKey('fund', key) ? key : null;
    return { key: known ?? (words === null ? this.context.fund : null), sourceText: words };
  }

  private reference(
    kind: CatalogueKind,
    words: string | null,
    fundingPeriod: string | null,
  ): CatalogueReference {
    if (words === null) return unknownReference;
    const name = `${kind} ${fundingPeriod} ${words}`;
    const known = this.references.get(name);
    if (known) return known;
    const { key, sourceText } = matchCatalogue(this.context.dictionary.catalogue, kind, words, fundingPeriod);
    const reference = { key, sourceText };
    this.references.set(name, reference);
    return reference;
  }

  private place(reader: RowReader): Place {
    const { city } = this.context;
    if (city !== null) return { kind: 'municipality', ags: city, sourceText: reader.words('place') };
    const ags = reader.words('municipalityKey');
    const known = ags === null ? undefined : this.context.dictionary.places.byAgs(ags);
    const place = this.placeNamed(reader);
    return known?.kind === 'municipality'
      ? { kind: 'municipality', ags, sourceText: place.sourceText }
      : place;
  }

  private placeNamed(reader: RowReader): Place {
    const town = reader.words('place');
    const postcode = reader.words('postcode');
    const district = reader.words('district');
    const words = town === null ? (postcode ?? district) : postcode === null ? town : `${postcode} ${town}`;
    const name = JSON.stringify([words, district]);
    const known = this.places.get(name);
    if (known) return known;
    const place = this.context.isSaxon
      ? this.matched(words, district)
      : { kind: 'unmatched' as const, ags: null, sourceText: words };
    this.places.set(name, place);
    return place;
  }

  private matched(words: string | null, district: string | null): Place {
    const { kind, ags, sourceText } = matchPlace(this.context.dictionary.places, words, district);
    return { kind, ags, sourceText };
  }
}
