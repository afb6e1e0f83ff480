import fc from 'fast-check';
import t from 'tap';
import { referenceCatalogue } from '../../src/catalogue/index.js';
import { amountFields, emptyInput, type ProjectInput } from '../../src/projects/index.js';
import { formFields } from '../../src/workspace/form/fields.js';
import { type FormContent, type FormValues, formValuesOf } from '../../src/workspace/form/form-values.js';
import { readForm } from '../../src/workspace/form/read-form.js';
import { typedFindings } from '../../src/workspace/form/typed-findings.js';
import { plainBreaks } from '../../src/workspace/form/written-values.js';
import { amounts, aProject } from '../support/a-project.js';

const catalogue = referenceCatalogue();
const empty = emptyInput({ kind: 'form', title: 'Angaben der Stadt', locator: null, date: null });
const read = (values: FormValues, before: ProjectInput = empty): FormContent =>
  readForm(values, before, catalogue);
const content = (input: ProjectInput): FormContent => ({
  input,
  typed: {},
  note: null,
  changeBasis: null,
  basisDecision: null,
});

t.test('what is typed is shown again', async (t) => {
  const textual = formFields.filter(({ kind }) => kind !== 'flag' && kind !== 'catalogue');
  const anything = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 40 }),
    fc.constantFrom(
      '164.25',
      '1.234',
      '1,234',
      '241.571 €',
      '12,-',
      'k. A.',
      '31.02.2024',
      '1.1.24',
      '0,8',
      '80 %',
      '100 € netto',
      'a\r\nb',
      ' x ',
    ),
  );
  const forms = fc.record(Object.fromEntries(textual.map(({ name }) => [name, anything])));
  fc.assert(
    fc.property(forms, (values) => {
      const first = read(values);
      const shown = formValuesOf(first);
      for (const { name, kind } of textual) {
        const typed = plainBreaks(values[name] ?? '');
        const kept = shown[name] ?? '';
        if (name in first.typed) t.equal(kept, typed, `${name}: letter by letter`);
        else if (kind === 'long' && typed.trim() !== '') t.equal(kept, typed, `${name}: letter by letter`);
        else if (kind === 'line') t.equal(kept, typed.trim(), `${name}: without spaces around it`);
      }
      const again = read(shown, first.input);
      t.strictSame(again, first, 'saving again changes nothing');
      t.strictSame(
        typedFindings(first.typed).map(({ field }) => field),
        Object.keys(first.typed),
        'every value that cannot be read has its reason and remedy',
      );
    }),
    { numRuns: 200 },
  );
});

t.test('amounts in a German form', async (t) => {
  const cents = (text: string) => {
    const { input, typed } = read({ grant: text });
    return 'grant' in typed ? 'unread' : (input.amounts.grant?.cents ?? null);
  };
  t.equal(cents('241.571 €'), 24_157_100n);
  t.equal(cents('1.234'), 123_400n, 'a point groups thousands');
  t.equal(cents('43,025.01'), 4_302_501n, 'the other notation, where it is certain');
  t.equal(cents('1580.38'), 158_038n, 'four digits cannot be a group of thousands');
  for (const unclear of ['164.25', '164.5', '1,234', '100 € netto', '-5', 'viel'])
    t.equal(cents(unclear), 'unread', unclear);
  t.equal(cents('k. A.'), null, 'unknown is not zero');
  const [ambiguous] = typedFindings({ grant: '164.25' });
  t.equal(ambiguous?.reason.de, '„164.25“ kann 164,25\u00a0€ oder 164.250,00\u00a0€ bedeuten.');
  t.equal(ambiguous?.remedy.de, 'Schreiben Sie Cent mit Komma, zum Beispiel 164.250,80.');
});

t.test('rates', async (t) => {
  const rate = (text: string) => {
    const { input, typed } = read({ grantRate: text });
    return 'grantRate' in typed ? 'unread' : input.grantRate;
  };
  t.equal(rate('95'), 9500);
  t.equal(rate('81,25 %'), 8125);
  t.equal(rate('0,8'), 'unread', 'a part of one, or below one percent');
  t.equal(rate('0,8 %'), 80);
  t.equal(rate('120'), 'unread');
});

t.test(
  'a changed amount rests on what the change rests on, an unchanged one on what it rested on',
  async (t) => {
    const before = aProject({ amounts: amounts({ grant: 100n, totalCost: 500n }) });
    const values = formValuesOf(content(before));
    const changed = read({ ...values, grant: '2,00', changeBasis: 'appliedFor' }, before).input.amounts;
    t.strictSame(changed.grant, { cents: 200n, evidence: 'ownStatement' });
    t.equal(changed.totalCost?.evidence, 'decision');
    const decided = read({ ...values, grant: '2,00', changeBasis: 'decision' }, before).input.amounts;
    t.equal(decided.grant?.evidence, 'decision');
    t.strictSame(read(values, before).input, before, 'opening and saving changes nothing');
    t.equal(amountFields.length, 7);
  },
);

t.test('what follows from the guideline is filled in, what was chosen stays', async (t) => {
  const { catalogue: chosen } = read({ fundingGuideline: '2021-2027/02203' }).input;
  t.equal(chosen.fundingPeriod.key, '2021-2027');
  t.equal(chosen.fund.key, '2021-2027/ESF-Plus');
  t.equal(chosen.specificObjective.key, '2021-2027/ESO4.8');
  t.equal(chosen.priority.key, null, 'the guideline serves two priorities');
  const other = read({ fundingGuideline: '2021-2027/02203', fundingPeriod: '2014-2020' }).input.catalogue;
  t.equal(other.fundingPeriod.key, '2014-2020', 'a contradiction is for the rules to say');
  t.equal(read({ fundingGuideline: 'erfunden' }).input.catalogue.fundingGuideline.key, null);
  const published = aProject({
    catalogue: { ...empty.catalogue, fund: { key: null, sourceText: 'ESF (alt)' } },
  });
  const kept = read({ ...formValuesOf(content(published)), fundingGuideline: '2021-2027/02203' }, published);
  t.strictSame(
    kept.input.catalogue.fund,
    { key: null, sourceText: 'ESF (alt)' },
    'words are decided on by people',
  );
  const matched = read({ ...formValuesOf(content(published)), fund: '2021-2027/ESF-Plus' }, published);
  t.strictSame(matched.input.catalogue.fund, { key: '2021-2027/ESF-Plus', sourceText: 'ESF (alt)' });
});

t.test('decisions', async (t) => {
  const whole = {
    'decisions.0.kind': 'grant',
    'decisions.0.number': '100.1',
    'decisions.0.date': '2.3.2024',
    'decisions.0.grant': '1.000,00',
    'decisions.0.grantPeriod.end': '31.12.2026',
  };
  const unfinished = { 'decisions.1.kind': 'amendment', 'decisions.1.grant': 'viel' };
  const first = read({ ...whole, ...unfinished, 'decisions.2.number': ' ' });
  t.equal(first.input.decisions.length, 1);
  t.match(first.input.decisions[0], {
    date: '2024-03-02',
    grant: 100_000n,
    grantPeriod: { start: null, end: '2026-12-31' },
  });
  t.strictSame(
    typedFindings(first.typed).map(({ field }) => field),
    ['decisions.1.number', 'decisions.1.date', 'decisions.1.grant'],
    'what is wrong or missing, nothing else',
  );
  const shown = formValuesOf(first);
  t.equal(shown['decisions.1.grant'], 'viel');
  t.strictSame(read(shown, first.input), first);
  const crossed = read({ ...shown, 'decisions.0.remove': '1' }, first.input);
  t.equal(crossed.input.decisions.length, 0);
  t.equal(formValuesOf(crossed)['decisions.0.grant'], 'viel', 'the next one moves up');
});
