import type { Language } from '../kernel/text.js';
import { Brand } from './components/brand.js';
import { FundingNotice } from './components/funding-notice.js';
import { shellMessages } from './messages/shell.js';
import type { Site } from './site.js';

/**
 * A page that is a file of its own: its styles stand in it, it leads nowhere, and it asks for nothing. It reads the same
 * after every release, and on a machine without a network.
 */
export async function renderFile(
  site: Site,
  { language, title }: { readonly language: Language; readonly title: string },
  content: JSX.Element,
): Promise<string> {
  const page = await (
    <html lang={language}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width,initial-scale=1" />
        <style>{site.assets.fileStyles as 'safe'}</style>
        <title safe>{`${title} – Steckbrief`}</title>
      </head>
      <body class="sb file">
        <header class="top">
          <div class="wrap">
            <Brand language={language} isLink={false} />
            <FundingNotice language={language} />
          </div>
        </header>
        <main id="inhalt">{content as 'safe'}</main>
        <footer class="foot">
          <div class="wrap">
            <Land site={site} language={language} />
            <p class="credit" safe>
              {shellMessages.mapCredit[language]}
            </p>
          </div>
        </footer>
      </body>
    </html>
  );
  return `<!doctype html>\n${page}`;
}

function Land({ site, language }: { site: Site; language: Language }): JSX.Element {
  const { signetData } = site.assets;
  if (signetData === null && site.landNotice === null) return '';
  return (
    <p class="land">
      {signetData !== null && <img src={signetData} alt={shellMessages.signet[language]} />}
      {site.landNotice !== null && (
        <span lang="de" safe>
          {site.landNotice}
        </span>
      )}
    </p>
  );
}
