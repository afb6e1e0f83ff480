import { z } from 'zod';

interface FileResponse {
  readonly 200: {
    readonly description: string;
    readonly content: Readonly<Record<string, { readonly schema: z.ZodType }>>;
  };
}

/** The answer of a route that sends a file, to be spread into `schema.response`. */
export function fileResponse(mediaType: string, description: string): FileResponse {
  const schema = z.string().meta({ wire: { type: 'string', contentMediaType: mediaType } });
  return { 200: { description, content: { [mediaType]: { schema } } } };
}
