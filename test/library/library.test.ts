import { parse } from 'node-html-parser';
import t from 'tap';
import type { Actor } from '../../src/kernel/actor.js';
import { textOfDocx, textOfPdf } from '../../src/library/reading/text-of-file.js';
import { zip } from '../imports/workbook-files.js';
import { aProject, publishNew } from '../support/a-project.js';
import { testApp } from '../support/app.js';
import { aPerson, browserOf, tokenOf } from '../support/people.js';
import { structureFaults } from '../web/html-structure.js';

/** A PDF of one page with one line, written by hand. */
function aPdf(line: string): Buffer {
  const stream = `BT /F1 12 Tf 50 700 Td (${line}) Tj ET`;
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R /OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >> >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${stream.length} >>\nstream\n${stream}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
  ];
  let file = '%PDF-1.4\n';
  const places = objects.map((object, index) => {
    const at = file.length;
    file += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return at;
  });
  const at = file.length;
  const table = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('');
  file += `xref\n0 6\n0000000000 65535 f \n${table}trailer\n<< /Size 6 /Root 1 0 R >>\nstartxref\n${at}\n%%EOF\n`;
  return Buffer.from(file, 'latin1');
}

const wordXml = (body: string) =>
  `<?xml version="1.0"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${body}</w:body></w:document>`;
const paragraph = (words: string) => `<w:p><w:r><w:t>${words}</w:t></w:r></w:p>`;
const docxParts = (document: string) => ({
  '[Content_Types].xml':
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
  '_rels/.rels':
    '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>',
  'word/document.xml': document,
});
const zipped = (document: string, claimed?: number): Buffer =>
  zip(
    Object.entries(docxParts(document)).map(([name, content]) => ({
      name,
      content,
      ...(claimed === undefined || name !== 'word/document.xml' ? {} : { claimed }),
    })),
  );
const aDocx = (words: string): Buffer => zipped(wordXml(paragraph(words)));

t.test('the words of PDF and Word files; files that lie about their size are not unpacked', async (t) => {
  t.equal(await textOfPdf(aPdf('Bewohnerbeirat einrichten')), 'Bewohnerbeirat einrichten');
  t.equal(await textOfDocx(aDocx('Geschäftsordnung &amp; Wahl')), 'Geschäftsordnung & Wahl');
  await t.rejects(textOfDocx(zipped(wordXml('x'.repeat(5_000)), 2_000_000_000)));
  await t.rejects(textOfDocx(zipped(wordXml('x'.repeat(5_000)), 10)));
  const bomb = `<!DOCTYPE a [<!ENTITY b "${'b'.repeat(1_000)}"><!ENTITY c "${'&b;'.repeat(1_000)}">]>${wordXml(paragraph('&c;'))}`;
  const read = await textOfDocx(zipped(bomb)).catch(() => '');
  t.ok(read.length < 10_000, 'entities are not multiplied');
  await t.rejects(textOfPdf(Buffer.from('%PDF-1.4 nothing')));
});

const { app, database } = await testApp(t, 'reference');
const staff = await aPerson(database, 'staff');
const city = await aPerson(database, 'cityEditor');
const auditor = await aPerson(database, 'auditor');
const desk = '/servicestelle/arbeitshilfen';

const send = (who: Actor, url: string, form: Record<string, string> = {}) =>
  app.inject({
    method: 'POST',
    url,
    headers: { ...browserOf(who), 'content-type': 'application/x-www-form-urlencoded', accept: 'text/html' },
    payload: new URLSearchParams(form).toString(),
  });
const upload = (who: Actor, url: string, bytes: Buffer, name: string, note = '') => {
  const [before, after] = [
    `--b\r\ncontent-disposition: form-data; name="note"\r\n\r\n${note}\r\n--b\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: application/octet-stream\r\n\r\n`,
    '\r\n--b--\r\n',
  ];
  return app.inject({
    method: 'POST',
    url,
    headers: { ...browserOf(who), 'content-type': 'multipart/form-data; boundary=b', accept: 'text/html' },
    payload: Buffer.concat([Buffer.from(before), bytes, Buffer.from(after)]),
  });
};
const page = async (url: string, who?: Actor) => {
  const answer = await app.inject({ url, headers: { accept: 'text/html', ...(who && browserOf(who)) } });
  t.equal(answer.statusCode, 200, url);
  t.same(structureFaults(answer.body), [], url);
  return parse(answer.body);
};

async function published(title: string, audience: string, bytes: Buffer, name: string): Promise<string> {
  const made = await send(staff, desk, {
    title,
    audience,
    kind: 'guide',
    licence: 'cc-by-4.0',
    description: '',
  });
  t.equal(made.statusCode, 303, made.body.slice(0, 300));
  const address = String(made.headers.location).split('?')[0] ?? '';
  t.equal((await send(staff, `${address}/veroeffentlichen`)).statusCode, 409, 'not without a file');
  t.equal((await send(staff, `${address}/zurueckziehen`)).statusCode, 409, 'not before it was published');
  const sent = await upload(staff, `${address}/datei`, bytes, name);
  t.equal(sent.statusCode, 303, sent.body.slice(0, 300));
  t.equal((await send(staff, `${address}/veroeffentlichen`)).statusCode, 303);
  return address.split('/').at(-1) ?? '';
}

t.test('what stands in files is found by whom it is for, and can be downloaded', async (t) => {
  const faulty = await send(staff, desk, { title: '', licence: '' });
  t.equal(faulty.statusCode, 422);
  t.same(
    parse(faulty.body)
      .querySelectorAll('.errsum a')
      .map((link) => link.getAttribute('href'))
      .sort(),
    ['#f-licence', '#f-title'],
  );
  const open = await published(
    'Beirat',
    'public',
    aPdf('Wie ein Bewohnerbeirat gelingt'),
    'Leitfaden für Beiräte.pdf',
  );
  const closed = await published(
    'Nur für Städte',
    'cities',
    aDocx('Muster eines Bewohnerbeirats'),
    'muster.docx',
  );

  const found = await page('/arbeitshilfen?q=Bewohnerbeir%C3%A4te');
  t.match(found.textContent, /1 Treffer.*Beirat/s, 'by the stem of the word');
  t.equal(found.querySelector('mark')?.textContent, 'Bewohnerbeirat');
  t.notMatch(found.textContent, /Nur für Städte/);
  t.match((await page('/arbeitshilfen?q=Bewohnerbeirat', city)).textContent, '2 Treffer');
  t.match(
    (await page('/arbeitshilfen?q=Beir%C3%A4te+Muster', city)).textContent,
    /1 Treffer.*Nur für Städte/s,
    'inside of a word',
  );
  t.match(
    (await page('/arbeitshilfen?q=Beir%C3%A4te+im+Muster', city)).textContent,
    /1 Treffer/,
    'small words do not count',
  );
  t.match(
    (await page('/arbeitshilfen?q=Beirat+-Muster', city)).textContent,
    /1 Treffer.*Beirat/s,
    'signs mean whole words',
  );
  const everywhere = await app.inject({ url: '/api/v1/search?q=wohnerbeirat', headers: tokenOf(staff) });
  t.match(
    everywhere.json().groups,
    [{ kind: 'handout', total: 1 }],
    'the one search finds parts of words as well',
  );
  t.match((await page('/en/arbeitshilfen?q=nirgends')).textContent, 'Nothing found');
  t.equal((await app.inject('/api/v1/handouts?q=%27%22%29%20%26%20%21')).statusCode, 200);
  for (const url of [
    `/arbeitshilfen/${closed}`,
    `/api/v1/handouts/${closed}`,
    `/api/v1/handouts/${closed}/files/1`,
  ])
    t.equal((await app.inject(url)).statusCode, 404, url);
  const file = await app.inject({ url: `/api/v1/handouts/${closed}/files/1`, headers: browserOf(city) });
  t.equal(file.statusCode, 200);
  const download = await app.inject(`/api/v1/handouts/${open}/files/1`);
  t.same(download.rawPayload, aPdf('Wie ein Bewohnerbeirat gelingt'));
  t.match(download.headers, {
    'content-type': 'application/pdf',
    'content-disposition': /^attachment; filename\*=UTF-8''Leitfaden%20f%C3%BCr/,
  });
  t.equal((await app.inject(`/api/v1/handouts/${open}/files/2`)).statusCode, 404);

  const [rare] = await database.ownerSql`
    select words_of_file(string_agg(chr(131072 + i) || '-' || chr(131073 + i), ' ')) is not null as is_read
    from generate_series(1, 40000) i`;
  t.match(rare, { is_read: true }, 'more rare words than a search holds stop nothing');

  const second = await upload(
    staff,
    `${desk}/${open}/datei`,
    aPdf('Neue Fassung zur Satzung'),
    'neu.pdf',
    'Mit Satzung',
  );
  t.equal(second.statusCode, 303);
  t.match((await page(`/arbeitshilfen/${open}`)).textContent, /Fassung 2.*Mit Satzung.*Fassung 1/s);
  t.match((await app.inject('/api/v1/handouts?q=Satzung')).json().items, [
    { reference: open, excerpt: /⟦Satzung⟧/ },
  ]);
  t.equal(
    (await app.inject('/api/v1/handouts?q=gelingt')).json().items.length,
    0,
    'the newest version counts',
  );
  const withdraw = (fields: Record<string, string>) =>
    send(staff, `${desk}/${open}/fassung-zurueckziehen`, fields);
  const faults = await withdraw({ number: '', reason: '' });
  t.equal(faults.statusCode, 422);
  t.match(faults.body, /href="#f-number".*href="#f-reason"/s);
  t.equal((await withdraw({ number: '2', reason: 'Die Satzung ist <falsch>.' })).statusCode, 303);
  const shown = await page(`/arbeitshilfen/${open}`);
  t.match(
    shown.textContent,
    /Neueste Fassung.*Fassung 1.*Zurückgezogen.*Fassung 2.*Die Satzung ist <falsch>\./s,
  );
  t.equal((await app.inject(`/api/v1/handouts/${open}/files/2`)).statusCode, 404);
  const kept = await app.inject({ url: `/api/v1/handouts/${open}/files/2`, headers: tokenOf(staff) });
  t.equal(kept.statusCode, 200, 'the service centre still has it');
  t.equal(
    (await app.inject('/api/v1/handouts?q=gelingt')).json().items.length,
    1,
    'the one before counts again',
  );
  t.equal((await app.inject('/api/v1/handouts?q=Satzung')).json().items.length, 0);
  t.equal((await withdraw({ number: '2', reason: 'noch einmal' })).statusCode, 409);
  const last = await withdraw({ number: '1', reason: 'auch' });
  t.equal(last.statusCode, 409);
  t.match(last.body, 'die letzte Fassung');
  const broken = await upload(staff, `${desk}/${open}/datei`, Buffer.from('%PDF-1.4 kaputt'), 'kaputt.pdf');
  t.equal(broken.statusCode, 303, 'what cannot be read is kept');
  t.match((await page(`${desk}/${open}`, staff)).textContent, 'nicht durchsuchbar');
  const program = await upload(staff, `${desk}/${open}/datei`, Buffer.from('MZ…'), 'virus.pdf');
  t.equal(program.statusCode, 422);
  t.match(program.body, 'href="#f-file"');
  t.equal((await upload(city, `${desk}/${open}/datei`, aPdf('x'), 'x.pdf')).statusCode, 403);
  t.equal((await page(`${desk}/${open}`, auditor)).querySelectorAll('input[type=file]').length, 0);

  t.equal((await send(staff, `${desk}/${open}/zurueckziehen`)).statusCode, 303);
  t.equal((await app.inject(`/api/v1/handouts/${open}/files/1`)).statusCode, 404);
  t.equal((await send(staff, `${desk}/${open}/entfernen`)).statusCode, 409);
  await database.ownerSql`delete from stored_file`;
  const again = await app.inject({ url: `/api/v1/handouts/${closed}/files/1`, headers: tokenOf(staff) });
  t.equal(again.statusCode, 200, 'a file of the library is not tidied away');
});

t.test('an example names the projects behind it, and nobody sees it before it is published', async (t) => {
  const { projects } = await publishNew(database, aProject({ name: 'Nachbarschaftshaus' }));
  const project = projects[0]?.reference ?? '';
  const path = '/servicestelle/gute-beispiele';
  const typed = { title: 'Ein Haus für alle', summary: 'Kurz <gesagt>.', lessons: 'Früh einladen.' };
  const wrong = await send(staff, path, { ...typed, title: '', projects: 'Haus' });
  t.equal(wrong.statusCode, 422);
  t.same(
    parse(wrong.body)
      .querySelectorAll('.errsum a')
      .map((link) => link.getAttribute('href'))
      .sort(),
    ['#f-projects', '#f-title'],
  );
  const unknown = await send(staff, path, { ...typed, projects: 'SN99-9999' });
  t.equal(unknown.statusCode, 422);
  t.match(unknown.body, /kein veröffentlichtes Vorhaben/);
  const made = await send(staff, path, { ...typed, projects: project.toLowerCase() });
  t.equal(made.statusCode, 303, made.body.slice(0, 300));
  const address = String(made.headers.location).split('?')[0] ?? '';
  const reference = address.split('/').at(-1) ?? '';
  t.equal((await app.inject(`/gute-beispiele/${reference}`)).statusCode, 404);
  t.equal((await send(staff, `${address}/veroeffentlichen`)).statusCode, 303);
  const seen = await page(`/en/gute-beispiele/${reference}`);
  t.match(seen.textContent, 'Kurz <gesagt>.');
  t.equal(seen.querySelector('aside a')?.getAttribute('href'), `/en/vorhaben/${project}`);
  t.match((await page('/gute-beispiele')).textContent, 'Ein Haus für alle');
  const stale = await send(staff, address, { ...typed, title: 'Meine Fassung', version: '1' });
  t.equal(stale.statusCode, 422);
  t.match(stale.body, 'value="Meine Fassung"');
  const api = `/api/v1/good-practice/${reference}`;
  const { headers } = await app.inject({ url: api, headers: tokenOf(staff) });
  const changed = await app.inject({
    method: 'PATCH',
    url: api,
    headers: { ...tokenOf(staff), 'if-match': String(headers.etag), 'content-type': 'application/json' },
    payload: JSON.stringify({ projects: [] }),
  });
  t.match(changed.json(), { projects: [], lessons: 'Früh einladen.' });
  t.equal((await send(staff, `${address}/zurueckziehen`)).statusCode, 303);
  t.equal((await app.inject(api)).statusCode, 404);
});
