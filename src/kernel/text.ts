/** A sentence or word in both languages of the service. German is the language of the pages, English of the API. */
export interface Text {
  readonly de: string;
  readonly en: string;
}

export type Language = keyof Text;

export const languages: readonly Language[] = ['de', 'en'];

export const text = (de: string, en: string): Text => ({ de, en });
