import { formatCount } from '../../kernel/format.js';
import type { Language } from '../../kernel/text.js';
import {
  BodyRows,
  Button,
  Cell,
  type Column,
  localPath,
  Pagination,
  RecordTable,
  Row,
  RowHead,
  TextField,
} from '../../web/index.js';
import { organisationMessages as words } from '../messages.js';
import type { ListedOrganisation } from '../queries/organisations.js';

export interface ListView {
  readonly q: string;
  readonly items: readonly ListedOrganisation[];
  readonly nextHref: string | null;
  readonly beginningHref: string | null;
}

/** The public directory: search, one page of names. */
export function ListPage(props: { view: ListView; language: Language }): JSX.Element {
  const { view, language } = props;
  return (
    <div class="wrap main stack">
      <h1 safe>{words.title[language]}</h1>
      <p class="lead" safe>
        {words.lead[language]}
      </p>
      <SearchForm action={localPath(language, '/organisationen')} q={view.q} language={language} />
      {view.items.length === 0 ? (
        <p safe>{words.none[language]}</p>
      ) : (
        <OrganisationTable
          items={view.items}
          hrefOf={(id) => localPath(language, `/organisationen/${id}`)}
          language={language}
        />
      )}
      <Pagination
        shown={words.shown(view.items.length)[language]}
        beginningHref={view.beginningHref}
        nextHref={view.nextHref}
        language={language}
      />
    </div>
  );
}

export function SearchForm(props: { action: string; q: string; language: Language }): JSX.Element {
  return (
    <form method="get" action={props.action} role="search" class="form stack">
      <TextField name="q" label={words.search[props.language]} value={props.q} maxlength={200} />
      <div>
        <Button label={words.find[props.language]} />
      </div>
    </form>
  );
}

export function OrganisationTable(props: {
  items: readonly ListedOrganisation[];
  hrefOf: (publicId: string) => string;
  language: Language;
}): JSX.Element {
  const { language } = props;
  const columns = {
    name: { label: words.name[language] },
    legalForm: { label: words.legalForm[language] },
    projects: { label: words.projects[language], kind: 'amount' },
  } as const satisfies Record<string, Column>;
  return (
    <RecordTable caption={words.title[language]} columns={Object.values(columns)} language={language}>
      <BodyRows>
        {props.items.map((item) => (
          <Row>
            <RowHead>
              <a href={props.hrefOf(item.publicId)} lang="de" safe>
                {item.name}
              </a>
              {item.naturalPerson && <span class="sub">natürliche Person, nicht öffentlich</span>}
            </RowHead>
            <Cell column={columns.legalForm}>
              <span safe>{item.legalForm ?? words.notStated[language]}</span>
            </Cell>
            <Cell column={columns.projects}>
              <span safe>{formatCount(item.projects, language)}</span>
            </Cell>
          </Row>
        ))}
      </BodyRows>
    </RecordTable>
  );
}
