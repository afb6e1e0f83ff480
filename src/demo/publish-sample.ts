import {
  beginCityDraft,
  type CityRecordKind,
  checkDraft,
  encoded,
  handInCityDraft,
  type Perimeter,
  publishCityDraft,
  publishing,
  saveCityDraft,
} from '../city-records/index.js';
import type { Stage } from './sample-work.js';

/** Hands something in for a city as its lead does; answers with the draft as it stands then. */
export async function handInSample<Said extends Readonly<Record<string, unknown>>>(
  stage: Stage,
  kind: CityRecordKind<Said>,
  city: string,
  said: Said,
  perimeter: Perimeter | null = null,
): Promise<{ id: string; version: number }> {
  const { database } = stage;
  const writer = stage.as('cityLead', city);
  const content = encoded(kind, said);
  const id = await beginCityDraft(database, writer, { kind: kind.kind, cityAgs: city, content });
  if (perimeter !== null) await saveCityDraft(database, writer, { id, version: 1 }, { perimeter });
  const version = perimeter === null ? 1 : 2;
  await handInCityDraft(database, writer, { id, version }, (tx, draft) => checkDraft(kind, tx, draft));
  return { id, version: version + 1 };
}

/** The same, published by the lead of the service centre. */
export async function publishSample<Said extends Readonly<Record<string, unknown>>>(
  stage: Stage,
  kind: CityRecordKind<Said>,
  city: string,
  said: Said,
  perimeter: Perimeter | null = null,
): Promise<string> {
  const seen = await handInSample(stage, kind, city, said, perimeter);
  const { reference } = await publishCityDraft(stage.database, stage.as('lead'), seen, publishing(kind));
  return reference;
}
