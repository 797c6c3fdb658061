import { z } from 'zod';
import { selectionStatuses } from '../duties/select.ts';
import { yearSchema } from '../pack/pack-words.ts';
import type { PolicyPack } from '../pack/policy-pack.ts';
import { askSelection } from '../set/ask-texts.ts';
import { type CaseResult, caseDateSchema, caseReason, notInPolicy } from './case-words.ts';

/** May this teacher be chosen for this project. A no-show needs its opening and the project its start: the bar runs between. */
export const selectInputSchema = z
  .strictObject({
    project: z.strictObject({
      programme: z.string().min(1),
      category: z.string().min(1),
      year: yearSchema,
      /**
       * First day of the project; demanded where somebody failed to come, because the bar is counted to it.
       */
      start: caseDateSchema.optional(),
      /** The second year of one project: no repetition of its category (G3.2). */
      multiYearSecondYear: z.boolean().optional(),
    }),
    history: z.array(
      z.strictObject({
        programme: z.string().min(1),
        category: z.string().min(1),
        year: yearSchema,
        status: z.enum(selectionStatuses),
        /** The opening that was missed; demanded of a no-show (G4.1). */
        opening: caseDateSchema.optional(),
      }),
    ),
  })
  .superRefine(({ project, history }, context) => {
    for (const [index, record] of history.entries()) {
      // Only a bar runs from one opening to another; other records need no day.
      if (record.status !== 'no-show') continue;
      if (record.opening === undefined) {
        context.addIssue({
          code: 'custom',
          message: 'the opening that was missed is missing',
          path: ['history', index, 'opening'],
        });
      }
      if (project.start === undefined) {
        context.addIssue({
          code: 'custom',
          message: 'the opening of the project is missing',
          path: ['project', 'start'],
        });
      }
    }
  });

/** Answers a case of kind `select`. */
export function selectCase(pack: PolicyPack, input: z.infer<typeof selectInputSchema>): CaseResult {
  const answer = askSelection(pack, input.project, input.history);
  if (answer === null) return notInPolicy('/policy', `${pack.id} has no rule of selection`);
  const { outcome, until, reasons } = answer;
  return {
    output: {
      outcome,
      ...(until === null ? {} : { until }),
      reasons: reasons.map((reason) => ({
        ...caseReason(reason),
        records: reason.records,
        overridable: reason.overridable,
      })),
    },
  };
}
