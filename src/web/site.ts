import { type Assets, loadAssets } from './assets.js';

/** What the operator decides about the pages. */
export interface SiteSettings {
  /** Sentence by which the Land names its share of the funding; null leaves it out. */
  readonly landNotice: string | null;
  /** File of the Land's signet (.svg or .png); shown never larger than the European emblem. */
  readonly landSignetFile: string | null;
  /** True for the sample registry, which says so and shows its outbox; false unless said. */
  readonly demo?: boolean;
}

/** What all pages share, made once at the start. */
export interface Site {
  readonly assets: Assets;
  readonly landNotice: string | null;
  readonly demo: boolean;
}

export function openSite(settings: SiteSettings): Site {
  return {
    assets: loadAssets(settings.landSignetFile),
    landNotice: settings.landNotice,
    demo: settings.demo ?? false,
  };
}
