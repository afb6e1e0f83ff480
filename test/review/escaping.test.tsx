import { parse } from 'node-html-parser';
import t from 'tap';
import { MeanwhilePage, PublishedPage } from '../../src/review/views/notice-pages.js';
import { PublishPage } from '../../src/review/views/publish-page.js';
import { QueuePage } from '../../src/review/views/queue-page.js';
import { ReviewPage } from '../../src/review/views/review-page.js';
import { TimelinePage } from '../../src/review/views/timeline-page.js';
import { sampleViews } from './sample-views.js';

/** Breaks out of an attribute, of an element, of a text field and of a comment, wherever it is put. */
const attack = `"'>--></title></textarea><script>alert(1)</script><img src=x onerror=alert(1)><svg onload=alert(1)>`;
const views = sampleViews((plain) => `${plain} ${attack}`);

const typed = { id: '1', field: attack, body: attack, error: attack };
const contents = {
  review: <ReviewPage view={views.review} showAll typed={typed} />,
  'review of changes': <ReviewPage view={views.review} showAll={false} typed={null} />,
  'review of a new one': (
    <ReviewPage
      view={{ ...views.review, publishedVersion: null, may: { ...views.review.may, hindrance: attack } }}
      showAll={false}
      typed={null}
    />
  ),
  queue: <QueuePage view={views.queue} />,
  imports: <QueuePage view={{ ...views.queue, query: { ...views.queue.query, tab: 'imports' } }} />,
  publish: <PublishPage view={views.publish} />,
  published: <PublishedPage view={views.published} />,
  meanwhile: <MeanwhilePage happened={views.happened} reasons={[attack]} typed={attack} />,
  timeline: <TimelinePage view={views.timeline} onlyPublished={false} />,
};

t.test('what people wrote is shown as text, in every field of every page of checking', async (t) => {
  for (const [name, content] of Object.entries(contents)) {
    const html = String(await content);
    const page = parse(`<main>${html}</main>`);
    t.equal(page.querySelectorAll('script, img').length, 0, `${name}: nothing foreign`);
    t.equal(page.querySelectorAll('[onerror], [onload]').length, 0, `${name}: no handler`);
    t.match(page.text, 'alert(1)', `${name}: and it is shown`);
    t.equal(page.querySelectorAll('main').length, 1, `${name}: the page is whole`);
  }
});

t.test('a word that cannot be broken is compared, whatever is in it', async (t) => {
  const html = String(await contents.review);
  t.ok(parse(html).querySelector('#feld-purposeAndAchievements del'));
});
