/**
 * Tells whoever waits how far a long work is: items done, items in all (0 while that is not known), and the stage by its name in
 * the text catalogue. Cheap to call for every item; the job that passes it on sends a few a second.
 */
export type Report = (done: number, total: number, stage: string) => void;
