import fc from 'fast-check';
import t from 'tap';
import { readSteckbrief } from '../../../src/projects/steckbrief-text/read-profile.js';

const values = (source: string): Record<string, string> =>
  Object.fromEntries(
    readSteckbrief(source).fields.map(({ label, meaning, value }) => [meaning ?? label, value]),
  );

t.test(
  'label and value as items of one list, or on separate lines, or on one line, say the same',
  async (t) => {
    const pairs = [
      ['Name des Vorhabens', 'Werkstatt am Bahndamm'],
      ['Zeitraum', '01.02.2016 – 31.12.2018'],
      ['Förderfähige Gesamtkosten', '12.345 €'],
      ['Ort', 'Riesa'],
      ['Fonds', 'ESF'],
    ];
    const layouts = [
      pairs.map(([label, value]) => `- ${label}:\n- ${value}`).join('\n'),
      pairs.map(([label, value]) => `${label}:\n${value}`).join('\n'),
      pairs.map(([label, value]) => `${label}: ${value}`).join('\n'),
      pairs.map(([label, value]) => `• ${label}\r\n•\u00a0${value}`).join('\r\n'),
      pairs.map(([label, value]) => `${label?.toUpperCase()} :\r\r${value}\r`).join('\r'),
      pairs.map(([label, value]) => `${label}\t${value}`).join('\n'),
      `<ul>${pairs.map(([label, value]) => `<li><b>${label}:</b></li><li>${value}</li>`).join('')}</ul>`,
      `<table>${pairs.map(([label, value]) => `<tr><th>${label}</th><td>${value}</td></tr>`).join('')}</table>`,
    ];
    for (const layout of layouts) {
      const source = layout.startsWith('<')
        ? `<h1>Riesa <i>ESF</i></h1>${layout}`
        : `Riesa ESF\nSteckbrief:\n${layout}`;
      t.match(
        values(source),
        {
          name: 'Werkstatt am Bahndamm',
          period: '01.02.2016 – 31.12.2018',
          totalEligibleCost: '12.345 €',
          place: 'Riesa',
          fund: 'ESF',
        },
        layout.slice(0, 40),
      );
    }
  },
);

t.test('the cookie notice below the last value stays out of it and is handed back', async (t) => {
  for (const gap of ['\n\n', '\n']) {
    const reading = readSteckbrief(
      `Steckbrief:\nOrt:\nRiesa\nFonds:\nESF${gap}Diese Website nutzt Cookies.\nAblehnen`,
    );
    t.equal(reading.fields.at(-1)?.value, 'ESF');
    t.same(reading.ignored, ['Diese Website nutzt Cookies.', 'Ablehnen']);
  }
});

t.test('the cookie notice ends running text as well', async (t) => {
  const reading = readSteckbrief(
    'Steckbrief:\nZweck und Errungenschaft:\nWir kochen.\nDiese Maßnahme hilft vielen.\nUnsere Seite verwendet Cookies.\nAblehnen',
  );
  t.equal(reading.fields[0]?.value, 'Wir kochen.\nDiese Maßnahme hilft vielen.');
  t.same(reading.ignored, ['Unsere Seite verwendet Cookies.', 'Ablehnen']);
});

t.test('running text keeps its paragraphs and bullets and ends at the next label', async (t) => {
  const read = values(
    'Steckbrief\nZweck und Errungenschaft:\nWir öffnen Räume.\nSchwerpunkte sind:\n- Kochen\n- Lernen\n\nUnd mehr: später.\nProjektträger:\nVerein Nord e.V.\nFonds:\nESF',
  );
  t.equal(
    read.purposeAndAchievements,
    'Wir öffnen Räume.\nSchwerpunkte sind:\n- Kochen\n- Lernen\n\nUnd mehr: später.',
  );
  t.equal(read.executingBody, 'Verein Nord e.V.');
});

t.test('labels nobody listed are kept with their values', async (t) => {
  const read = values(
    'Steckbrief:\nOrt: Riesa\nFachliche Begleitung: Büro Ost\nBesonderheit:\nBarrierefrei\nFonds: ESF',
  );
  t.match(read, {
    'Fachliche Begleitung': 'Büro Ost',
    Besonderheit: 'Barrierefrei',
    fund: 'ESF',
    place: 'Riesa',
  });
});

t.test('a colon inside a name does not make a label of its beginning', async (t) => {
  t.equal(
    values('Steckbrief:\nName des Vorhabens:\nWerkstatt: Kochen und Lernen\nOrt:\nRiesa').name,
    'Werkstatt: Kochen und Lernen',
  );
});

t.test('a value that begins like a label stays a value', async (t) => {
  const read = values(
    'Steckbrief:\nName des Vorhabens:\nProjekt: Lernküche\nOrt:\nRiesa\nWeitere Projekte der Stadt\nFonds:\nESF',
  );
  t.match(read, { name: 'Projekt: Lernküche', place: 'Riesa', fund: 'ESF' });
});

t.test('numbers, remarks, emphasis and table marks around labels do not matter', async (t) => {
  const read = values(
    'Steckbrief:\n1. Name des Vorhabens: Lernküche\nZeitraum (von – bis): 01.02.2016 – 31.12.2018\n**Förderfähige Gesamtkosten des Vorhabens (in Euro):** 12.345\n| Fonds | ESF |',
  );
  t.match(read, {
    name: 'Lernküche',
    period: '01.02.2016 – 31.12.2018',
    totalEligibleCost: '12.345',
    fund: 'ESF',
  });
});

t.test('slips and lost letters in labels are understood, and said', async (t) => {
  const reading = readSteckbrief(
    'Steckbrief:\nFrderfähige Gesamtkosten: 100 €\nInterventionskategorei: x\nEU Betrag: 5 €',
  );
  t.same(
    reading.fields.map(({ meaning, readAs }) => [meaning, readAs]),
    [
      ['totalEligibleCost', 'Förderfähige Gesamtkosten'],
      ['interventionCategory', 'Interventionskategorie'],
      ['unionContribution', null],
    ],
  );
});

t.test('scripts of a page are never read', async (t) => {
  const source =
    '<h1>Riesa ESF</h1><script>var x="Ort: Berlin"</script><style>a{}</style><p>Ort: Riesa<br>Fonds: ESF</p>';
  t.same(values(source), { place: 'Riesa', fund: 'ESF' });
  t.notMatch(JSON.stringify(readSteckbrief(source)), /Berlin/);
});

const words = (text: string): string[] => text.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '');

t.test('whatever is pasted, nothing is lost', async (t) => {
  const piece = fc.oneof(
    fc.constantFrom(
      'Ort:',
      'Zeitraum',
      '- Fonds: ESF',
      'Steckbrief:',
      'Zweck und Errungenschaft:',
      'Cookies verwenden wir',
      '',
      '  ',
      '- ',
    ),
    fc.constantFrom(
      'Unbekannt:',
      'Träger: X',
      'Bautzen ESF',
      '• Ein Satz. Mit Punkt.',
      'Startseite',
      'Name des Vorhabens\tX',
    ),
    fc.string({ unit: 'grapheme' }),
  );
  t.doesNotThrow(() =>
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (lines) => {
        const source = lines.join('\n');
        const { title, beneficiary, description, fields, headings, ignored } = readSteckbrief(source, 'text');
        const parts = [
          title,
          beneficiary,
          description,
          ...headings,
          ...ignored,
          ...fields.flatMap((f) => [f.label, f.value]),
        ];
        const kept = words(parts.join('\n')).sort();
        return JSON.stringify(kept) === JSON.stringify(words(source).sort());
      }),
      { numRuns: 500 },
    ),
  );
});

t.test('hostile input is read like any other', async (t) => {
  t.doesNotThrow(() => readSteckbrief('\u0000Ort:\u0000\nA\ud800B'));
  t.notMatch(JSON.stringify(readSteckbrief('Ort:\n\u0000A\ud800')), /\\u0000|\\ud800/);
  t.equal(readSteckbrief('x'.repeat(1_000_000)).fields.length, 0);
  t.equal(readSteckbrief(`Ort:\n${'a\n'.repeat(200_000)}`).fields.length, 1);
  t.doesNotThrow(() => readSteckbrief('<div>'.repeat(20_000), 'html'));
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (any) => readSteckbrief(any).fields.length >= 0));
  fc.assert(fc.property(fc.string(), (any) => readSteckbrief(`<p>${any}<b`, 'html').fields.length >= 0));
});

t.test('text marks around a whole line say nothing', async (t) => {
  const reading = readSteckbrief(
    '**Riesa ESF**\n\nStadt Riesa\n\n## **Steckbrief:**\n\n* **Name des Vorhabens:** Treff *Mitte*\n* **Ort:** Riesa',
  );
  t.match(reading, {
    title: 'Riesa ESF',
    beneficiary: 'Stadt Riesa',
    description: null,
    headings: ['Steckbrief:'],
  });
  t.match(reading.fields, [{ meaning: 'name' }, { meaning: 'place', value: 'Riesa' }]);
});
