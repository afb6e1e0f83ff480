import { parse } from 'node-html-parser';
import t from 'tap';
import {
  AmountField,
  ErrorSummary,
  fieldId,
  LongTextField,
  RadioField,
  SelectField,
} from '../../src/web/index.js';

t.test('a field names its hint, its errors and its notes', async (t) => {
  const html = await (
    <AmountField
      name="decisions.0.grant"
      label="Zuwendung"
      hint="Laut Bescheid"
      value="164.25"
      errors={['Schreiben Sie Cent mit Komma.']}
      notes={['Veröffentlicht sind 10,00 €.']}
    />
  );
  const page = parse(html);
  const input = page.querySelector('input');
  t.equal(input?.id, fieldId('decisions.0.grant'));
  t.equal(page.querySelector('label')?.getAttribute('for'), input?.id);
  t.equal(input?.getAttribute('aria-invalid'), 'true');
  const described = (input?.getAttribute('aria-describedby') ?? '').split(' ');
  t.strictSame(
    described.map((id) => page.querySelector(`#${id}`)?.text.replace(/^.*: /, '')),
    ['Laut Bescheid', 'Schreiben Sie Cent mit Komma.', 'Veröffentlicht sind 10,00 €.'],
  );
});

t.test('what was typed is in the control, letter by letter', async (t) => {
  const typed = '\n</textarea><script>alert(1)</script> "„&amp; ';
  const text = parse(await (<LongTextField name="text" label="Text" value={typed} upTo={2000} />));
  t.equal(text.querySelectorAll('script').length, 0);
  t.equal(text.querySelector('.cnt')?.text, `${typed.length} von 2.000 Zeichen`);
  const html = await (<LongTextField name="text" label="Text" value={'\nzweite Zeile'} />);
  t.match(html, '>\n\nzweite Zeile</textarea>', 'browsers drop the first line break');
});

t.test('choices', async (t) => {
  const select = parse(
    await (
      <SelectField
        name="fundingObject"
        label="Fördergegenstand"
        empty="Bitte wählen"
        value="b"
        groups={[
          { label: 'leer', options: [] },
          { label: 'FRL', options: [{ value: 'b', label: 'B & C', depends: { guideline: 'x' } }] },
        ]}
      />
    ),
  );
  t.equal(select.querySelectorAll('optgroup').length, 1);
  const chosen = select.querySelector('option[selected]');
  t.equal(chosen?.getAttribute('value'), 'b');
  t.equal(chosen?.getAttribute('data-guideline'), 'x');
  const radio = parse(
    await (
      <RadioField
        name="changeBasis"
        label="Worauf beruht die Änderung?"
        value=""
        errors={['Wählen Sie eines.']}
        options={[{ value: 'decision', label: 'Bescheid' }]}
      />
    ),
  );
  t.equal(radio.querySelector('fieldset')?.id, fieldId('changeBasis'), 'the summary leads there');
  t.equal(radio.querySelector('legend')?.text, 'Worauf beruht die Änderung?');
});

t.test('the summary leads to the fields', async (t) => {
  const page = parse(
    await (
      <ErrorSummary
        language="de"
        title="1 Angabe verhindert das Einreichen"
        note="Gespeichert ist alles."
        errors={[{ fieldId: 'f-name', message: 'Der Name fehlt.' }]}
      />
    ),
  );
  t.equal(page.querySelector('[role=alert] h2')?.text.trim(), '1 Angabe verhindert das Einreichen');
  t.equal(page.querySelector('a')?.getAttribute('href'), '#f-name');
});
