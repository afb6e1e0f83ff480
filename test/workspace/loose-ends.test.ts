import { parse } from 'node-html-parser';
import t from 'tap';
import type { Actor } from '../../src/kernel/actor.js';
import { attachFile, beginDraft } from '../../src/submissions/index.js';
import { amounts } from '../support/a-project.js';
import { browserOf, tokenOf } from '../support/people.js';
import { aReturnedDraft, workspaceSite } from './site.js';

t.test('what the SAB must be told, what came back, and files to look at', async (t) => {
  const site = await workspaceSite(t);
  const { app, database, lead, stranger, published } = site;
  const get = async (as: Actor, url: string) => {
    const answer = await app.inject({ url, headers: { ...browserOf(as), accept: 'text/html' } });
    return { status: answer.statusCode, page: parse(answer.body) };
  };
  const post = (as: Actor, url: string, values: Record<string, string>) =>
    app.inject({
      method: 'POST',
      url,
      headers: {
        ...browserOf(as),
        accept: 'text/html',
        'content-type': 'application/x-www-form-urlencoded',
      },
      payload: new URLSearchParams(values).toString(),
    });

  const { draftId } = await beginDraft(
    database,
    { actor: lead },
    {
      reference: published,
      kind: 'amendment',
      changeBasis: 'appliedFor',
      change: { amounts: amounts({ totalEligibleCost: 4_000_000n }) },
    },
  );
  const address = `/arbeitsbereich/entwurf/${draftId}`;
  t.match((await get(lead, address)).page.text, 'Der SAB sofort anzeigen: Ermäßigung der Kosten');
  const preview = await get(lead, `${address}/vorschau`);
  t.match(
    preview.page.text,
    /58\.900,00.*Beantragt.*40\.000,00/s,
    'granted stays, applied for stands beside it',
  );
  const told = { kind: 'reduction', sentOn: '20.11.2026', how: 'portal', note: '' };
  t.equal((await post(stranger, `${address}/vorschau`, told)).statusCode, 404);
  t.equal((await post(lead, `${address}/vorschau`, { ...told, sentOn: '' })).statusCode, 422);
  t.equal((await post(lead, `${address}/vorschau`, told)).statusCode, 303);
  for (const url of [address, `${address}/vorschau`])
    t.match((await get(lead, url)).page.text, 'Angezeigt am 20.11.2026, Förderportal der SAB, M. Lehmann');

  for (const [fileName, bytes, shown] of [
    ['Bescheid.pdf', '%PDF-1.4 x', 'inline'],
    ['Liste.docx', 'PK\u0003\u0004 [Content_Types].xml word/document.xml', 'attachment'],
  ] as const) {
    const file = { kind: 'decision', fileName, mediaType: 'x', bytes: Buffer.from(bytes) } as const;
    const { attachmentId } = await attachFile(database, { actor: lead }, draftId, file);
    const url = `/api/v1/drafts/${draftId}/attachments/${attachmentId}`;
    const { headers } = await app.inject({ url: `${url}?inline=true`, headers: tokenOf(lead) });
    t.match(headers['content-disposition'], new RegExp(`^${shown};`), fileName);
    t.equal(headers['x-content-type-options'], 'nosniff');
    t.match(headers['content-security-policy'], "default-src 'none'");
    const kept = await app.inject({ url, headers: tokenOf(lead) });
    t.match(kept.headers['content-disposition'], /^attachment;/);
  }

  await post(lead, `${address}/verwerfen`, { version: '1' });
  const returned = await aReturnedDraft(site);
  const back = await get(lead, '/arbeitsbereich/rueckfragen');
  t.match(back.page.text, 'Bitte angleichen.');
  t.ok(back.page.querySelector(`a[href="/arbeitsbereich/entwurf/${returned}"]`));
  t.match((await get(stranger, '/arbeitsbereich/rueckfragen')).page.text, 'Keine Rückfragen.');
  t.equal((await get(lead, '/arbeitsbereich/runden')).status, 200);
});
