import t from 'tap';
import { readTextList } from './read-text-list.js';

const lines = (...rows: readonly string[]): string => rows.join('\n');

t.test('headings that quote the clause they rest on', async (t) => {
  const list = await readTextList(
    lines(
      'Liste der Vorhaben 2021-2027, EFRE und JTF',
      'Name der Begünstigten;Bezeichnung des Vorhabens;Zweck des Vorhabens und seine erwarteten bzw. tatsächlichen Errungenschaften;Datum des Beginns des Vorhabens;Voraussichtliches oder tatsächliches Datum des Abschlusses des Vorhabens;Gesamtkosten des Vorhabens;betroffener Fonds;Unionskofinanzierungssatz;Art der Intervention für das Vorhaben gemäß Artikel 73 Absatz 2 Buchstabe g',
      'Hochschule am Fluss;Zentrum für Messtechnik;Aufbau eines Labors;01.07.2022;31.12.2026;12.345.678,90;EFRE;40,00%;004',
      'Stadt am Berg;Grüne Achse;Entsiegelung;15.09.2023;30.06.2027;4.500.000;EFRE;50,00%;079',
    ),
  );
  t.same(list.codes.includes('headings_unknown'), false);
  t.match(list.fields, { I: 'interventionCategory', C: 'purpose', F: 'totalCost' });
  t.equal(list.total, '16845678.90');
  t.same(list.errors, []);
});

t.test('both days in one column that is named like a funding period', async (t) => {
  for (const heading of ['Förderzeitraum', 'Bewilligungszeitraum', 'Laufzeit (von - bis)']) {
    const list = await readTextList(
      lines(
        `Projekttitel;Zuwendungsempfänger;${heading};ESF+-Mittel in EUR`,
        'Perspektiven;Verband A;01.01.2023 - 31.12.2025;450.000,00',
        'Ausbildung;Kreisstadt B;01.07.2022-30.06.2024;120.500,50',
      ),
    );
    t.same(list.first?.period, { start: '2023-01-01', end: '2025-12-31' }, heading);
  }
  const periods = await readTextList(
    lines(
      'Projekttitel;Träger;Förderzeitraum;Beginn',
      'A;B;2021-2027;01.02.2023',
      'C;D;2021-2027;01.03.2023',
    ),
  );
  t.match(periods.fields, { C: 'fundingPeriod', D: 'start' });
});

t.test('beginning and end of the time for which a grant was given', async (t) => {
  const list = await readTextList(
    lines(
      'Projekttitel|Zuwendungsempfänger/in|Bewilligungszeitraum von|Bewilligungszeitraum bis|zuwendungsfähige Gesamtausgaben|davon ESF+-Mittel|Interventionssatz',
      'Haus der Arbeit|Stiftung C|2022-07-01|2025-06-30|812.345,67|324.938,27|40 %',
      'Fachkräfte|Kammer D|2023-01-01|2024-12-31|99.000,00|39.600,00|40 %',
    ),
  );
  t.match(list.first, {
    period: { start: '2022-07-01', end: '2025-06-30' },
    unionRate: { rate: 4000 },
    catalogue: { fund: { key: '2021-2027/ESF-Plus' } },
  });
  t.equal(list.union, '364538.27');
});

t.test('a French list: its programme says the period, what the Union pays is asked', async (t) => {
  const rows = lines(
    "Programme;Fonds;Numéro d'opération;Intitulé du projet;Nom du bénéficiaire;Date de début de l'opération;Date de fin de l'opération;Coût total éligible;Montant UE programmé;Taux de cofinancement UE;Code postal;Commune",
    'Programme FEDER-FSE+ Armorique 2021-2027;FEDER;X1;Rénovation de la mairie;Commune de Lande;01/03/2023;31/12/2025;1 250 000,00 €;500 000,00 €;40 %;29000;Lande',
    'Programme FEDER-FSE+ Armorique 2021-2027;FSE+;X2;Accompagnement;Association Ouest;01/01/2022;31/12/2024;300 000,50 €;180 000,30 €;60 %;35000;Rive',
  );
  const asked = await readTextList(rows);
  t.same(asked.questions, ['meaning.montantueprogrammé']);
  t.equal(asked.union, '0.00', 'nothing is guessed');
  t.equal(asked.eligible, '1550000.50');
  const told = await readTextList(rows, null, { 'meaning.montantueprogrammé': 'unionContribution' });
  t.equal(told.union, '680000.30');
  t.same(
    told.source.entries.map(({ input }) => input.catalogue.fund?.key),
    ['2021-2027/ERDF', '2021-2027/ESF-Plus'],
  );
});

t.test('a Portuguese and a Finnish list', async (t) => {
  const portuguese = await readTextList(
    lines(
      'Código da Operação;Nome do Beneficiário;Nome da Operação;Data de Início;Data de Conclusão;Custo Total Elegível;Fundo Total Aprovado;Concelho',
      'P-1;Universidade do Rio;Biotecnologia azul;2016-03-01;2019-02-28;1.250.000,00 €;1.062.500,00 €;Rio',
      'P-2;Câmara da Serra;Caminhos;2016-04-01;2019-02-28;10.000,00 €;8.500,00 €;Serra',
    ),
  );
  t.ok(portuguese.questions.includes('meaning.fundototalaprovado'), 'amounts of a fund are asked for');
  const finnish = await readTextList(
    lines(
      'Hankekoodi;Hankkeen nimi;Tuensaaja;Alkamispäivä;Päättymispäivä;Myönnetty EU-tuki;Kokonaiskustannukset;Sijaintikunta',
      'S20123;Työllisyyden polku;Joen kaupunki;1.3.2015;28.2.2018;450 000,00;900 000,00;Joki',
      'S20456;Taito;Maan koulu;15.3.2015;28.2.2018;45 000,00;90 000,00;Maa',
    ),
  );
  t.match(finnish.fields, { A: 'operationCode', B: 'name', C: 'beneficiary', H: 'place' });
  t.same([finnish.union, finnish.total], ['495000.00', '990000.00']);
});

t.test('where some amounts are in another currency, those without one are not taken for euros', async (t) => {
  const headings =
    'Projektnamn;Stödmottagare;Startdatum;Slutdatum;Totala stödberättigande kostnader (SEK);EU-stöd;Kommun;Fond';
  const list = await readTextList(
    lines(
      headings,
      'Väst;Älvens stad;2022-09-01;2025-08-31;12 500 000;5 000 000;Älven;ESF+',
      'Öst;Sjöns stad;2022-09-15;2025-08-31;2 500 000;€ 90 000;Sjön;ESF+',
    ),
  );
  t.same([list.eligible, list.union], ['0.00', '90000.00'], 'unless the cell says so');
  t.same(
    list.errors.map(({ code, cell }) => `${code} ${cell}`),
    ['not_in_euro E2', 'currency_unclear F2', 'not_in_euro E3'],
  );
  const inEuro = await readTextList(
    lines(
      headings.replace('EU-stöd', 'EU-stöd (EUR)'),
      'Väst;Älvens stad;2022-09-01;2025-08-31;12 500 000;5 000 000;Älven;ESF+',
      'Öst;Sjöns stad;2022-09-15;2025-08-31;2 500 000;90 000;Sjön;ESF+',
    ),
  );
  t.equal(inEuro.union, '5090000.00');
});

t.test('parts of a sum under headings that begin with "davon"', async (t) => {
  const list = await readTextList(
    lines(
      'Projekt-Nr.,Name des Projektes,Projektträger,Projektbeginn,Projektende,Gesamtkosten,davon zuschussfähig,davon ESF,davon Land,Drittmittel',
      '12-567,Lernort Kiez,Verein X e. V.,2022-01-01,2024-12-31,300000.00,250000.00,150000.00,100000.00,50000.00',
      '12-568,Job Point,GmbH Y,2022-03-01,2023-12-31,120000.50,100000.50,60000.25,40000.25,',
    ),
  );
  t.match(list.fields, {
    F: 'totalCost',
    G: 'totalEligibleCost',
    H: 'unionContribution',
    I: 'landFunds',
    J: 'thirdPartyFunds',
  });
  t.same([list.total, list.eligible, list.union], ['420000.50', '350000.50', '210000.25']);
});

t.test('an EU share above amounts is asked for, above rates it is the rate', async (t) => {
  const rows = (share: readonly [string, string]) =>
    lines(
      'Vorhaben;Antragsteller;Durchführungsbeginn;Durchführungsende;Zuschuss;EU-Anteil',
      `Volkshochschule;Stadt am Meer;01.04.2016;31.03.2018;900.000 EUR;${share[0]}`,
      `Dorfladen;Amt Winkel;15.05.2017;30.04.2018;80.000 EUR;${share[1]}`,
    );
  const amounts = await readTextList(rows(['720.000 EUR', '64.000 EUR']));
  t.ok(amounts.questions.includes('meaning.euanteil'));
  t.equal(amounts.union, '0.00');
  const rates = await readTextList(rows(['80 %', '80 %']));
  t.equal(rates.first?.unionRate?.rate, 8000);
});

t.test('short headings out of a database', async (t) => {
  const list = await readTextList(
    lines(
      'OP_NAME,BENEF_NAME,START_DATE,END_DATE,TEC_EUR,COFIN_PCT,PRIO,FUND_CODE',
      'Wasserstoffbus,Verkehrsbetriebe,20160201,20181231,1000000,50,4,ERDF',
      'Radweg,Kreis A,20170301,20191231,250000.5,50,4,ERDF',
    ),
  );
  t.match(list.fields, {
    B: 'beneficiary',
    E: 'totalEligibleCost',
    F: 'unionRate',
    G: 'priority',
    H: 'fund',
  });
  t.equal(list.eligible, '1250000.50');
});

t.test('a Spanish article is no abbreviation of the Union', async (t) => {
  const list = await readTextList(
    lines(
      'Nombre de la operación;Nombre del beneficiario;Fecha de inicio;Fecha de finalización;Coste total para el proyecto;Contribución para el beneficiario',
      'Alumbrado;Ayuntamiento de la Sierra;15/01/2016;31/12/2018;450.000,75;100,00',
      'Laboratorio;Universidad del Valle;01/06/2016;31/05/2019;899.000,00;200,00',
    ),
  );
  t.equal(list.total, '1349000.75');
  t.equal(list.union, '0.00');
});
