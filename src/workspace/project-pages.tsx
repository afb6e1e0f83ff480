import { viewpointAt } from '../history/index.js';
import { Problem } from '../kernel/problem.js';
import { readDayField } from '../kernel/written-field.js';
import type { Writer } from '../platform/database/acting.js';
import type { Database } from '../platform/database/database.js';
import { writerOf } from '../platform/http/access.js';
import type { App } from '../platform/http/app-instance.js';
import { formOf } from '../platform/http/form-body.js';
import { dictionaryAt, findProject, type ProjectInput, type ProjectRecord } from '../projects/index.js';
import { beginDraft, isDraftId, readDraft, saveDraft } from '../submissions/index.js';
import { workspaceHead } from '../web/index.js';
import { cityProjects } from './city-projects.js';
import { profileIn } from './form/pasted-profile.js';
import { draftPath, forCities, goTo, sendPage, type WorkspaceParts } from './parts.js';
import { ChangePage, type EndEarly } from './views/change-page.js';
import { NewPage } from './views/new-page.js';
import { ProjectsPage } from './views/projects-page.js';

type OfProject = { Params: { reference: string } };
const list = { label: 'Vorhaben', path: '/arbeitsbereich/vorhaben' };

/** The list of a city's projects, and how work on one begins. */
export function cityProjectPages(pages: App, parts: WorkspaceParts): void {
  const { database, site } = parts;
  pages.get('/arbeitsbereich/vorhaben', forCities, async (request, reply) => {
    const { q = '', stand = '', handlungsfeld = '', seite = '1' } = request.query as Record<string, string>;
    const projects = await cityProjects(database, writerOf(request));
    const page = Math.max(1, Math.min(10_000, Math.trunc(Number(seite)) || 1));
    const head = workspaceHead(request, { title: 'Vorhaben', section: 'projects' });
    return sendPage(
      reply,
      site,
      head,
      <ProjectsPage projects={projects} query={{ q, state: stand, actionField: handlungsfeld, page }} />,
    );
  });
  pages.get('/arbeitsbereich/vorhaben/neu', forCities, async (request, reply) => {
    const head = workspaceHead(request, {
      title: 'Vorhaben anlegen',
      section: 'projects',
      crumbs: [list],
      scripts: ['form'],
    });
    return sendPage(
      reply,
      site,
      head,
      <NewPage name="" text="" roundId={roundIn(request.query)} missing={false} />,
    );
  });
  pages.post('/arbeitsbereich/vorhaben/neu', forCities, async (request, reply) => {
    const form = formOf(request);
    const { name = '', steckbrief: text = '' } = form;
    const roundId = roundIn(form);
    const writer = writerOf(request);
    if (name.trim() === '' && text.trim() === '') {
      const head = workspaceHead(request, { title: 'Vorhaben anlegen', section: 'projects', crumbs: [list] });
      return sendPage(
        reply.code(422),
        site,
        head,
        <NewPage name={name} text={text} roundId={roundId} missing={true} />,
      );
    }
    const change = await startingWith(database, writer, name.trim(), text);
    const { draftId } = await beginDraft(database, writer, { reference: null, kind: 'new', roundId, change });
    return goTo(reply, draftPath(draftId));
  });
  changePages(pages, parts);
}

/** What a new draft says: what the pasted text says, under the name that was typed, in the city of its author. */
async function startingWith(
  database: Database,
  { actor }: Writer,
  name: string,
  text: string,
): Promise<Partial<ProjectInput>> {
  if (text.trim() === '') return { name };
  const { revision } = await viewpointAt(database.orm);
  const { input } = profileIn(text, await dictionaryAt(database.orm, revision));
  return {
    ...input,
    ...(name === '' ? {} : { name }),
    place: { kind: 'municipality', ags: actor.city, sourceText: input.place.sourceText },
  };
}

/** The published project, if it belongs to the city of whoever asks. @throws Problem `not_found` */
async function ownProject(database: Database, { actor }: Writer, reference: string): Promise<ProjectRecord> {
  const record = await findProject(database.orm, await viewpointAt(database.orm), reference);
  if (record === null || record.place.ags !== actor.city) throw new Problem('not_found');
  return record;
}

/** The reporting round from whose page somebody came, if any; what is none is left out. */
function roundIn(fields: unknown): string | null {
  const { runde } = fields as { runde?: unknown };
  return typeof runde === 'string' && isDraftId(runde) ? runde : null;
}

const nothingTyped: EndEarly = { end: '', note: '', error: null };

function changePages(pages: App, { database, site }: WorkspaceParts): void {
  const address = '/arbeitsbereich/vorhaben/:reference/aendern';
  pages.get<OfProject>(address, forCities, async (request, reply) => {
    const record = await ownProject(database, writerOf(request), request.params.reference);
    const head = workspaceHead(request, { title: 'Ändern', section: 'projects', crumbs: [list] });
    const roundId = roundIn(request.query);
    return sendPage(
      reply,
      site,
      head,
      <ChangePage record={record} roundId={roundId} ending={nothingTyped} />,
    );
  });
  pages.post<OfProject>(address, forCities, async (request, reply) => {
    const writer = writerOf(request);
    const record = await ownProject(database, writer, request.params.reference);
    const form = formOf(request);
    const { art, ende = '', note = '' } = form;
    const roundId = roundIn(form);
    const kind = art === 'ruecknahme' ? 'withdrawal' : 'amendment';
    const ending = art === 'ende' ? endingEarly(ende, note) : nothingTyped;
    if (ending.error !== null) {
      const head = workspaceHead(request, { title: 'Ändern', section: 'projects', crumbs: [list] });
      return sendPage(
        reply.code(422),
        site,
        head,
        <ChangePage record={record} roundId={roundId} ending={ending} />,
      );
    }
    const { draftId } = await beginDraft(database, writer, { reference: record.reference, kind, roundId });
    if (art === 'ende') await setEnd(database, writer, draftId, ending);
    return goTo(reply, draftPath(draftId));
  });
}

function endingEarly(end: string, note: string): EndEarly {
  const day = readDayField(end);
  if (day.kind === 'unread') return { end, note, error: `${day.reason} ${day.remedy}` };
  return {
    end,
    note,
    error: day.value === null ? 'Geben Sie den letzten Tag an, zum Beispiel 30.06.2027.' : null,
  };
}

/** Puts the new end into the draft, which may have been there already, with everything else as it stands. */
async function setEnd(
  database: Database,
  writer: Writer,
  draftId: string,
  { end, note }: EndEarly,
): Promise<void> {
  const { input, typed, version, ...draft } = await readDraft(database, writer, draftId);
  const day = readDayField(end);
  const period = { ...input.period, end: day.kind === 'read' ? day.value : input.period.end };
  await saveDraft(database, writer, draftId, version, {
    input: { ...input, period },
    typed,
    note: note.trim() === '' ? draft.note : note,
    changeBasis: draft.changeBasis,
  });
}
