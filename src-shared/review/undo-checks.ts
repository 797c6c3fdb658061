import { z } from 'zod';
import { type TeacherFacts, unaskedFacts } from '../people/teacher.ts';
import type { Problem, ProblemCode } from '../problems.ts';

/**
 * The two batches that a review posted for a project, and the entries that were reversed, all by uid.
 * `registration` is null where nothing stayed.
 */
const postedPairSchema = z.object({
  reversal: z.string(),
  registration: z.string().nullable(),
  /** Entries that were reversed. */
  reversed: z.array(z.string()),
});
/** Batches by uid, entries by uid. */
export type PostedPair = z.infer<typeof postedPairSchema>;

/** A person as kept; what the version that kept it did not ask was not known then. */
const keptFactsSchema = z
  .custom<TeacherFacts>()
  .transform((kept): TeacherFacts => ({ ...unaskedFacts, ...kept }));

/** What a decided sheet keeps for taking it back. */
export const undoSchema = z.object({
  batches: z.array(postedPairSchema),
  people: z.array(z.object({ uid: z.string(), before: keptFactsSchema, after: keptFactsSchema })),
});
/** Batches that were posted, and people as they were before and after. */
export type UndoRecord = z.infer<typeof undoSchema>;

/** What became of a decided sheet since. Names are of somebody whom it happened to; null where nothing did. */
export type UndoFacts = {
  readonly isUndone: boolean;
  /** What the sheet made of people, and what their records say now (undefined: gone). */
  readonly people: readonly { readonly after: TeacherFacts; readonly now: TeacherFacts | undefined }[];
  readonly batches: readonly {
    /** An entry that the review registered was reversed. */
    readonly reversedSince: string | null;
    /** An entry that the review reversed was registered by another batch. */
    readonly registeredAgain: string | null;
    /** A certificate was issued on what the review left. */
    readonly certificateSince: string | null;
  }[];
};

/** Why a decided sheet cannot be taken back: something rests on it. People first, then batch by batch. */
export function undoProblems({ isUndone, people, batches }: UndoFacts): readonly Problem[] {
  if (isUndone) return [problem('correction.alreadyUndone', '')];
  return [
    ...people.flatMap(({ after, now }) =>
      now !== undefined && isSameRecord(now, after)
        ? []
        : [problem('correction.teacherChangedLater', after.name)],
    ),
    ...batches.flatMap(({ reversedSince, registeredAgain, certificateSince }) => [
      ...happened('correction.entryChangedLater', reversedSince),
      ...happened('correction.registeredAgain', registeredAgain),
      ...happened('correction.certificateIssuedLater', certificateSince),
    ]),
  ];
}

/** Field by field; a field that one of them does not have makes them differ. */
function isSameRecord(one: object, other: object): boolean {
  const fields = new Map(Object.entries(one).map(([field, value]) => [field, JSON.stringify(value)]));
  const others = Object.entries(other);
  return (
    others.length === fields.size &&
    others.every(([field, value]) => fields.get(field) === JSON.stringify(value))
  );
}

/** A problem where something happened, with the name of whom it happened to. */
function happened(code: ProblemCode, name: string | null): readonly Problem[] {
  return name === null ? [] : [problem(code, name)];
}

/** An error of taking the sheet back. */
function problem(code: ProblemCode, name: string): Problem {
  return { code, severity: 'error', values: { name } };
}
