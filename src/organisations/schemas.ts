import { z } from 'zod';
import { asOfParam, cursorParam, limitParam } from '../platform/http/query-params.js';
import type { ListedOrganisation, Wording } from './queries/organisations.js';

const organisationFields = {
  id: z.uuid(),
  name: z.string().meta({ description: 'As the directory writes it; records keep their own wording.' }),
  legalForm: z.string().nullable().meta({ description: 'As the name states it, or as corrected.' }),
  projects: z.int().meta({ description: 'Published projects in which it is beneficiary or executing body.' }),
};

export const organisationSchema = z.strictObject(organisationFields).meta({ id: 'Organisation' });

export const organisationListSchema = z
  .strictObject({ items: z.array(organisationSchema), nextCursor: z.string().nullable(), revision: z.int() })
  .meta({ id: 'OrganisationList' });

export const organisationDetailSchema = z
  .strictObject({
    ...organisationFields,
    spellings: z
      .array(z.strictObject({ text: z.string(), projects: z.int() }))
      .meta({ description: 'Every way the records write it, letter by letter; also of earlier versions.' }),
    includes: z
      .array(z.strictObject({ id: z.uuid(), name: z.string() }))
      .meta({ description: 'Organisations the service centre merged into this one.' }),
    revision: z.int(),
  })
  .meta({
    id: 'OrganisationDetail',
    description: 'A beneficiary or executing body; never a natural person.',
  });

export const organisationListQuery = z.strictObject({
  q: z.string().trim().min(1).max(200).optional().meta({ description: 'Words of any of its spellings.' }),
  limit: limitParam,
  cursor: cursorParam.optional(),
  asOf: asOfParam.optional(),
});

export const organisationQuery = z.strictObject({ asOf: asOfParam.optional() });

export const organisationParams = z.strictObject({ id: z.uuid() });

export const toApiOrganisation = (found: ListedOrganisation) => ({
  id: found.publicId,
  name: found.name,
  legalForm: found.legalForm,
  projects: found.projects,
});

export const toApiSpelling = ({ text, projects }: Wording) => ({ text, projects });
