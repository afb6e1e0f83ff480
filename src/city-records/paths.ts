/** Where cities and the service centre work on areas, action plans and goals. */
export const deskPath = '/arbeitsbereich/gebiete';
export const draftPath = (id: string): string => `${deskPath}/${id}`;
/** Where the versions of a published record stand side by side. */
export const versionsPath = (reference: string): string => `${deskPath}/fassungen/${reference}`;
