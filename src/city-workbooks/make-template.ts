import { isCityRole } from '../kernel/actor.js';
import { Problem } from '../kernel/problem.js';
import { text } from '../kernel/text.js';
import { actingAs, type Writer } from '../platform/database/acting.js';
import type { Database } from '../platform/database/database.js';
import { writeFormWorkbook } from '../platform/spreadsheet/form-workbook/write-form-workbook.js';
import type { DrawingPool } from '../platform/workers/drawing-pool.js';
import { openRounds, roundOfCity } from './queries/rounds-of-city.js';
import { workOfCity } from './queries/work-of-city.js';
import { type TemplateNeeds, templateContent } from './template/template-content.js';

export interface TemplateChoice {
  /** AGS of the city it is for. */
  readonly city: string;
  /** Id of the reporting round; left out, the open round that is due first. */
  readonly round?: string | undefined;
  /** `programme`: only projects of the programme itself; `all`: every ESF project in the city. */
  readonly scope: 'programme' | 'all';
}

export interface MadeTemplate {
  readonly fileName: string;
  readonly bytes: Uint8Array;
}

/**
 * Makes the template of a city: its projects as they stand, with lists to choose from and explanations. A city gets its
 * own only; the service centre gets that of any city, without what was not handed in.
 *
 * @throws Problem `not_found` for the template of another city, for what is no municipality, and an unknown round
 */
export async function makeTemplate(
  database: Database,
  pool: DrawingPool,
  writer: Writer,
  choice: TemplateChoice,
): Promise<MadeTemplate> {
  const { actor } = writer;
  if (isCityRole(actor.role) && actor.city !== choice.city) throw new Problem('not_found');
  const needs = await actingAs(database.orm, actor, writer, async (tx): Promise<TemplateNeeds> => {
    const found = await workOfCity(tx, choice.city);
    if (found === null) throw new Problem('not_found');
    const round =
      choice.round === undefined
        ? ((await openRounds(tx, choice.city))[0] ?? null)
        : await roundOfCity(tx, choice.city, choice.round);
    if (round === null && choice.round !== undefined)
      throw new Problem('not_found', { detail: unknownRound });
    const work = found.work.filter(({ isOfProgramme }) => choice.scope === 'all' || isOfProgramme);
    return { ...found, work, round };
  });
  return { fileName: fileNameOf(needs), bytes: await writeFormWorkbook(pool, templateContent(needs)) };
}

const unknownRound = text('Diese Bitte um Zuarbeit gibt es nicht.', 'There is no such reporting round.');

/** "vorlage-bautzen-2026-11-26.xlsx" */
function fileNameOf({ name, viewpoint }: TemplateNeeds): string {
  const city = name
    .toLowerCase()
    .replace(/ä/gu, 'ae')
    .replace(/ö/gu, 'oe')
    .replace(/ü/gu, 'ue')
    .replace(/ß/gu, 'ss')
    .replace(/[^a-z0-9]+/gu, '-')
    .replace(/^-|-$/gu, '');
  return `vorlage-${city}-${viewpoint.reckoningDay}.xlsx`;
}
