/** What a template says about itself in one line above its headings, for people and for the reader. */
export interface TemplateMark {
  /** Version of the template's layout. */
  readonly version: number;
  /** AGS of the city it was made for. */
  readonly city: string;
  /** Registry revision whose catalogue its drop-downs offer. */
  readonly revision: number;
  /** Reporting round it was made for; null for none. */
  readonly round: string | null;
}

/** Version of the templates that are made now. Raise it when columns are added, renamed or mean something else. */
export const templateVersion = 1;

const beginning = 'Kennzeichen der Vorlage:';
const mark =
  /^Kennzeichen der Vorlage: Fassung (?<version>\d{1,4}), Stadt (?<city>\d{8}), Registerstand (?<revision>\d{1,9})(?:, Runde (?<round>[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}))?$/u;

/** "Kennzeichen der Vorlage: Fassung 1, Stadt 14625020, Registerstand 12, Runde …" */
export function markLine({ version, city, revision, round }: TemplateMark): string {
  const line = `${beginning} Fassung ${version}, Stadt ${city}, Registerstand ${revision}${round === null ? '' : `, Runde ${round}`}`;
  if (!mark.test(line)) throw new Error(`no mark of a template: ${line}`);
  return line;
}

export const isMarkLine = (title: string): boolean => title.startsWith(beginning);

/** The mark among the texts above the headings of a list; null where the list is no template of ours. */
export function markIn(titles: readonly string[]): TemplateMark | null {
  for (const title of titles) {
    const found = mark.exec(title.trim())?.groups;
    if (found)
      return {
        version: Number(found.version),
        city: found.city ?? '',
        revision: Number(found.revision),
        round: found.round ?? null,
      };
  }
  return null;
}

/** First cells of the sheets that stand beside the list in a template; they hold no projects. */
export const guideTitle = 'Anleitung zu dieser Vorlage';
export const choicesTitle = 'Auswahllisten dieser Vorlage';

export const isAsideOfTemplate = (firstCell: string): boolean =>
  firstCell === guideTitle || firstCell === choicesTitle;
