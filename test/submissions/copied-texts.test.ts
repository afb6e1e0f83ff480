import t from 'tap';
import { aRound, programmeProject, publishedReferences } from '../rounds/a-round.js';
import { testApp } from '../support/app.js';
import { aPerson, bautzen } from '../support/people.js';
import { call, colleagues } from '../support/workflow.js';

t.test(
  'a text is copied when it says what it said in the last round, not what was published since',
  async (t) => {
    const { app, database } = await testApp(t, 'reference');
    const [reference = '', other = ''] = await publishedReferences(
      database,
      programmeProject(bautzen, 'Treff', { purposeAndAchievements: 'Vor der Runde' }),
      programmeProject(bautzen, 'Laden', { purposeAndAchievements: 'Vor der Runde' }),
    );
    const { lead } = await colleagues(database);
    const city = await aPerson(database, 'cityLead');

    const begin = async (of: string): Promise<string> => {
      const begun = await call(app, city, 'POST', '/drafts', { reference: of, kind: 'amendment' });
      t.equal(begun.statusCode, 201, begun.body);
      return begun.json().id;
    };
    const saying = async (draftId: string, words: string) => {
      const { etag } = (await call(app, city, 'GET', `/drafts/${draftId}`)).headers;
      const saved = await call(
        app,
        city,
        'PATCH',
        `/drafts/${draftId}`,
        { purposeAndAchievements: words },
        { 'if-match': String(etag) },
      );
      t.equal(saved.statusCode, 200, saved.body);
      return saved.json().copiedTexts;
    };
    const publish = async (draftId: string) => {
      let version = 0;
      for (const [who, step] of [
        [city, 'hand-in'],
        [lead, 'accept'],
      ] as const) {
        const answer = await call(app, who, 'POST', `/drafts/${draftId}/${step}`);
        t.equal(answer.statusCode, 200, answer.body);
        version = answer.json().version;
      }
      const answer = await call(app, lead, 'POST', '/publications', {
        drafts: [{ draftId, version }],
        note: 'Test',
      });
      t.equal(answer.statusCode, 201, answer.body);
    };
    const round = await aRound(database);
    const setDays = (due: number, closes: number) =>
      database.ownerSql`
      update reporting_round set due_on = berlin_today() + ${due}::int, closes_on = berlin_today() + ${closes}::int
      where id = ${round}`;

    const inRound = await begin(reference);
    t.strictSame(
      await saying(inRound, 'Vor der Runde'),
      ['purposeAndAchievements'],
      'before its first round: as published',
    );
    t.strictSame(await saying(inRound, 'In der Runde'), []);
    await publish(inRound);
    const duringRound = await begin(reference);
    t.strictSame(
      await saying(duringRound, 'In der Runde'),
      ['purposeAndAchievements'],
      'the round being answered is not the last one',
    );
    const { etag } = (await call(app, city, 'GET', `/drafts/${duringRound}`)).headers;
    await call(app, city, 'DELETE', `/drafts/${duringRound}`, undefined, { 'if-match': String(etag) });
    const answered = await call(app, city, 'POST', `/rounds/${round}/answers`);
    t.equal(answered.json().answered, 1, answered.body);

    await setDays(-1, 0);
    const between = await begin(reference);
    await saying(between, 'Nach der Runde');
    await database.ownerSql`update reporting_round set closed_at = clock_timestamp(), closed_by = null where id = ${round}`;
    await publish(between);
    const next = await begin(reference);
    t.strictSame(await saying(next, 'Nach der Runde'), [], 'as published since, yet new since the round');
    t.strictSame(await saying(next, 'In der Runde'), ['purposeAndAchievements'], 'as in the last round');

    const unchanged = await begin(other);
    t.strictSame(
      await saying(unchanged, 'Vor der Runde'),
      ['purposeAndAchievements'],
      'as confirmed in the last round',
    );
  },
);
