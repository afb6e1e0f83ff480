import { formatCount, formatEuro } from '../../kernel/format.js';
import type { Language, Text } from '../../kernel/text.js';
import { type FieldError, Icon, localPath } from '../../web/index.js';
import { amountLabels, catalogueLabels, fieldLabels } from './field-labels.js';
import { listMessages } from './list-messages.js';
import { type CostField, costFields, defaultSort, filterParameters, type ListQuery } from './list-query.js';
import type { FilterOption, ListView, OptionField } from './list-view.js';

/** So many options are shown before "show more", those with most projects; chosen ones always. */
const shownOptions = 8;
const openGroups: readonly OptionField[] = ['fundingPeriod', 'status', 'city'];

/** Faults of the cost fields, for the summary on top and for the fields themselves. */
export function costErrors(query: ListQuery, language: Language): FieldError[] {
  return costFields.flatMap((field) => {
    const typed = query.typed[field];
    return typed === undefined ? [] : [{ fieldId: field, message: listMessages.badAmount(typed)[language] }];
  });
}

/** The filters: a plain GET form, once in the page. On a phone it folds behind one button. */
export function ListFilters(props: { view: ListView; language: Language }): JSX.Element {
  const { view, language } = props;
  const { query } = view;
  const hasErrors = Object.keys(query.typed).length > 0;
  return (
    <details class="filterbox" open={hasErrors}>
      <summary>
        <Icon name="search" />
        <span safe>{listMessages.filterButton(formatCount(view.active.length, language))[language]}</span>
      </summary>
      <form
        class="filters"
        method="get"
        action={localPath(language, '/vorhaben')}
        aria-label={listMessages.filters[language]}
      >
        <div class="grp fld">
          <label for="q" safe>
            {listMessages.keyword[language]}
          </label>
          <input id="q" name="q" type="search" value={query.filter.q} maxlength="200" />
        </div>
        <ScopeGroup query={query} language={language} />
        <OptionGroup
          field="fundingPeriod"
          legend={catalogueLabels.fundingPeriod}
          view={view}
          language={language}
        />
        <OptionGroup field="status" legend={listMessages.state} view={view} language={language} />
        <OptionGroup
          field="city"
          legend={query.filter.scope === 'all' ? listMessages.cityAll : listMessages.city}
          view={view}
          language={language}
        />
        <CostGroup query={query} language={language} />
        <OptionGroup field="object" legend={catalogueLabels.fundingObject} view={view} language={language} />
        <OptionGroup
          field="guideline"
          legend={catalogueLabels.fundingGuideline}
          view={view}
          language={language}
        />
        <OptionGroup field="actionField" legend={fieldLabels.actionFields} view={view} language={language} />
        <KeptParameters query={query} />
        <p>
          <button class="kern-btn kern-btn--primary" type="submit">
            <span class="kern-label" safe>
              {listMessages.apply[language]}
            </span>
          </button>
        </p>
      </form>
    </details>
  );
}

function ScopeGroup(props: { query: ListQuery; language: Language }): JSX.Element {
  const { query, language } = props;
  const scopes = [
    ['programme', listMessages.programmeScope],
    ['all', listMessages.allScope],
  ] as const;
  return (
    <fieldset class="grp">
      <legend class="vh" safe>
        {listMessages.scope[language]}
      </legend>
      {scopes.map(([value, label]) => (
        <div class="opt">
          <input
            type="radio"
            id={`scope-${value}`}
            name="scope"
            value={value}
            checked={query.filter.scope === value}
          />
          <label for={`scope-${value}`} safe>
            {label[language]}
          </label>
        </div>
      ))}
    </fieldset>
  );
}

function OptionGroup(props: {
  field: OptionField;
  legend: Text;
  view: ListView;
  language: Language;
}): JSX.Element {
  const { field, legend, view, language } = props;
  const options = view.options[field];
  if (options.length === 0) return '';
  const chosen = options.some((option) => option.selected);
  const frequent = options.toSorted((a, b) => (b.count ?? 0) - (a.count ?? 0)).slice(0, shownOptions);
  const shown = options.filter((option) => frequent.includes(option) || option.selected);
  const folded = options.filter((option) => !shown.includes(option));
  return (
    <details class="grp" open={chosen || openGroups.includes(field)}>
      <summary safe>{legend[language]}</summary>
      <fieldset>
        <legend class="vh" safe>
          {legend[language]}
        </legend>
        {shown.map((option) => (
          <Option field={field} option={option} language={language} />
        ))}
        {folded.length > 0 && (
          <details class="dat">
            <summary safe>{listMessages.more(formatCount(folded.length, language))[language]}</summary>
            {folded.map((option) => (
              <Option field={field} option={option} language={language} />
            ))}
          </details>
        )}
      </fieldset>
    </details>
  );
}

function Option(props: { field: OptionField; option: FilterOption; language: Language }): JSX.Element {
  const { field, option } = props;
  const id = `${field}-${option.value.replace(/[^\w-]/g, '_')}`;
  return (
    <div class="opt">
      <input type="checkbox" id={id} name={field} value={option.value} checked={option.selected} />
      <label for={id} safe>
        {option.label}
      </label>
      {option.count !== null && (
        <span class="c" safe>
          {formatCount(option.count, props.language)}
        </span>
      )}
    </div>
  );
}

function CostGroup(props: { query: ListQuery; language: Language }): JSX.Element {
  const { query, language } = props;
  const open = costFields.some(
    (field) => query.filter[field] !== undefined || query.typed[field] !== undefined,
  );
  return (
    <details class="grp" open={open}>
      <summary safe>{amountLabels.totalEligibleCost[language]}</summary>
      <fieldset class="two">
        <legend class="vh" safe>
          {amountLabels.totalEligibleCost[language]}
        </legend>
        <CostInput field="minCost" label={listMessages.from} query={query} language={language} />
        <CostInput field="maxCost" label={listMessages.to} query={query} language={language} />
      </fieldset>
    </details>
  );
}

function CostInput(props: {
  field: CostField;
  label: Text;
  query: ListQuery;
  language: Language;
}): JSX.Element {
  const { field, query, language } = props;
  const typed = query.typed[field];
  const cents = query.filter[field];
  const amount = cents === undefined ? undefined : formatEuro(cents, language).replace(/[\s€]/g, '');
  const errorId = `${field}-error`;
  return (
    <div class="fld">
      <label for={field} safe>
        {props.label[language]}
      </label>
      <input
        id={field}
        name={field}
        inputmode="decimal"
        value={typed ?? amount}
        aria-invalid={typed === undefined ? undefined : 'true'}
        aria-describedby={typed === undefined ? undefined : errorId}
      />
      {typed !== undefined && (
        <p class="err" id={errorId} safe>
          {listMessages.badAmount(typed)[language]}
        </p>
      )}
    </div>
  );
}

/** Filters without a control of their own and the order stay when the form is sent. */
function KeptParameters(props: { query: ListQuery }): JSX.Element {
  const withControl = [
    'q',
    'fundingPeriod',
    'status',
    'city',
    'guideline',
    'object',
    'actionField',
    'minCost',
    'maxCost',
    'scope',
  ];
  const kept = filterParameters(props.query).filter(([name]) => !withControl.includes(name));
  const { key, descending } = props.query.sort;
  if (key !== defaultSort.key || descending !== defaultSort.descending)
    kept.push(['sort', `${descending ? '-' : ''}${key}`]);
  return (
    <>
      {kept.map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
    </>
  );
}
