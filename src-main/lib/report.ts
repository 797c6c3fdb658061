import type { JobStage } from '../../src-shared/lib/job-stages.ts';

/**
 * Tells whoever waits how far a long work is: items done, items in all (0 while that is not known), and what is done; the
 * screens have a word for each stage. Cheap to call for every item; the job that passes it on sends a few a second.
 */
export type Report = (done: number, total: number, stage: JobStage) => void;
