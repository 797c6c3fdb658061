/** What a long job can be doing; the screens have one word for each. */
export const jobStages = [
  'start',
  'reading',
  'backup',
  'checking',
  'recording',
  'registering',
  'gathering',
  'writing',
  'filling',
  'checkingCells',
  'issuing',
  'verifying',
  'checkingFile',
  'comparing',
  'judging',
] as const;
/** One of them. */
export type JobStage = (typeof jobStages)[number];
