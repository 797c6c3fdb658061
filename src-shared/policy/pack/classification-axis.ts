import { z } from 'zod';
import { axisWordSchema, type Classification } from '../../training/classification.ts';
import type { Form } from '../../training/training-words.ts';
import { formSchema } from './pack-words.ts';
import { ruleHeadingShape } from './rule-heading.ts';

/**
 * An axis along which a text divides trainings beside form and level (公共必修, 专业必修, 选修). A project has one value on it, an
 * entry freezes it, and rules name it (`classifiedSchema`).
 */
export const classificationAxisSchema = z.strictObject({
  ...ruleHeadingShape,
  /** The axis as a form asks it: 课程类别. */
  title: z.string().min(1).max(30),
  /** The forms that are divided so. Absent: every form. */
  forms: z.array(formSchema).min(1).optional(),
  values: z
    .array(z.strictObject({ id: axisWordSchema, title: z.string().min(1).max(30) }))
    .min(1)
    .max(30),
  /** Without a value nothing can be said of a training: registering waits for it. */
  required: z.boolean().default(false),
});
/** An axis that was read; see `classificationAxisSchema`. */
export type ClassificationAxis = z.infer<typeof classificationAxisSchema>;

/** A condition on classifications: on each axis named, one of the values. */
export const classifiedSchema = z.record(axisWordSchema, z.array(axisWordSchema).min(1));
type Classified = z.infer<typeof classifiedSchema>;

/** Whether something is classified so on every axis that the condition names; what is not known is in none. */
export function isClassifiedAs(
  condition: Classified,
  classification: Classification | null | undefined,
): boolean {
  for (const axis in condition) {
    const value = classification?.[axis];
    if (value === undefined || condition[axis]?.includes(value) !== true) return false;
  }
  return true;
}

/**
 * Every classification along some axes: nothing known, and each value, on each of them. The first is the one of which nothing is
 * known.
 */
export function classificationsAlong(
  axes: readonly Pick<ClassificationAxis, 'id' | 'values'>[],
): readonly Classification[] {
  let kinds: readonly Classification[] = [{}];
  for (const { id, values } of axes)
    kinds = kinds.flatMap((kind) => [kind, ...values.map((value) => ({ ...kind, [id]: value.id }))]);
  return kinds;
}

/** The titles of a classification by the axes that know it: 公共必修. */
export function classificationTitles(
  axes: readonly Pick<ClassificationAxis, 'id' | 'values'>[],
  classification: Classification | null,
): readonly string[] {
  return axes.flatMap(({ id, values }) =>
    values.flatMap((value) => (value.id === classification?.[id] ? [value.title] : [])),
  );
}

/** The titles of the values that a condition names. */
export function classifiedTitles(
  axes: readonly Pick<ClassificationAxis, 'id' | 'values'>[],
  condition: Readonly<Record<string, readonly string[]>>,
): readonly string[] {
  return Object.entries(condition).flatMap(([axis, values]) =>
    values.flatMap((value) => classificationTitles(axes, { [axis]: value })),
  );
}

/** A project's values in words, `课程类别：公共必修`, as far as the axes know them. */
export function classificationWords(
  axes: readonly Pick<ClassificationAxis, 'id' | 'title' | 'values'>[],
  classification: Classification | null,
): readonly string[] {
  return axes.flatMap((axis) =>
    classificationTitles([axis], classification).map((title) => `${axis.title}：${title}`),
  );
}

/** Whether trainings of a form have a value on the axis. */
export function isDivided({ forms }: Pick<ClassificationAxis, 'forms'>, form: Form): boolean {
  return forms === undefined || forms.includes(form);
}
