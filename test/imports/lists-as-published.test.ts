import t from 'tap';
import { readTextList } from './read-text-list.js';

/** Layouts in which authorities published their lists, with operations of our own. */
const lines = (...rows: readonly string[]): string => rows.join('\n');

const hints = (list: Awaited<ReturnType<typeof readTextList>>): string[] =>
  list.source.entries.flatMap(({ findings }) =>
    findings.flatMap(({ code, cell }) => (code === 'day_missing' ? [`${code} ${cell}`] : [])),
  );

t.test('lists of beneficiaries of 2007–2013: granted and paid amounts, years instead of days', async (t) => {
  const granted = await readTextList(
    lines(
      'Name des Begünstigten,Bezeichnung des Vorhabens,Jahr der Bewilligung / Jahr der Restzahlung,Gewährte Beträge,Bei Abschluss des Vorhabens gezahlte Gesamtbeträge',
      'Verein A,Lernwerkstatt,2009/2011,"2.470,00","2.470,00"',
      '"Bildungswerk\nB e.V.",Tafel,2008,"41.002,73",',
    ),
  );
  t.equal(granted.fields.D, 'grant');
  t.equal(granted.fields.E, null, 'what was paid is no grant');
  t.same(
    granted.source.entries.map(({ input }) => input.amounts.grant?.cents),
    [247000n, 4100273n],
  );
  const asked = await readTextList(
    lines(
      'Jahr der Bewilligung,Name des Begünstigten,Bezeichnung des Vorhabens,Zuwendungen des Landes NRW',
      '2006,Berufsbildungsstätte C,Sonderprogramm,172.306 €',
      '2007,Verein D,Ausbildung im Verbund,640 €',
    ),
  );
  t.ok(
    asked.questions.includes('meaning.zuwendungendeslandesnrw'),
    'the only amounts of a list are asked for',
  );
});

t.test('a year or a month alone leaves the day open, and the row comes in', async (t) => {
  const list = await readTextList(
    lines(
      'Recipient of funds,Name of Project,Type of fund,Start date,End date,Total project costs (EUR)',
      'University A,Innovation Clinic,ERDF,01. Nov 15,31. Dez 18,2390607',
      'Council B,Growth Hub,ERDF,Aug 15,Dez 17,7627175',
      'Council C,Campaign,ERDF,2016,"Tuesday, October 18, 2016",10000',
    ),
  );
  t.same(list.errors, []);
  t.same(hints(list), ['day_missing D3', 'day_missing E3', 'day_missing D4']);
  t.same(
    list.source.entries.map(({ input }) => input.period),
    [
      { start: '2015-11-01', end: '2018-12-31' },
      { start: null, end: null },
      { start: null, end: '2016-10-18' },
    ],
  );
});

t.test(
  'months from and to in one cell; organisations, telephones and times in Swedish and English',
  async (t) => {
    const french = await readTextList(
      lines(
        'fond,titre,durée,coût_total,bénéficiaire',
        'FSE,Recyclage,Janvier 2013 à Décembre 2013 (1 an),937 694 €,Maison A',
        'FEDER,Marché,Mai 2012 - Janvier 2014,164 604 €,Chambre B',
      ),
    );
    t.same(french.errors, []);
    t.same(hints(french), ['day_missing C2', 'day_missing C3']);
    const lasting = await readTextList(
      lines(
        'fond,titre,durée,fond_coût,coût_total,bénéficiaire',
        'FSE,Jardin,1 an,26 112 €,,Chantier A',
        'FEDER,Tramway,18 mois,38 854 €,78 616 €,Ville B',
        'FEDER,Marché,Mai 2012 - Janvier 2014,32 921 €,164 604 €,Chambre C',
        'FSE,Recyclage,Juin 2013 à Juillet 2014,254 846 €,937 694 €,Maison D',
      ),
    );
    t.same(lasting.errors, [], 'how long something takes is no day, and no fault');
    t.same(hints(lasting), ['day_missing C2', 'day_missing C3', 'day_missing C4', 'day_missing C5']);
    t.ok(lasting.questions.includes('meaning.fondcoût'), 'what the fund pays may be the contribution');
    const swedish = await readTextList(
      lines(
        'ärende-id,stödmottagare,beviljat_belopp_sek,beviljat_belopp_eur,projektnamn,projekt_starttid,projekt_sluttid,telnr',
        '20200940,Kommun A,3929285,0,Nät,2017-01-02,2020-04-30,+46701153356',
        '20201077,Landsting B,30318084,0,Arena,2016-11-01,2019-11-01,0707374543',
      ),
    );
    t.match(swedish.fields, { B: 'beneficiary', F: 'start', G: 'end', H: null });
    t.ok(swedish.questions.includes('column.grant'));
    const british = await readTextList(
      lines(
        'Priority,Organization,Project,Type,Subsidy,Start_date,End_date,City_name',
        'P2,COLLEGE A,Apprenticeships,ESF,63120,01/04/2010,31/07/2011,York',
        'P1,TRUST B,Skills,ESF,362010,20/04/2009,31/12/2010,Leeds',
      ),
    );
    t.match(british.fields, { B: 'beneficiary', C: 'name', E: 'grant' });
  },
);

t.test('postcodes before their towns are no days of a spreadsheet', async (t) => {
  const list = await readTextList(
    lines(
      'Name des Begünstigten,Bezeichnung des Vorhabens,Beginn des Vorhabens,Gesambetrag der förderfähigen Ausgaben des Vorhabens,Unions-Kofinan-zierungs-satz pro Prioritäts-achse,Postleit-zahl des Vor-habens',
      'Hochschule A,Kompetenzzentrum,2015-05-01T00:00:00Z,1978677.04,0.47,24768 Rendsburg',
      'Stiftung B,Klebebänder,2016-01-01T00:00:00Z,5294205.25,0.47,22848 Norderstedt',
    ),
  );
  t.match(list.fields, { D: 'totalEligibleCost', E: 'unionRate', F: 'postcode' });
  t.ok(list.codes.includes('places_elsewhere'));
  t.match(list.first, { period: { start: '2015-05-01' }, unionRate: { rate: 4700, basis: 'priority' } });
});

t.test('towns where the heading says postcode are matched only where the list is Saxon', async (t) => {
  const of = (...towns: readonly string[]) =>
    readTextList(
      lines(
        'Name des Begünstigten,Bezeichnung des Vorhabens,Postleitzahl des Vorhabens oder andere angemessene Standortindikatoren,Gesamtbeitrag der förderfähigen Ausgaben des Vorhabens',
        ...towns.map((town, at) => `Verein ${at},Beratung ${at},${town},"${at + 1},000.00"`),
      ),
    );
  const hessian = await of('Riedstadt', 'Marburg', 'Frankenberg', 'Kelkheim');
  t.ok(hessian.source.entries.every(({ input }) => input.place.kind === 'unmatched'));
  const saxon = await of('Freiberg', 'Zwickau', 'Döbeln', 'o.A.');
  t.equal(saxon.first?.place.kind, 'municipality');
});

t.test('notes and brackets at rates and amounts', async (t) => {
  const list = await readTextList(
    lines(
      'Beneficiary;Operation name;Total eligible cost in EUR;Union co-financing rate',
      'A;X;459000*;25%*',
      'B;Y;1.000,50 €**;(45%)',
    ),
  );
  t.same(list.errors, []);
  t.equal(list.eligible, '460000.50');
  t.same(
    list.source.entries.map(({ input }) => input.unionRate?.rate),
    [2500, 4500],
  );
});

t.test('codes of intervention under a heading of their own', async (t) => {
  const list = await readTextList(
    lines(
      'Name des Begünstigten,Bezeichnung des Vorhabens,Datum des Beginns,Themenfeld',
      'A gGmbH,Deutsch im Beruf,04.04.2016,"117 - Förderung des gleichen Zugangs zum lebenslangen Lernen für alle Altersgruppen im formalen, nichtformalen und informellen..."',
      'B GmbH,Kurs A,01.07.2016,"105 - Gleichstellung von Frauen und Männern auf allen Gebieten, einschließlich des Zugangs zur Beschäftigung..."',
    ),
  );
  t.equal(list.fields.D, 'interventionCategory');
  t.same(
    list.source.entries.map(({ input }) => input.catalogue.interventionCategory.key),
    ['2014-2020/117', '2014-2020/105'],
  );
});

t.test('amounts of a country with a currency of its own', async (t) => {
  const rows = lines(
    'Projekttitel / Operation name;Startdato / Operation start date;Budget;EU-medfinansiering / Union co-financing;Land / Country;Beneficiary name',
    'Vækst;24.04.2014;15.414.794;7.707.397;Denmark;Væksthus A',
    'Viden;01.09.2015;20.902.013;5.225.503;Denmark;Akademi B',
  );
  const asked = await readTextList(rows);
  t.ok(asked.questions.includes('currency'));
  t.equal(asked.union, '0.00', 'crowns are not taken for euros');
  const euro = await readTextList(rows, null, { currency: 'euro' });
  t.equal(euro.union, '12932900.00');
  t.notOk(euro.questions.includes('currency'));
  const other = await readTextList(rows, null, { currency: 'other' });
  t.equal(other.errors.every(({ code }) => code === 'not_in_euro') && other.errors.length > 0, true);
  const said = await readTextList(rows.replace('Union co-financing', 'Union co-financing (EUR)'));
  t.notOk(said.questions.includes('currency'));
  const border = await readTextList(rows.replace('Denmark', 'Germany'));
  t.notOk(border.questions.includes('currency'), 'Interreg is in euros');
});

t.test('headings in the language of such a country ask as well, where no country is named', async (t) => {
  const polish = lines(
    'Tytuł projektu;Nazwa beneficjenta;Wartość projektu;Dofinansowanie UE;Data rozpoczęcia',
    'Nowa szkoła;Gmina A;1 000 000,00;850 000,00;2016-01-04',
    'Nowa droga;Gmina B;2 000 000,00;1 700 000,00;2016-02-01',
  );
  const asked = await readTextList(polish);
  t.ok(asked.questions.includes('currency'));
  t.equal(asked.union, '0.00', 'złoty are not taken for euros');
  const romanian = lines(
    'Cod SMIS,Titlu,Beneficiar,Locality,FEDR,total amount,Priority Axis',
    '6987,Reabilitarea caminului,Municipiul A,Alba,1752091,3628302,Axa 1',
    '6905,Reparatii capitale,Municipiul B,Neamt,23322784,34556292,Axa 1',
  );
  t.ok((await readTextList(romanian)).questions.includes('currency'));
  const slovak = lines(
    'Názov projektu;Prijímateľ;Oprávnené výdavky;Začiatok;Ukončenie',
    'Nová škola;Obec A;100 000,00;04.01.2016;31.12.2017',
    'Nová cesta;Obec B;200 000,00;01.02.2016;30.11.2017',
  );
  t.notOk((await readTextList(slovak)).questions.includes('currency'), 'Slovakia has the euro');
  const named = await readTextList(polish.replace('Dofinansowanie UE', 'Dofinansowanie UE [EUR]'));
  t.notOk(named.questions.includes('currency'));
  const aside = await readTextList(
    polish.replace('Data rozpoczęcia', 'Uwagi [PLN];Data rozpoczęcia').replaceAll(';2016', ';x;2016'),
  );
  t.ok(
    aside.questions.includes('currency'),
    'a column that is no amount of the record names none for the others',
  );
});

t.test('headings that stand above every page in other words are headings, the first of them', async (t) => {
  const list = await readTextList(
    lines(
      'Name des Begünstigten;Bezeichnung des Vorhabens;Jahr der Bewilligung;Gewährte Beträge - Fonds und nationale Mittel;Gezahlte Gesamtbeträge',
      'Abwasserverband A;Gasturbine;2012;155.100,00;',
      'Verein B;Internat;2013;1.045.278,00;',
      'Firma C;Halle;2013;328.733,08;',
      'Name des Begünstigten;Bezeichnung des Vorhabens;Auszahlung öffentlicher Mittel: Jahr;Gewährte Beträge;Gezahlte Beträge in EUR bei Abschluss',
      'Kino D;Leinwand;2011;32.816,00;',
      'Schule E;Technik;2010;5.500,00;',
    ),
  );
  t.equal(list.rows, 5, 'rows above the second ones are rows');
  t.same(
    list.source.entries.map(({ input }) => input.name),
    ['Gasturbine', 'Internat', 'Halle', 'Leinwand', 'Technik'],
  );
  t.ok(list.source.findings.some(({ code }) => code === 'rows_aside'));
});

t.test('several programmes in one list: each row has the period and fund of its own', async (t) => {
  const list = await readTextList(
    lines(
      'fonds,start_date,end_date,eu_amount,title,programme,porteur_de_projet',
      'FEDER,01/02/2010,31/12/2013,81839,Mobilité,Compétitivité Régionale et Emploi (2007-2013),Institut A',
      'FSE,01/12/2016,31/12/2017,131400,Passerelle,Investissement pour la croissance (2014-2020),Coopérative B',
    ),
  );
  t.same(
    list.source.entries.map(({ input }) => input.catalogue.fundingPeriod.key),
    [null, '2014-2020'],
  );
  const byProgramme = await readTextList(
    lines(
      'Operation Name,Recipient organisation,Total eligible expenditure (EUR),Programme,Start date',
      'Hubs,Agency A,13543688.24,ERDF,02/05/16',
      'Skills,Agency B,331311.77,ESF,31/03/16',
    ),
  );
  t.notOk(byProgramme.questions.includes('fund'));
  t.same(
    byProgramme.source.entries.map(({ input }) => input.catalogue.fund.key),
    ['2014-2020/ERDF', '2014-2020/ESF'],
  );
});

t.test('funds by their Greek and Croatian names', async (t) => {
  const list = await readTextList(
    lines(
      'ΟΝΟΜΑΣΙΑ ΔΙΚΑΙΟΥΧΟΥ / BENEFICIARY NAME;ΟΝΟΜΑΣΙΑ ΠΡΑΞΗΣ / OPERATION NAME;TAMEIO/ FUND;OPERATION START DATE',
      'A;X;6-ΤΣ;01/01/2016',
      'B;Y;2-ΕΚΤ;13/01/2016',
      'C;Z;Europski socijani fond;13/01/2016',
      'D;W;Kohezijski fond;13/01/2016',
    ),
  );
  t.same(
    list.source.entries.map(({ input }) => input.catalogue.fund.key),
    ['2014-2020/CF', '2014-2020/ESF', '2014-2020/ESF', '2014-2020/CF'],
  );
});

t.test('marks left over behind the last column shift nothing', async (t) => {
  const list = await readTextList(
    lines(
      'Koodi,Rahasto,Hankkeen nimi,Aloituspvm,Päättymispvm,Toteuttajan nimi,Myönnetty EU- ja valtion rahoitus,Toteutunut EU- ja valtion rahoitus;',
      'A70301,EAKR,Uudet prosessit,1.3.2015,28.2.2017,Ammattikorkeakoulu,443909,71641,,;',
      'A70302,EAKR,Uudet tekniikat,1.3.2015,28.2.2017,Yliopisto,280000,57227,,;',
    ),
  );
  t.same(list.errors, []);
  t.match(list.fields, { D: 'start', E: 'end' });
  t.same(list.questions, ['meaning.myoennettyeujavaltionrahoitus'], 'of Union and state together: asked');
});

t.test('requested amounts are none that were granted', async (t) => {
  const list = await readTextList(
    lines(
      'Projektas,Kodas,Vykdytojas,Prašomas finansavimas,Projekto išlaidų suma,Finansavimas,Išmokėta finansavimo suma',
      'Sertifikavimas,03.2.1-0058,UAB A,14022.50,0,0,0',
      'Eksportas,03.2.1-0009,Įmonė B,133240.98,244146.80,133240.98,10.00',
    ),
  );
  t.match(list.fields, { E: 'totalCost', F: 'grant' });
  t.same([list.fields.D, list.fields.G], [null, null]);
});

t.test('one column for the names of projects and beneficiaries may be chosen for the project', async (t) => {
  const rows = lines(
    'Project Name (Beneficiary),Project Location,Project Start Date,Project End Date,Total Eligible Expenditure (EUR)',
    'Swimming Club A,Carlow,25.10.2007,29.02.2008,"10.389,00 "',
    'Garage B,Carlow,17.09.2007,25.06.2008,"58.950,00 "',
  );
  const asked = await readTextList(rows);
  const question = asked.source.questions.find(({ id }) => id === 'column.name');
  t.equal(question?.options[0]?.id, 'projectnamebeneficiary');
  const told = await readTextList(rows, null, { 'column.name': 'projectnamebeneficiary' });
  t.equal(told.first?.name, 'Swimming Club A');
});

t.test('rows that stand in one cell each, as spreadsheet programs save an undivided list', async (t) => {
  const behindHeadings = await readTextList(
    lines(
      'Name des Begünstigten,Bezeichnung des Vorhabens,Jahr Bewilligung ,Gewährte Beträge,Gezahlte Beträge',
      '"Bürgerhaus A,Beratung,2012,,""9.182,78""",,,,',
      '"Laden B,""Ausbildung, zweites Jahr"",2013,""4.000,00"",",,,,',
    ),
  );
  t.same(
    behindHeadings.source.entries.map(({ input }) => [input.name, input.amounts.grant?.cents]),
    [
      ['Beratung', undefined],
      ['Ausbildung, zweites Jahr', 400000n],
    ],
  );
  const rows = [
    'Begünstigter;Vorhaben;Beginn;Ende;Förderfähige Kosten',
    'Stadt Zittau;Lernwerkstatt ""Ost"";01.02.2023;31.12.2024;12.345,67',
    'Verein C;Schritt für Schritt;01.03.2023;31.12.2024;1.000,00',
  ];
  for (const behind of ['', ';;;;']) {
    const list = await readTextList(lines(...rows.map((row) => `"${row}"${behind}`)));
    t.same([list.rows, list.eligible, list.first?.name], [2, '13345.67', 'Lernwerkstatt "Ost"'], behind);
  }
});

t.test('decimal commas are no separators within rows that stand in one cell each', async (t) => {
  const list = await readTextList(
    lines(
      '"Vorhaben;Förderfähige Kosten;Gesamtkosten"',
      '"Lernwerkstatt;12.345,67;20.000,00"',
      '"Schritt für Schritt;1.000,00;2.000,00"',
    ),
  );
  t.same([list.rows, list.eligible, list.total], [2, '13345.67', '22000.00']);
});

t.test('sentences with commas in a single column are no rows', async (t) => {
  const list = await readTextList(lines('"Rot, grün, blau"', '"Eins, zwei"', '"Nichts"'));
  t.same(list.codes, ['headings_missing']);
});

t.test('what pages and workbooks write for letters is read as the letters', async (t) => {
  const list = await readTextList(
    lines(
      'Begünstigter,Vorhaben,Beginn,Ende,Förderfähige Kosten',
      'M&uuml;ller &#38; S&ouml;hne,Fort_x000D_ &amp; Weiter,01.02.2023,31.12.2024,"1,00"',
      'R&D &copy GmbH,A & B,01.02.2023,31.12.2024,"2,00"',
    ),
  );
  t.same(
    list.source.entries.map(({ input }) => [input.beneficiary?.name, input.name]),
    [
      ['Müller & Söhne', 'Fort & Weiter'],
      ['R&D &copy GmbH', 'A & B'],
    ],
  );
});
