import t from 'tap';
import { FindingGroups } from '../../src/imports/reading/finding-groups.js';
import { text } from '../../src/kernel/text.js';
import { codePage } from './code-pages.js';
import { readTextList } from './read-text-list.js';

t.test('English lines below German ones, titles above, a sum and a legend below', async (t) => {
  const list = await readTextList(
    [
      'Liste der Vorhaben des EFRE 2014-2020;;;;;;',
      'Stand: 30.06.2018;;;;;;',
      ';;;;;;',
      'Name des Begünstigten;Bezeichnung des Vorhabens;Beginn;Ende;Gesamtbetrag der förderfähigen Ausgaben;Unionskofinan-\nzierungssatz;PLZ'.replace(
        'Unionskofinan-\nzierungssatz',
        '"Unionskofinan-\nzierungssatz"',
      ),
      'Beneficiary name;Operation name;Start date;End date;Total eligible expenditure;Union co-financing rate;Postcode',
      'Stadt Musterhausen;Neubau einer Brücke;01.02.2016;31.12.2017;1.234.567,89 €;50 %;28195',
      'Muster GmbH;Anlage zur Trocknung;15.03.2016;30.06.2018;40.000 €;50 %;28195',
      'Verein Beispiel e. V.;Beratung von Gründern;01.04.2016;30.06.2018;12.345,50 €;50 %;28197',
      'Summe;;;;1.286.913,39 €;;',
      ';;;;;;',
      'Erläuterung: Der Satz ist der der Prioritätsachse.;;;;;;',
      '1;Nicht rückzahlbare Finanzhilfe;;;;;',
    ].join('\r\n'),
  );
  t.equal(list.rows, 3);
  t.equal(list.eligible, '1286913.39');
  t.same(list.errors, []);
  t.same(list.questions, []);
  t.ok(list.codes.includes('total_agrees'), list.codes.join());
  t.ok(list.codes.includes('legend_below'));
  t.match(list.first, {
    name: 'Neubau einer Brücke',
    beneficiary: { name: 'Stadt Musterhausen' },
    period: { start: '2016-02-01', end: '2017-12-31' },
    unionRate: { rate: 5000 },
    place: { kind: 'unmatched', sourceText: '28195' },
    catalogue: { fund: { key: '2014-2020/ERDF' }, fundingPeriod: { key: '2014-2020' } },
    source: { date: '2018-06-30' },
  });
});

t.test('Windows-1250: a Polish list', async (t) => {
  const list = await readTextList(
    codePage(
      [
        'Nazwa beneficjenta;Tytuł projektu;Skrócony opis projektu;Data rozpoczęcia realizacji;Data zakończenia realizacji;Wydatki kwalifikowalne (EUR);Poziom unijnego dofinansowania w %;Miejsce realizacji projektu;Państwo',
        'Gmina Łódź;Przebudowa węzła;Zwiększenie dostępności miasta;2016-01-01;2018-12-31;1 250 000,50;85;Łódź;Polska',
        'Uniwersytet Śląski;Nowe źródła wiedzy;Kształcenie młodzieży;2016-03-15;2019-06-30;99 999,99;85;Katowice;Polska',
        'Spółka Żółw;Wdrożenie;Ćwiczenia;2017-05-01;2018-05-31;10 000;85;Kraków;Polska',
      ].join('\n'),
      'Windows-1250',
    ),
  );
  t.equal(list.first?.beneficiary?.name, 'Gmina Łódź');
  t.equal(list.eligible, '1360000.49');
  t.match(list.first, {
    summary: 'Zwiększenie dostępności miasta',
    period: { start: '2016-01-01', end: '2018-12-31' },
    unionRate: { rate: 8500 },
    place: { sourceText: 'Łódź' },
  });
  t.ok(list.codes.includes('other_encoding'));
  t.same(list.errors, []);
});

t.test('Windows-1253: a Greek list with two days in one cell', async (t) => {
  const list = await readTextList(
    codePage(
      [
        'Επωνυμία δικαιούχου;Τίτλος πράξης;Περίληψη πράξης;Ημερομηνία έναρξης - λήξης;Συνολικές επιλέξιμες δαπάνες;Ποσοστό ενωσιακής συγχρηματοδότησης;Ταχυδρομικός κώδικας',
        'Δήμος Αθηναίων;Ανάπλαση πλατείας;Αναβάθμιση του κέντρου;01.11.2015 έως 31.12.2018;2.000.000,00;80%;10552',
        'Περιφέρεια Κρήτης;Οδικός άξονας;Βελτίωση;15/02/2016 έως 30/06/2019;1.500.000,10;80%;71201',
      ].join('\r\n'),
      'Windows-1253',
    ),
  );
  t.equal(list.first?.beneficiary?.name, 'Δήμος Αθηναίων');
  t.same(list.first?.period, { start: '2015-11-01', end: '2018-12-31' });
  t.equal(list.eligible, '3500000.10');
  t.same(list.errors, []);
});

t.test('UTF-16 without a mark, tabs: a Czech list', async (t) => {
  const list = await readTextList(
    Buffer.from(
      [
        'Název příjemce\tNázev projektu\tAnotace projektu\tDatum zahájení\tDatum ukončení\tCelkové způsobilé výdaje (EUR)\tMíra spolufinancování EU\tPSČ\tZemě',
        'Město Brno\tRekonstrukce školy\tOprava\t1. 2. 2016\t31. 12. 2018\t123 456,70\t0,85\t60200\tČeská republika',
        'Obec Lhota\tŠkolka\tStavba\t1. 3. 2016\t30. 6. 2018\t1 000,30\t0,85\t37001\tČeská republika',
      ].join('\r\n'),
      'utf16le',
    ),
  );
  t.equal(list.eligible, '124457.00');
  t.match(list.first, {
    beneficiary: { name: 'Město Brno' },
    period: { start: '2016-02-01' },
    unionRate: { rate: 8500 },
  });
  t.same(list.errors, []);
});

t.test('French, with month names and a code as row key', async (t) => {
  const rows = [
    'N° de dossier,Nom du bénéficiaire,Intitulé du projet,Résumé du projet,Date de début,Date de fin,Montant total éligible,Taux de cofinancement UE,Code postal,Pays',
    'FR0001,Région Exemple,Modernisation,"Texte, avec virgule",1 janvier 2016,31 décembre 2018,"1 000 000,00",50,69000,France',
    'FR0002,Université,Laboratoire,Recherche,15 août 2016,28 février 2019,"250 000,25",50,69000,France',
  ];
  const list = await readTextList(rows.join('\n'), 'feder-2014-2020.csv');
  t.equal(list.eligible, '1250000.25');
  t.same(list.first?.period, { start: '2016-01-01', end: '2018-12-31' });
  t.equal(list.first?.catalogue.fund.key, '2014-2020/ERDF', 'the name of the file says it last');
  const renamed = await readTextList(rows.join('\n').replace('Modernisation', 'Modernisation II'));
  t.equal(
    renamed.source.entries[0]?.rowKey,
    list.source.entries[0]?.rowKey,
    'the code makes it the same project',
  );
});

t.test('names of columns as databases write them, amounts with a point', async (t) => {
  const list = await readTextList(
    [
      'beneficiary_name|operation_name|operation_summary|operation_start_date|operation_end_date|total_eligible_expenditure_allocated_to_the_operation_in_euros|union_cofinancing_rate_as_per_priority_axes_|operation_postcode|country|code_of_category_of_intervention_of_the_operation|name_of_category_of_intervention_of_the_operation',
      'ACME,Ltd|Bridge|A bridge|2016-01-31T00:00:00|2018-12-31T00:00:00|1234.567891|0.4|1000|BE|104.0|Self-employment',
      'Other|Road|A road|2016-02-28T00:00:00|2018-12-31T00:00:00|99.5|0.4|1000|BE|104.0|Self-employment',
    ].join('\n'),
  );
  t.equal(list.rows, 2);
  t.match(list.first, {
    period: { start: '2016-01-31', end: '2018-12-31' },
    unionRate: { rate: 4000, basis: 'priority' },
  });
  t.match(list.first?.catalogue.interventionCategory, { sourceText: '104.0 - Self-employment' });
  t.equal(list.errors.length, 1, 'one amount has too many decimals for a stated one');
});

t.test('an export of the Commission: 2021–2027, days with slashes', async (t) => {
  const list = await readTextList(
    [
      'Operation_Unique_Identifier,Operation_Local_Identifier,Operation_Name_English,Operation_Name_Programme_Language,Country,Operation_Start_Date,Operation_End_Date,Cofinancing_Rate,Total_Eligible_Expenditure_amount,Total_Eligible_Expenditure_Currency,Project_EU_Budget,Beneficiary_Unique_Identifier,Beneficiary_Name,Category_Of_Intervention,Category_Label,Fund_Code,Programme_Code,Postal_Code,LAU_Labels,Programming_Period,Operation_Summary_Programme_Language',
      'IE-1,L1,House,Teach,Ireland,01/02/2022,31/12/2024,40,1000000.50,EUR,400000.20,B1,County Council,152,Measures to promote equal opportunities,ESF+,2021IE05SFPR001,D01,Dublin,2021-2027,Text',
      'IE-2,L2,School,Scoil,Ireland,05/06/2022,30/06/2025,40,2000.00,EUR,800.00,B2,City,152,Measures,ESF+,2021IE05SFPR001,D02,Dublin,2021-2027,Text',
    ].join('\n'),
  );
  t.equal(list.eligible, '1002000.50');
  t.equal(list.union, '400800.20');
  t.same(list.questions, []);
  t.match(list.first, {
    name: 'Teach',
    beneficiary: { name: 'County Council' },
    period: { start: '2022-02-01', end: '2024-12-31' },
    catalogue: {
      fund: { key: '2021-2027/ESF-Plus' },
      fundingPeriod: { key: '2021-2027' },
      interventionCategory: { key: '2021-2027/152' },
    },
  });
  t.same(list.errors, []);
});

t.test('total cost and Union contribution of 2021–2027 are not taken for eligible cost', async (t) => {
  const list = await readTextList(
    [
      'Name des Begünstigten;Code des Vorhabens;Bezeichnung des Vorhabens;Zweck und erwartete oder tatsächliche Errungenschaften;Datum des Beginns;Voraussichtliches oder tatsächliches Datum des Abschlusses;Gesamtkosten des Vorhabens;Unionsbeitrag;Betroffener Fonds;Spezifisches Ziel;Kategorie der Region',
      'Stadt Beispiel;ZW-1;Quartier;Teilhabe;01.01.2023;31.12.2026;100.000,00;60.000,00;ESF+;ESO4.8;SER',
      'Stadt Muster;ZW-2;Treff;Teilhabe;01.01.2023;31.12.2027;50.000,00;30.000,00;ESF+;ESO4.8;SER',
    ].join('\n'),
    'Vorhaben_2021-2027.csv',
  );
  t.equal(list.total, '150000.00');
  t.equal(list.union, '90000.00');
  t.equal(list.eligible, '0.00');
  t.match(list.first, {
    purposeAndAchievements: 'Teilhabe',
    catalogue: { fund: { key: '2021-2027/ESF-Plus' } },
  });
});

t.test('forints and thousands are not euros', async (t) => {
  const forints = await readTextList(
    [
      'Pályázó neve;Projekt megnevezése;Projekt rövid összefoglaló;Megvalósítás kezdete;Megvalósítás befejezése;Projekt összköltség (HUF);Uniós társfinanszírozási ráta;Település',
      'Budapest Főváros;Metró;Felújítás;2016. 01. 31.;2018. 12. 31.;1 000 000;85%;Budapest',
      'Győr;Iskola;Bővítés;2016. 02. 15.;2018. 12. 31.;2 000 000;85%;Győr',
    ].join('\n'),
  );
  t.equal(forints.rows, 2);
  t.same(new Set(forints.errors.map(({ code }) => code)), new Set(['not_in_euro']));
  t.equal(forints.errors[0]?.cell, 'F2');
  t.same(forints.first?.period, { start: '2016-01-31', end: '2018-12-31' });
});

t.test('what a list does not say is asked, and answers are taken', async (t) => {
  const rows = [
    'Projekt;Begünstigter;Beginn;Ende;Betrag',
    'A;B;05/06/2016;07/08/2016;100',
    'C;D;01/02/2016;03/04/2016;200',
  ].join('\n');
  const open = await readTextList(rows);
  t.same(open.questions.sort(), ['dayOrder', 'fund', 'meaning.betrag']);
  t.equal(open.eligible, '0.00', 'nothing is guessed');
  t.same(new Set(open.errors.map(({ code }) => code)), new Set(['ambiguous']));
  const closed = await readTextList(rows, null, {
    dayOrder: 'dayFirst',
    fund: '2014-2020/ESF',
    'meaning.betrag': 'totalEligibleCost',
  });
  t.same(closed.questions, []);
  t.equal(closed.eligible, '300.00');
  t.match(closed.first, {
    period: { start: '2016-06-05', end: '2016-08-07' },
    catalogue: { fund: { key: '2014-2020/ESF' } },
  });
});

t.test('months before days, where one value shows it', async (t) => {
  const list = await readTextList(
    'Project title,Recipient,Start date,End date,Total project cost (EUR)\nA,B,01/31/2017,12/31/2018,"1,234.50"\nC,D,02/03/2017,03/04/2018,"2,000.00"',
  );
  t.same(
    list.source.entries.map(({ input }) => input.period.start),
    ['2017-01-31', '2017-02-03'],
  );
  t.equal(list.total, '3234.50');
});

t.test(
  'running numbers of a spreadsheet are days, apostrophes and thin spaces group thousands',
  async (t) => {
    const list = await readTextList(
      "Nome del beneficiario;Titolo del progetto;Sintesi;Data inizio;Data fine;Spesa ammissibile totale;Tasso di cofinanziamento UE;CAP\nComune di Esempio;Ponte;Testo;42370;43465;1'234'567,80;50%;00100\nAltro;Strada;Testo;42371;43465;1\u202f000,20;50%;00101",
    );
    t.match(list.first?.period, { start: '2016-01-01', end: '2018-12-31' });
    t.equal(list.eligible, '1235568.00');
    t.ok(list.codes.includes('serial_days'));
  },
);

t.test('two lines of headings with groups above, rows in between, headings repeated', async (t) => {
  const list = await readTextList(
    [
      'Begünstigter;Vorhaben;Vorhaben;Zeitraum;Zeitraum;Kosten',
      'Name;Bezeichnung;Beschreibung;Beginn;Ende;förderfähige Gesamtkosten',
      'Prioritätsachse A;;;;;',
      'Stadt A;Eins;Text;01.01.2016;31.12.2016;100,00',
      'Begünstigter;Vorhaben;Vorhaben;Zeitraum;Zeitraum;Kosten',
      'Stadt B;Zwei;Text;01.01.2016;31.12.2016;200,00',
    ].join('\n'),
  );
  t.equal(list.eligible, '300.00');
  t.match(list.first, { name: 'Eins', beneficiary: { name: 'Stadt A' }, summary: 'Text' });
  t.equal(list.rows, 2);
});

t.test(
  'Spanish, Portuguese, Dutch, Danish, Swedish, Finnish, Romanian, Bulgarian and Hungarian headings',
  async (t) => {
    const headings = {
      es: 'Nombre del beneficiario;Nombre de la operación;Resumen de la operación;Fecha de inicio;Fecha de conclusión;Gasto total subvencionable;Porcentaje de cofinanciación de la Unión;Código postal;País',
      pt: 'Nome do beneficiário;Designação da operação;Resumo da operação;Data de início;Data de conclusão;Despesa total elegível;Taxa de cofinanciamento da União;Código postal;País',
      nl: 'Naam begunstigde;Naam van de concrete actie;Samenvatting;Begindatum;Einddatum;Totale subsidiabele kosten;Medefinancieringspercentage van de Unie;Postcode;Land',
      da: 'Støttemodtagerens navn;Projektets navn;Resumé af projektet;Startdato;Slutdato;Samlede støtteberettigede udgifter;EU-medfinansieringssats;Postnummer;Land',
      sv: 'Stödmottagarens namn;Insatsens namn;Sammanfattning;Startdatum;Slutdatum;Totala stödberättigande utgifter;Unionens medfinansieringssats;Postnummer;Land',
      fi: 'Tuensaajan nimi;Hankkeen nimi;Tiivistelmä hankkeesta;Alkamispäivämäärä;Päättymispäivämäärä;Tukikelpoiset kokonaismenot;Unionin osarahoitusosuus;Postinumero;Maa',
      ro: 'Denumire beneficiar;Titlu proiect;Rezumat proiect;Data de începere;Data de finalizare;Valoarea totală eligibilă;Rata de cofinanțare UE;Cod poștal;Țara',
      bg: 'Наименование на бенефициента;Наименование на операцията;Резюме на операцията;Начална дата;Дата на приключване;Общо допустими разходи;Процент на съфинансиране от Съюза;Пощенски код;Държава',
      hu: 'Kedvezményezett neve;Projekt címe;Projekt összefoglaló;Kezdő dátum;Záró dátum;Összes elszámolható költség;Uniós társfinanszírozás aránya;Irányítószám;Ország',
      sl: 'Ime upravičenca;Ime operacije;Povzetek operacije;Datum začetka operacije;Datum zaključka operacije;Skupni upravičeni izdatki;Stopnja sofinanciranja Unije;Poštna številka;Država',
      hr: 'Naziv korisnika;Naziv projekta;Opis projekta;Datum početka;Datum završetka;Ukupno prihvatljivi troškovi;Stopa sufinanciranja Unije;Poštanski broj;Država',
      sk: 'Názov prijímateľa;Názov projektu;Zhrnutie projektu;Začiatok realizácie;Koniec realizácie;Celkové oprávnené výdavky;Miera spolufinancovania EÚ;PSČ;Krajina',
      et: 'Toetuse saaja nimi;Projekti nimi;Projekti kokkuvõte;Alguskuupäev;Lõppkuupäev;Abikõlblikud kulud kokku;Liidu kaasrahastamise määr;Sihtnumber;Riik',
      lv: 'Finansējuma saņēmēja nosaukums;Projekta nosaukums;Projekta kopsavilkums;Sākuma datums;Beigu datums;Kopējās attiecināmās izmaksas;Savienības līdzfinansējuma likme;Pasta indekss;Valsts',
      lt: 'Projekto vykdytojo pavadinimas;Projekto pavadinimas;Projekto santrauka;Pradžios data;Pabaigos data;Bendra tinkamų finansuoti išlaidų suma;Sąjungos bendrafinansavimo norma;Pašto kodas;Šalis',
      it: 'Denominazione beneficiario;Denominazione operazione;Sintesi operazione;Data di inizio;Data di fine;Totale spese ammissibili;Tasso di cofinanziamento UE;CAP;Paese',
      fr: "Nom du bénéficiaire;Nom de l'opération;Résumé de l'opération;Date de début;Date de fin;Total des dépenses éligibles;Taux de cofinancement par l'Union;Code postal;Pays",
      mt: 'Isem tal-benefiċjarju;Isem l-operazzjoni;Sommarju tal-operazzjoni;Data tal-bidu;Data tat-tmiem;Infiq totali eliġibbli;Rata ta’ kofinanzjament tal-Unjoni;Kodiċi postali;Pajjiż',
    };
    const row = 'X;Y;Z;01.01.2016;31.12.2016;100,00;50%;1000;Q';
    const expected = {
      A: 'beneficiary',
      B: 'name',
      C: 'summary',
      D: 'start',
      E: 'end',
      F: 'totalEligibleCost',
      G: 'unionRate',
      H: 'postcode',
      I: 'country',
    };
    for (const [language, heading] of Object.entries(headings)) {
      const list = await readTextList(`${heading}\n${row}\n${row}`);
      t.same(list.fields, expected, language);
    }
  },
);

t.test('Excel’s own line, single quotes, and cells left out at the end', async (t) => {
  const named = await readTextList(
    'sep=|\nOperation name|Beneficiary|Total eligible cost\nA|B|1.50\nC|D|2.50',
  );
  t.equal(named.eligible, '4.00');
  t.equal(named.source.entries[0]?.rowNumber, 3);
  const quoted = await readTextList(
    "'Operation name';'Beneficiary';'Total eligible cost'\n'A;1';'B';'1.50'\n'C';'D';'2.50'",
  );
  t.equal(quoted.first?.name, 'A;1');
});

t.test('towns of other Länder are not taken for Saxon ones', async (t) => {
  const places = ['Neustadt', 'Würzburg', 'Nürnberg', 'Königstein', 'Ansbach', 'Hof'];
  const list = await readTextList(
    [
      'Begünstigter;Vorhaben;Ort;Beginn;Förderfähige Kosten',
      ...places.map((place, n) => `B${n};V${n};${place};01.0${n + 1}.2016;100,00`),
    ].join('\n'),
  );
  t.same(new Set(list.source.entries.map(({ input }) => input.place.kind)), new Set(['unmatched']));
  t.ok(list.codes.includes('places_elsewhere'));
});

t.test('a name that begins like a sum is a name', async (t) => {
  const list = await readTextList(
    [
      'Begünstigter;Vorhaben;Zusammenfassung;Förderfähige Kosten',
      'Gesamtverband Diakonie;Beratung;Text;100,00',
      'Gesamtschule Riesa;Total E-Quality;Text;200,00',
      'Total E-Quality Deutschland e. V.;Summe der Teile;Text;300,00',
      'Gesamtkosten;;;600,00',
    ].join('\n'),
  );
  t.equal(list.rows, 3);
  t.equal(list.eligible, '600.00');
  t.ok(list.codes.includes('total_agrees'));
});

t.test('nearly all rows decide the funding period, not the first; a finding says so', async (t) => {
  const rows = (years: readonly number[]) =>
    [
      'Begünstigter;Vorhaben;Beginn;Förderfähige Kosten',
      ...years.map((year, n) => `B;V${n};01.03.${year};5,00`),
    ].join('\n');
  const clear = await readTextList(rows([2019, ...Array.from({ length: 19 }, (_, n) => 2022 + (n % 4))]));
  t.equal(clear.first?.catalogue.fundingPeriod.key, '2021-2027');
  t.ok(clear.codes.includes('period_from_rows'));
  const mixed = await readTextList(rows([2016, 2018, 2022, 2024]));
  t.equal(mixed.first?.catalogue.fundingPeriod.key, null);
  t.ok(mixed.questions.includes('fundingPeriod'));
});

t.test('the day of a list stands behind the words that say so', async (t) => {
  const dayBelow = async (...titles: string[]) =>
    (await readTextList([...titles, 'Begünstigter;Vorhaben;Förderfähige Kosten', 'A;B;5,00'].join('\n')))
      .first?.source.date;
  t.equal(await dayBelow('Vorhaben vom 01.01.2014 bis 31.12.2020, Stand: 30.06.2018;;'), '2018-06-30');
  t.equal(
    await dayBelow('Beschluss vom 05.05.2015;;', 'Datum der letzten Aktualisierung;31.12.2019;'),
    '2019-12-31',
  );
  t.equal(await dayBelow('Laufzeit 01.01.2014 bis 31.12.2020;;'), null);
  t.equal(await dayBelow('Liste vom 31.12.2019;;'), '2019-12-31');
});

t.test(
  'a share that may be a rate or an amount is asked; postcodes alone say where a list is at home',
  async (t) => {
    const csv = [
      'Projekttitel;Förderungsnehmer;Projektbeginn;Projektende;förderbare Kosten (EUR);ESF-Anteil;PLZ',
      ...Array.from(
        { length: 6 },
        (_, n) => `Werkstatt ${n};Jugend am Werk;01.02.2016;31.12.2018;${100 + n}.000;50.000;8010${n}`,
      ),
    ].join('\n');
    const asked = await readTextList(csv);
    const [question = ''] = asked.questions;
    t.match(question, /^meaning\./u);
    t.equal(asked.first?.unionRate, null);
    t.same(
      asked.source.entries.flatMap(({ findings }) =>
        findings.filter(({ code }) => code === 'place_unmatched'),
      ),
      [],
    );
    t.ok(asked.codes.includes('places_elsewhere'));
    t.equal((await readTextList(csv, null, { [question]: 'unionContribution' })).union, '300000.00');
    t.equal((await readTextList(csv, null, { [question]: 'unionRate' })).first?.unionRate?.rate, 5_000);
  },
);

t.test('a fund that exists since 2021 says the funding period', async (t) => {
  const rows = (fund: string) =>
    [
      'Begünstigte;Bezeichnung des Vorhabens;Beginn;Ende;Gesamtkosten in EUR;Fonds;Standort',
      `Stadt Cottbus;Treff im Quartier;01.02.2023;31.12.2025;1.234,50;${fund};03048 Cottbus`,
      `Stadt Cottbus;Lernen im Quartier;01.03.2023;31.12.2025;2.234,50;${fund};03048 Cottbus`,
    ].join('\n');
  const plus = await readTextList(rows('ESF+'));
  t.equal(plus.first?.catalogue.fundingPeriod.key, '2021-2027');
  t.equal(plus.first?.catalogue.fund.key, '2021-2027/ESF-Plus');
  t.notOk(plus.questions.includes('fundingPeriod'));
  const either = await readTextList(rows('ESF'));
  t.ok(either.questions.includes('fundingPeriod'), 'the Social Fund was called so in both periods');
});

t.test('findings that differ only in the figures they work out are one', async (t) => {
  const groups = new FindingGroups();
  const found = (row: number, rate: string, quoted = 'x') => ({
    ...{ severity: 'hint' as const, code: 'c', field: 'unionRate', clause: null, remedy: text('', '') },
    reason: text(`Angegeben sind 85 %, aus „${quoted}“ ergeben sich ${rate} %.`, `${rate}`),
    ...{ sheet: null, row, cell: null, column: 'Satz', value: rate },
  });
  groups.add(found(2, '7,24'));
  groups.add(found(3, '7,24'));
  t.match(groups.all(), [{ count: 2, reason: { de: 'Angegeben sind 85 %, aus „x“ ergeben sich 7,24 %.' } }]);
  groups.add(found(4, '21,30'));
  groups.add(found(5, '9,00', '12'));
  t.match(groups.all(), [
    { count: 3, reason: { de: /7,24 %\. Weitere Zeilen mit anderen Angaben ebenso\.$/ } },
    { count: 1 },
  ]);
});
