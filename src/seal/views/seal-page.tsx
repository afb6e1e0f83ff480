import { formatCount } from '../../kernel/format.js';
import type { Language } from '../../kernel/text.js';
import { DownloadList, Fact, FactsList, Notice } from '../../web/index.js';
import { sealMessages as words } from '../messages.js';
import type { Seal } from '../verify-trail.mjs';
import { grouped, momentOf, verifierPath } from './parts.js';

/** The newest seal, what it proves and how it is checked. */
export function SealPage({ seal, language }: { seal: Seal | null; language: Language }): JSX.Element {
  return (
    <div class="wrap main">
      <div class="phead">
        <div>
          <h1 safe>{words.title[language]}</h1>
          <p class="lead" safe>
            {words.lead[language]}
          </p>
        </div>
      </div>
      <section class="sec">
        <h2 safe>{words.newest[language]}</h2>
        {seal === null ? <p safe>{words.none[language]}</p> : <SealFacts seal={seal} language={language} />}
      </section>
      <section class="sec">
        <h2 safe>{words.paper[language]}</h2>
        <p safe>{words.paperText[language]}</p>
      </section>
      <section class="sec">
        <h2 safe>{words.check[language]}</h2>
        <p safe>{words.checkText[language]}</p>
        <DownloadList
          tiles
          downloads={[
            { label: words.verifier[language], href: verifierPath, kind: 'data', meta: 'Node.js' },
            { label: words.forPrograms[language], href: '/api/v1/seal', kind: 'data', meta: 'JSON' },
          ]}
        />
      </section>
      <Notice title={words.title[language]} text={words.limits[language]} />
    </div>
  );
}

/** What a seal says about itself. */
export function SealFacts({ seal, language }: { seal: Seal; language: Language }): JSX.Element {
  const facts = [
    [words.number, formatCount(seal.number, language)],
    [words.sealedAt, momentOf(seal.sealedAt)],
    [words.revision, formatCount(seal.revision, language)],
    [words.entries, formatCount(Number(seal.lastEntry), language)],
    ...(seal.restoredFrom === null ? [] : [[words.restored, momentOf(seal.restoredFrom)] as const]),
  ] as const;
  return (
    <FactsList>
      {facts.map(([label, value]) => (
        <Fact label={label[language]}>
          <span class="num" safe>
            {value}
          </span>
        </Fact>
      ))}
      <Fact label={words.digits[language]}>
        <code class="hash" safe>
          {grouped(seal.sha256)}
        </code>
      </Fact>
    </FactsList>
  );
}
