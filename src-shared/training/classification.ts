import { z } from 'zod';

/**
 * What a training is by the axes that a text divides trainings along beside form and level: 课程类别 → 公共必修. Axes and values by
 * the ids that the text's pack gives them; an axis of which nothing is known is left out.
 */
export type Classification = Readonly<Record<string, string>>;

/** An id of an axis, or of a value on it. */
export const axisWordSchema = z.string().regex(/^[a-z][a-z0-9-]{0,39}$/);
/** Values by axis, as projects, facts and cases write them. */
export const classificationSchema = z.record(axisWordSchema, axisWordSchema).readonly();

/** The classifications of a ledger by the number under which it keeps each; number 0 is none. */
export type Classifications = readonly (Classification | null)[];

/** Of a ledger in which nothing is classified, and of totals that belong to none. */
export const NO_CLASSIFICATIONS: Classifications = Object.freeze([null]);

/** The axes in the order of their ids, so that equal classifications are equal texts; null where nothing is known. */
export function sortedClassification(classification: Classification | null): Classification | null {
  if (classification === null) return null;
  const values = Object.entries(classification).sort(([one], [other]) => (one < other ? -1 : 1));
  return values.length === 0 ? null : Object.fromEntries(values);
}

/** The one text of a classification, by which a ledger keeps it once; null where nothing is known. */
export function classificationText(classification: Classification | null): string | null {
  const sorted = sortedClassification(classification);
  return sorted === null ? null : JSON.stringify(sorted);
}

/** What was stored as text, back; @throws where it is no classification: the file was changed by something else. */
export function readClassification(text: string): Classification {
  return classificationSchema.parse(JSON.parse(text));
}
