/** whole: everybody on the list. supplement: only what differs from the form that was signed before. */
export const formScopes = ['whole', 'supplement'] as const;
/** Which form of a project it is. */
export type FormScope = (typeof formScopes)[number];
