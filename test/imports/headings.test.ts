import { existsSync, readFileSync } from 'node:fs';
import t from 'tap';
import { fieldsOfHeading } from '../../src/imports/list/recognise-heading.js';
import { packagePath } from '../../src/platform/files/package-root.js';

const folder = packagePath('..', 'shared', 'data', 'headings');
const skip = existsSync(folder) ? false : 'skipped: no real data beside the checkout';
const best = (heading: string): string | null => {
  const [first] = fieldsOfHeading(heading);
  return first && first.score >= 0.5 ? first.field : null;
};

/** English words of Annex XII that name a field beyond doubt; most real headings carry them beside their own. */
const saysInEnglish: readonly (readonly [RegExp, string])[] = [
  [/beneficiary_name|name_of_beneficiary|name_of_the_beneficiary/, 'beneficiary'],
  [/operation_name|name_of_operation|project_title|project_name/, 'name'],
  [/operation_summary|summary_of_operation|project_summary|project_description/, 'summary'],
  [/operation_start_date|project_start_date/, 'start'],
  [/operation_end_date|project_end_date/, 'end'],
  [/total_eligible_(?:expenditure|costs?)(?!.*beneficiary)/, 'totalEligibleCost'],
  [/cofinancing_rate(?!_40|_4$)/, 'unionRate'],
  [/post_?code/, 'postcode'],
  [/(?:^|_)country$/, 'country'],
  [/name_of_categor(?:y|ies)_of_intervention/, 'interventionCategory'],
];

t.test('the headings of lists all over the Union are recognised', { skip }, (t) => {
  const rows = readFileSync(`${folder}/columns-2014-2020.csv`, 'utf8').trim().split(/\r?\n/).slice(1);
  const headings = [...new Set(rows.map((row) => row.split(',')[2] ?? ''))];
  let expected = 0;
  const missed: string[] = [];
  for (const heading of headings) {
    const field = saysInEnglish.find(([words]) => words.test(heading))?.[1];
    if (field === undefined) continue;
    expected += 1;
    if (best(heading) !== field) missed.push(`${heading}: ${best(heading)} instead of ${field}`);
  }
  t.ok(expected > 120, `${expected} headings say in English what they mean`);
  t.ok(missed.length <= expected * 0.04, `${missed.length} missed: ${missed.join('; ')}`);
  const unknown = headings.filter((heading) => best(heading) === null);
  t.comment(`${unknown.length} of ${headings.length} mean nothing to the registry`);
  t.end();
});

t.test('the exports of the Commission and the lists of 2021–2027 are recognised', { skip }, (t) => {
  const kohesio = JSON.parse(readFileSync(`${folder}/kohesio_export_headers.json`, 'utf8'));
  for (const period of ['columns_2014_2020', 'columns_2021_2027'])
    t.match(Object.fromEntries(kohesio[period].map((heading: string) => [heading, best(heading)])), {
      Operation_Unique_Identifier: 'operationCode',
      Operation_Name_Programme_Language: 'name',
      Country: 'country',
      Operation_Start_Date: 'start',
      Operation_End_Date: 'end',
      Cofinancing_Rate: 'unionRate',
      Total_Eligible_Expenditure_amount: 'totalEligibleCost',
      Total_Eligible_Expenditure_Currency: 'currency',
      Project_EU_Budget: 'unionContribution',
      Beneficiary_Name: 'beneficiary',
      Category_Of_Intervention: 'interventionCategory',
      Fund_Code: 'fund',
      Programme_Code: 'programme',
      Postal_Code: 'postcode',
      Programming_Period: 'fundingPeriod',
      Operation_Summary_Programme_Language: 'summary',
    });
  const saxonLow = JSON.parse(readFileSync(`${folder}/niedersachsen_2021-2027_header_prefixes.json`, 'utf8'));
  t.same(saxonLow.header_prefixes_de.map(best), [
    'beneficiary',
    'operationCode',
    'name',
    'purpose',
    'start',
    'end',
    'totalCost',
    'unionContribution',
    'fund',
    null,
  ]);
  t.end();
});

t.test('line breaks, soft hyphens, numbers, lost and spelled-out letters do not matter', (t) => {
  for (const heading of [
    '6. Gesamtbetrag der förderfähigen Ausgaben des Vorhabens',
    'Gesamtbetrag der för\u00adder\u00adfähigen Aus-\nga-\nben des Vorhabens in €',
    'f)\u00a0Gesamtbetrag der foerderfaehigen Ausgaben',
    'GESAMTBETRAG DER FRDERFHIGEN AUSGABEN',
    'Förderfähige Gesamtkosten / Total eligible cost',
    'Zuwendungsfähige Ausgaben (EUR)',
  ])
    t.equal(best(heading), 'totalEligibleCost', heading);
  t.equal(best('Unionskofinan-\r\nzierungssatz'), 'unionRate');
  for (const heading of [
    'Name des Begünstigten bzw. bei Vergabe: Name des Auftragnehmers',
    "Name of the beneficiary and, in the case of public procurement, the contractor's name",
    'Förderungsnehmer',
  ])
    t.equal(best(heading), 'beneficiary', heading);
  t.equal(best('EU-Fördersatz'), 'unionRate');
  t.equal(best('förderbare Kosten (EUR)'), 'totalEligibleCost');
  t.equal(best('Wartość unijnego dofinansowania'), 'unionContribution');
  for (const heading of [
    'Numer umowy',
    'Numer umowy o dofinansowanie',
    'Nr umowy / Contract number',
    'Oznaka operacije',
  ])
    t.equal(best(heading), 'operationCode', heading);
  t.equal(best('Upravičenec'), 'beneficiary');
  t.equal(best('Kezdés dátuma'), 'start');
  t.equal(best('Крайна дата'), 'end');
  t.equal(best('Cel szczegółowy'), 'specificObjective');
  t.equal(best('Nicht förderfähige Ausgaben'), null);
  t.equal(best('Anzahl der Vorhaben'), null);
  t.equal(best('Adresse des Begünstigten'), null);
  t.end();
});

t.test('the wordings of the regulations for where an operation takes place are recognised', async (t) => {
  const wordings: readonly (readonly [string, string])[] = [
    ['Postleitzahl des Vorhabens oder andere angemessene Standortindikatoren', 'postcode'],
    [
      'PLZ des Vorhabens oder andere angemessene Standortindikatoren\nOperation postcode or other appropriate location indicator',
      'postcode',
    ],
    ['Operation postcode; or other appropriate location indicator', 'postcode'],
    ["code postal de l'opération; ou autre indicateur d'emplacement approprié", 'postcode'],
    ['código postal de la operación u otro indicador apropiado de la ubicación', 'postcode'],
    ["codice postale dell'operazione o altro indicatore appropriato dell'ubicazione", 'postcode'],
    ['kod pocztowy operacji lub inny odpowiedni wskaźnik lokalizacji', 'postcode'],
    ['PSČ operace; nebo jiné vhodné určení místa', 'postcode'],
    ['Standortindikator oder Geolokalisierung für das Vorhaben und das betreffende Land', 'place'],
    ['Location indicator or geolocation for the operation and country concerned', 'place'],
    ['Output indicator', 'nothing'],
  ];
  for (const [heading, field] of wordings) t.equal(best(heading) ?? 'nothing', field, heading);
  t.equal(best('Anotace projektu'), 'summary');
});
