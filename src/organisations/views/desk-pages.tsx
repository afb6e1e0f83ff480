import { Button, ErrorSummary, type FieldError, Notice, Pagination, TextField } from '../../web/index.js';
import { reasonWords } from '../messages.js';
import type { Organisation } from '../queries/organisations.js';
import type { Pair } from '../queries/similar.js';
import { reasonsFor } from '../rules.js';
import { type ListView, OrganisationTable, SearchForm } from './list-page.js';
import { type OrganisationView, ProjectsTable, Spellings } from './organisation-page.js';

export const deskPath = '/servicestelle/organisationen';

/** The service centre's start into the directory: what may belong together, and everything by name. */
export function DeskPage(props: { pairs: readonly Pair[]; list: ListView }): JSX.Element {
  const { pairs, list } = props;
  return (
    <div class="wrap main stack">
      <h1>Organisationen</h1>
      <section aria-labelledby="aehnlich">
        <h2 id="aehnlich">Vielleicht dieselben</h2>
        {pairs.length === 0 ? <p>Keine ähnlichen Namen.</p> : pairs.map((pair) => <Proposal pair={pair} />)}
      </section>
      <section aria-labelledby="alle" class="stack">
        <h2 id="alle">Alle</h2>
        <SearchForm action={deskPath} q={list.q} language="de" />
        {list.items.length === 0 ? (
          <p>Keine Organisation passt zu dieser Suche.</p>
        ) : (
          <OrganisationTable items={list.items} hrefOf={(id) => `${deskPath}/${id}`} language="de" />
        )}
        <Pagination
          shown={`${list.items.length} auf dieser Seite`}
          beginningHref={list.beginningHref}
          nextHref={list.nextHref}
          language="de"
        />
      </section>
    </div>
  );
}

function Proposal(props: { pair: Pair }): JSX.Element {
  const { one, other, score } = props.pair;
  const reasons = reasonsFor(one.name, other.name).map((reason) => reasonWords[reason]);
  return (
    <article class="pair">
      <h3 safe>{`${one.name} / ${other.name}`}</h3>
      <p class="muted" safe>
        {[`Die Namen gleichen sich zu ${Math.round(score * 100)} %.`, ...reasons].join(' ')}
      </p>
      <div class="pair-buttons">
        <Button
          label="Vergleichen"
          href={`${deskPath}/${one.publicId}/zusammenfuehren?mit=${other.publicId}`}
        />
        <form method="post" action={`${deskPath}/verschieden`}>
          <input type="hidden" name="one" value={one.publicId} />
          <input type="hidden" name="other" value={other.publicId} />
          <Button label="Sind verschieden" kind="tertiary" />
        </form>
      </div>
    </article>
  );
}

export interface DeskOrganisation extends OrganisationView {
  readonly members: readonly Organisation[];
  /** What the correction form holds. */
  readonly typed: { readonly name: string; readonly legalForm: string; readonly reason: string };
  readonly errors: readonly FieldError[];
  /** Others to merge with, as searched for. */
  readonly q: string;
  readonly candidates: readonly Organisation[];
}

/** One organisation for the service centre: correct, merge, take apart. */
export function DeskOrganisationPage(props: { view: DeskOrganisation }): JSX.Element {
  const { organisation, spellings, errors } = props.view;
  const path = `${deskPath}/${organisation.publicId}`;
  return (
    <div class="wrap main stack">
      <ErrorSummary errors={errors} language="de" />
      <h1 safe>{organisation.name}</h1>
      {organisation.naturalPerson && (
        <Notice
          title="Natürliche Person"
          text="Nur Servicestelle und Prüfer finden sie hier. In öffentlichen Listen steht sie nicht."
        />
      )}
      {organisation.mergedInto !== null && (
        <Notice
          title="Zusammengeführt"
          text={`Diese Organisation gehört zu ${organisation.mergedInto.name}.`}
        />
      )}
      <h2>Schreibweisen in den Datensätzen</h2>
      <Spellings spellings={spellings} language="de" />
      <Members view={props.view} />
      {organisation.mergedInto === null && (
        <>
          <Correction view={props.view} path={path} />
          <Candidates view={props.view} path={path} />
        </>
      )}
      <h2>Vorhaben</h2>
      <ProjectsTable view={props.view} language="de" />
    </div>
  );
}

function Members(props: { view: DeskOrganisation }): JSX.Element {
  const { members, organisation } = props.view;
  const apart = organisation.mergedInto === null ? members : [organisation];
  if (apart.length === 0) return '';
  return (
    <section aria-labelledby="zusammengefuehrt">
      <h2 id="zusammengefuehrt">Zusammengeführt</h2>
      <ul class="stack">
        {apart.map((member) => (
          <li>
            <form method="post" action={`${deskPath}/${member.publicId}/trennen`} class="pair-buttons">
              <span safe>{member.name}</span>
              <button class="kern-btn kern-btn--tertiary" type="submit">
                <span class="kern-label">Wieder trennen</span>
                <span class="vh" safe>{`: ${member.name}`}</span>
              </button>
            </form>
          </li>
        ))}
      </ul>
    </section>
  );
}

const errorsOf = (errors: readonly FieldError[], id: string): string[] =>
  errors.filter(({ fieldId }) => fieldId === id).map(({ message }) => message);

function Correction(props: { view: DeskOrganisation; path: string }): JSX.Element {
  const { typed, errors, organisation } = props.view;
  return (
    <section aria-labelledby="berichtigen">
      <h2 id="berichtigen">Angaben des Verzeichnisses</h2>
      <form class="form" method="post" action={`${props.path}/berichtigen`}>
        <input type="hidden" name="seen" value={String(organisation.publishedRevision)} />
        <TextField name="name" label="Name" value={typed.name} errors={errorsOf(errors, 'f-name')} />
        <TextField
          name="legalForm"
          label="Rechtsform"
          hint="Leer bedeutet „nicht angegeben“."
          value={typed.legalForm}
        />
        <TextField
          name="reason"
          label="Grund"
          value={typed.reason}
          maxlength={500}
          errors={errorsOf(errors, 'f-reason')}
        />
        <p class="btns">
          <Button label="Berichtigen" />
        </p>
      </form>
    </section>
  );
}

function Candidates(props: { view: DeskOrganisation; path: string }): JSX.Element {
  const { q, candidates } = props.view;
  return (
    <section aria-labelledby="andere">
      <h2 id="andere">Mit einer anderen zusammenführen</h2>
      <form class="form" method="get" action={`${props.path}#andere`} role="search">
        <TextField name="q" label="Name der anderen" value={q} maxlength={200} />
        <p class="btns">
          <Button label="Suchen" />
        </p>
      </form>
      {q !== '' && candidates.length === 0 && <p>Keine andere Organisation passt zu dieser Suche.</p>}
      <ul>
        {candidates.map(({ publicId, name }) => (
          <li>
            <a href={`${props.path}/zusammenfuehren?mit=${publicId}`} safe>
              {name}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
