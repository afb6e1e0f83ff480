import { schematicMap } from '../../platform/charts/schematic-map.js';
import { KeyFigures } from '../../web/index.js';
import type { Profile, ReportDocument } from '../document.js';
import { written } from '../written.js';
import { HtmlYearChart } from './html-charts.js';
import { HtmlTable } from './html-table.js';
import { HtmlValue } from './html-value.js';

/** One place: its figures, projects and years, and beside them where it lies. */
export function HtmlProfile(props: { profile: Profile; document: ReportDocument }): JSX.Element {
  const { profile, document } = props;
  const { language } = document;
  const figures = profile.figures.map(({ label, value, note }) => ({
    label,
    value: written(value, language),
    notes: note === undefined ? [] : [note],
  }));
  return (
    <section class="profile" aria-labelledby={profile.key}>
      <h3 id={profile.key}>
        <span safe>{profile.title}</span>{' '}
        <span class="small muted" safe>
          {profile.subtitle}
        </span>
      </h3>
      <div class="grid grid--side">
        <div class="stack">
          <KeyFigures figures={figures} />
          <HtmlTable table={profile.table} language={language} />
          {profile.chart !== null && <HtmlYearChart chart={profile.chart} language={language} />}
        </div>
        <ProfileSide profile={profile} document={document} />
      </div>
    </section>
  );
}

function ProfileSide(props: { profile: Profile; document: ReportDocument }): JSX.Element {
  const { map, facts } = props.profile;
  return (
    <div>
      {schematicMap(map.shapes, map.chosen, { alt: map.alt, width: null }) as 'safe'}
      {facts.map(({ label, value }) => (
        <p class="small">
          <b safe>{label}</b>
          <br />
          <HtmlValue value={value} language={props.document.language} />
        </p>
      ))}
    </div>
  );
}
