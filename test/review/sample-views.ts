import { noSums, type Sums } from '../../src/aggregates/index.js';
import type { PublishView } from '../../src/review/views/publish-page.js';
import type { QueueEntry, QueueView } from '../../src/review/views/queue-view.js';
import type { ReviewView } from '../../src/review/views/review-view.js';
import type { TimelineView } from '../../src/review/views/timeline-page.js';

const sums = (projects: number, cost: bigint, union: bigint): Sums => ({
  projects,
  amounts: {
    ...noSums.amounts,
    totalEligibleCost: { cents: cost, known: projects },
    unionContribution: { cents: union, known: projects },
  },
});

const draftId = '6d6f6d3a-5b0e-4a0c-9d2f-0f7a4a6f6a01';

/** A view of every page of checking, filled with one text wherever a text can stand. */
export function sampleViews(words: (plain: string) => string) {
  const review: ReviewView = {
    draftId,
    version: 4,
    state: 'submitted',
    kind: 'amendment',
    reference: 'SN21-0085',
    name: words('Läden mit Zukunft'),
    place: words('Bautzen'),
    handedIn: words('eingereicht am 14.11.2026, 09:15 von M. Lehmann'),
    note: words('Der Bescheid wurde geändert.'),
    basis: words('Geld oder Zeit ändern sich durch einen Bescheid der SAB.'),
    publishedVersion: 2,
    fields: [
      {
        field: 'totalEligibleCost',
        label: words('Förderfähige Gesamtkosten'),
        before: words('58.900,00 €'),
        after: words('59.800,00 €'),
        changed: true,
        wordByWord: false,
        notes: [words('+ 900,00 € (+ 1,5 %)')],
        copied: false,
      },
      {
        field: 'unionContribution',
        label: 'EU-Betrag',
        before: null,
        after: '50.830,00 €',
        changed: true,
        wordByWord: false,
        notes: ['85 % der förderfähigen Gesamtkosten'],
        copied: false,
      },
      {
        field: 'period.end',
        label: 'Ende des Zeitraums',
        before: '31.01.2027',
        after: '31.01.2027',
        changed: false,
        wordByWord: false,
        notes: [],
        copied: false,
      },
      {
        field: 'purposeAndAchievements',
        label: 'Zweck und Errungenschaft',
        before: words(
          'Leere Läden im Wohngebiet sollen wieder genutzt werden. Geplant ist eine Beratung für Inhaberinnen und Inhaber kleiner Geschäfte.',
        ),
        after: words(
          'Leere Läden im Wohngebiet sollen wieder genutzt werden. Eine feste Sprechstunde berät Inhaberinnen und Inhaber kleiner Geschäfte. Bis September 2026 wurden 23 Betriebe beraten, vier Läden sind wieder vermietet.',
        ),
        changed: true,
        wordByWord: true,
        notes: [],
        copied: false,
      },
      {
        field: 'summary',
        label: 'Beschreibung',
        before: 'Ein Quartier mit Läden.',
        after: 'Ein Quartier mit Läden.',
        changed: false,
        wordByWord: true,
        notes: [],
        copied: true,
      },
    ],
    checks: [
      {
        tone: 'error',
        title: words('Das Ende (31.01.2024) liegt vor dem Beginn (01.02.2025).'),
        remedy: words('Prüfen Sie beide Tage im Bescheid.'),
        clause: null,
        field: 'period.end',
      },
      {
        tone: 'hint',
        title: 'Angegeben sind 80 %, aus den Beträgen ergeben sich 85 %.',
        remedy: 'Prüfen Sie Satz und Beträge im Bescheid.',
        clause: null,
        field: 'unionContribution',
      },
      {
        tone: 'ok',
        title: 'Alle Pflichtangaben vorhanden',
        remedy: null,
        clause: words('Art. 49 Abs. 3 VO (EU) 2021/1060'),
        field: null,
      },
      { tone: 'ok', title: 'Fördersatz höchstens 85 %', remedy: null, clause: 'FRL A VI.1', field: null },
    ],
    similar: [],
    effects: [
      {
        label: words('Bautzen'),
        before: sums(12, 241_571_000n, 50_065_00n),
        after: sums(12, 241_661_000n, 100_895_00n),
      },
      {
        label: 'Sachsen',
        before: sums(86, 3_293_124_100n, 1_777_709_00n),
        after: sums(86, 3_293_214_100n, 1_828_539_00n),
      },
    ],
    comments: [
      {
        id: '0b6f6d3a-5b0e-4a0c-9d2f-0f7a4a6f6a02',
        author: words('K. Albrecht'),
        at: '12.11.2026, 10:42',
        field: { label: 'Gesamtkosten', href: '#feld-totalEligibleCost' },
        body: words('Im Änderungsbescheid stehen 59.800,00 €. Bitte angleichen.'),
        done: '14.11.2026, 09:10',
      },
      {
        id: '0b6f6d3a-5b0e-4a0c-9d2f-0f7a4a6f6a03',
        author: 'M. Lehmann',
        at: '14.11.2026, 09:12',
        field: { label: words('Zweck'), href: null },
        body: 'Bitte einen Satz dazu, was erreicht wurde.',
        done: null,
      },
    ],
    newCommentId: '0b6f6d3a-5b0e-4a0c-9d2f-0f7a4a6f6a04',
    steps: [
      {
        title: words('Eingereicht'),
        by: words('M. Lehmann'),
        at: '14.11.2026, 09:15',
        reason: null,
        published: false,
      },
      {
        title: 'Zur Überarbeitung zurückgegeben',
        by: 'K. Albrecht',
        at: '12.11.2026, 10:45',
        reason: words('Bitte den Zweck ergänzen.'),
        published: false,
      },
      {
        title: 'Begonnen',
        by: 'T. Sorge',
        at: '02.11.2026, 08:00',
        reason: null,
        published: false,
      },
    ],
    files: [{ label: words('Bescheid.pdf'), href: '/api/v1/attachments/1', meta: words('PDF, 212 KB') }],
    may: { comment: true, giveBack: true, accept: true, publish: false, hindrance: null },
    waiting: 3,
    checked: 31,
  };
  const entry = (changes: Partial<QueueEntry>): QueueEntry => ({
    draftId,
    name: words('Läden mit Zukunft'),
    reference: words('SN21-0085'),
    place: words('Bautzen'),
    kind: 'amendment',
    handedInAt: '14.11.2026, 09:15',
    handedInBy: words('M. Lehmann'),
    waitingDays: 11,
    round: words('Zuarbeit Herbst 2026'),
    errors: 0,
    hints: 2,
    openComments: 1,
    mayPublish: true,
    hindrance: null,
    ...changes,
  });
  const queue: QueueView = {
    staleLists: [],
    query: { tab: 'accepted', round: null, city: null, page: 1 },
    counts: { submitted: 3, accepted: 31, returned: 2, imports: 1 },
    rounds: [{ value: draftId, label: words('Zuarbeit Herbst 2026') }],
    cities: [
      { value: '14625020', label: words('Bautzen') },
      { value: '14626110', label: 'Görlitz' },
    ],
    entries: [
      entry({}),
      entry({
        draftId: '6d6f6d3a-5b0e-4a0c-9d2f-0f7a4a6f6a09',
        name: 'Eine sehr lange Bezeichnung eines Vorhabens, die über mehrere Zeilen geht, weil Bescheide so etwas tun',
        kind: 'new',
        reference: null,
        openComments: 0,
        hints: 0,
        waitingDays: 0,
        mayPublish: false,
        hindrance: words('Sie haben es eingereicht. Eine andere Person muss es veröffentlichen.'),
      }),
    ],
    imports: [
      {
        importId: draftId,
        title: words('Liste der Vorhaben 2014–2020'),
        fileName: words('vorhabenliste-2026-10-31.xlsx'),
        proposedAt: '20.11.2026, 14:00',
        proposedBy: words('K. Albrecht'),
        takes: { added: 12, changed: 86 },
        mine: true,
      },
    ],
    found: 31,
    hasMore: true,
    mayPublish: true,
  };
  const publish: PublishView = {
    entries: [
      {
        draftId,
        version: 4,
        name: words('Läden mit Zukunft'),
        reference: words('SN21-0085'),
        place: words('Bautzen'),
        kind: 'amendment',
        handedInBy: words('M. Lehmann'),
        checkedBy: words('K. Albrecht'),
        hindrance: null,
      },
      {
        draftId: '6d6f6d3a-5b0e-4a0c-9d2f-0f7a4a6f6a09',
        version: 2,
        name: 'Quartiersbüro Süd',
        reference: null,
        place: 'Servicestelle',
        kind: 'new',
        handedInBy: 'R. Neumann',
        checkedBy: 'K. Albrecht',
        hindrance: words('Sie haben es eingereicht. Eine andere Person muss es veröffentlichen.'),
      },
    ],
    effects: review.effects,
    nextRevision: 48,
    note: words(''),
  };
  const happened = [
    {
      draftId,
      name: words('Läden mit Zukunft'),
      step: words('Veröffentlicht'),
      by: words('K. Albrecht'),
      at: '14.11.2026, 09:15',
      revision: 48,
      there: false,
    },
    {
      draftId,
      name: null,
      step: 'Zurückgegeben',
      by: 'X',
      at: '14.11.2026, 09:15',
      revision: null,
      there: true,
    },
  ];
  const published = {
    revision: 48,
    at: '25.11.2026, 23:15',
    by: words('R. Neumann'),
    note: words('Zuarbeit zum 31.10.2026'),
    versions: [
      {
        reference: words('SN21-0085'),
        name: words('Läden mit Zukunft'),
        place: words('Bautzen'),
        versionNumber: 3,
        withdrawn: false,
      },
      { reference: 'SN21-0086', name: words('Altes'), place: 'Löbau', versionNumber: 1, withdrawn: true },
    ],
  };
  const timeline: TimelineView = {
    reference: words('SN21-0004'),
    name: words('Servicestelle für Quartiersentwicklung'),
    place: words('Dresden'),
    desk: {
      seal: { number: 3, digest: 'ab'.repeat(32), revision: 47, at: '01.11.2026, 08:00' },
      retention: 'Bis 31.12.2033.',
      checks: 1,
      openChecks: 0,
    },
    isPublished: true,
    states: [{ revision: 47, label: words('47 vom 31.10.2026') }],
    chosen: {
      revision: 46,
      title: words('Sie sehen den Stand vom 30.06.2026'),
      text: words('Damals veröffentlicht'),
    },
    events: [
      {
        title: words('Veröffentlicht als Fassung 3, Registerstand 47'),
        meta: words('31.10.2026, 18:00 · K. Albrecht · Zuarbeit zum 31.10.2026'),
        kind: 'now',
        later: false,
        reason: null,
        changes: [
          {
            label: words('Ende des Zeitraums'),
            before: words('31.12.2027'),
            after: words('31.12.2028'),
            wordByWord: false,
          },
          {
            label: 'Zweck und Errungenschaft',
            before: words('Geplant ist eine Beratung im Quartier.'),
            after: words('Eine Beratung im Quartier läuft.'),
            wordByWord: true,
          },
        ],
      },
      {
        title: words('Zur Überarbeitung zurückgegeben'),
        meta: words('12.10.2026, 09:40 · K. Albrecht'),
        kind: undefined,
        later: true,
        reason: words('Bitte Code der Förderrichtlinie nachtragen.'),
        changes: [],
      },
      {
        title: 'Veröffentlicht als Fassung 2, Registerstand 46',
        meta: '30.06.2026, 18:00 · K. Albrecht',
        kind: 'published',
        later: false,
        reason: null,
        changes: [],
      },
    ],
  };
  return { review, queue, publish, happened, published, timeline };
}
