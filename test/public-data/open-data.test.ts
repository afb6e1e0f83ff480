import jsonld from 'jsonld';
import { Parser, type Quad } from 'n3';
import t from 'tap';
import { expanded } from '../../src/public-data/dcat/node.js';
import { openDataApp } from './sample.js';

const address = 'http://127.0.0.1:3000/open-data';
const { app } = await openDataApp(t, {
  publisher: {
    name: 'Servicestelle',
    contact: 'daten@example.de',
    licence: 'dl-by-de/2.0',
    contributorId: 'http://dcat-ap.de/def/contributors/steckbrief',
  },
});

const quads = new Parser().parse((await app.inject('/open-data/katalog.ttl')).body);

const objects = (subject: string, property: string): string[] =>
  quads
    .filter((quad) => quad.subject.value === subject && quad.predicate.value === expanded(property))
    .map(textOf);
const textOf = ({ object }: Quad): string => object.value;
const subjectsOf = (type: string): string[] =>
  quads
    .filter((quad) => quad.predicate.value === expanded('rdf:type') && quad.object.value === expanded(type))
    .map(({ subject }) => subject.value);

/** What DCAT-AP.de calls mandatory, and what GovData asks for on top, by class. */
const mandatory: Readonly<Record<string, readonly string[]>> = {
  'dcat:Catalog': ['dct:title', 'dct:description', 'dct:publisher', 'dcat:dataset'],
  'dcat:Dataset': ['dct:title', 'dct:description', 'dcat:theme', 'dcatde:contributorID', 'dcat:distribution'],
  'dcat:Distribution': ['dcat:accessURL', 'dct:license', 'dcatde:licenseAttributionByText', 'dct:format'],
  'foaf:Agent': ['foaf:name'],
  'vcard:Kind': ['vcard:fn', 'vcard:hasEmail'],
};

t.test('the metadata has what DCAT-AP.de asks for of every thing it describes', async (t) => {
  for (const [type, properties] of Object.entries(mandatory)) {
    const subjects = subjectsOf(type);
    t.ok(subjects.length > 0, type);
    for (const subject of subjects)
      for (const property of properties)
        t.ok(objects(subject, property).length > 0, `${subject} ${property}`);
  }
  t.same(objects(`${address}#catalog`, 'dcat:dataset'), [`${address}#2021-2027`, `${address}#2014-2020`]);
  for (const type of ['dcat:Catalog', 'dcat:Dataset'])
    for (const subject of subjectsOf(type))
      t.equal(objects(subject, 'dct:title').length, 2, 'titles in German and English');
});

t.test('every address the metadata points to on this service is there', async (t) => {
  const known = new Set(quads.map(({ subject }) => subject.value));
  for (const dataset of subjectsOf('dcat:Dataset')) {
    const files = objects(dataset, 'dcat:distribution');
    t.ok(files.length >= 3);
    for (const file of files) {
      t.ok(known.has(file), 'described');
      t.same(objects(file, 'dcat:accessURL'), [file]);
      const { statusCode, headers } = await app.inject(new URL(file).pathname);
      t.equal(statusCode, 200);
      const [mediaType = ''] = objects(file, 'dcat:mediaType');
      t.ok(mediaType.endsWith(String(headers['content-type']).split(';')[0] ?? '-'), file);
    }
  }
});

t.test('Turtle and JSON-LD say the same', async (t) => {
  const document = (await app.inject('/open-data/katalog.jsonld')).json<unknown>();
  const fromJson = new Parser().parse(await jsonld.toRDF(document, { format: 'application/n-quads' }));
  const lines = (all: readonly Quad[]) =>
    all
      .map(({ subject, predicate, object }) =>
        [subject.value, predicate.value, object.value, 'language' in object ? object.language : ''].join(' '),
      )
      .sort();
  t.same(lines(fromJson), lines(quads));
});

t.test('the page says what the lists are in both languages', async (t) => {
  const german = (await app.inject('/open-data')).body;
  const english = (await app.inject('/en/open-data')).body;
  t.match(german, 'Amtlich ist die Liste der Vorhaben der Verwaltungsbehörde');
  t.match(english, 'The official list of operations is that of the managing authority');
  for (const page of [german, english])
    for (const file of ['2021-2027.csv', '2021-2027.xlsx', '2021-2027.json', '2014-2020.xml'])
      t.match(page, `/open-data/vorhaben-${file}`);
});
