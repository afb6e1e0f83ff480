/** Where part C of a draft is filled in by a workbook. */
export const partCPath = (draft: string): string => `/arbeitsbereich/handlungskonzepte/${draft}/teil-c`;
export const partCFile = (draft: string): string => `/api/v1/plan-drafts/${draft}/part-c.xlsx`;
