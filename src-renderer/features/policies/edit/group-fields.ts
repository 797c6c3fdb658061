import type { EditableField, PackEdit } from '../../../../src-shared/policy/document/pack-edit.ts';
import { type EditGroup, isWording, rateLevel } from './edit-groups.ts';
import { heldValue, statusOfRule } from './pack-edits.ts';

/** Makes new edits of the present ones; it is applied to the newest. */
export type EditsChange = (edits: readonly PackEdit[]) => readonly PackEdit[];

/** What every group of fields takes. */
export type EditGroupProps = {
  readonly group: EditGroup;
  readonly edits: readonly PackEdit[];
  /** Sentences by field. */
  readonly errors: Readonly<Record<string, string>>;
  /** There is a parent whose rules can be taken back. */
  readonly canRestore: boolean;
  /** Stable, so that a keystroke draws only the rule it is typed in. */
  readonly onChange: (change: EditsChange) => void;
};

type Arranged = {
  /** Credits by level: a row of their own. */
  readonly rates: readonly EditableField[];
  readonly figures: readonly EditableField[];
  /** Wording and citation, folded away. */
  readonly wording: readonly EditableField[];
  /** Something in the wording is edited or wrong. */
  readonly isWordingOpen: boolean;
  /** A number differs from the parent's while the sentence is still the parent's. */
  readonly isWordingLate: boolean;
};

/** The fields of a rule as the form shows them. */
export function arrangeFields(
  { fields, isOwn }: Pick<EditGroup, 'fields' | 'isOwn'>,
  edits: readonly PackEdit[],
  errors: Readonly<Record<string, string>>,
): Arranged {
  const held = (field: EditableField) => heldValue(field, edits);
  const rates = fields.filter((field) => rateLevel(field) !== null);
  const wording = fields.filter(isWording);
  const figures = fields.filter((field) => !isWording(field) && rateLevel(field) === null);
  const isSentenceKept = wording.some(
    (field) => field.field.endsWith('/text') && held(field) === field.inherited,
  );
  return {
    rates,
    figures,
    wording,
    isWordingOpen: wording.some((field) => held(field) !== field.value || errors[field.field] !== undefined),
    isWordingLate:
      isOwn && isSentenceKept && [...rates, ...figures].some((field) => held(field) !== field.inherited),
  };
}

/** Whether a rule looks the same with the new props: its own values, errors and status, and what it is called. */
export function isGroupUnchanged(before: EditGroupProps, after: EditGroupProps): boolean {
  const { group: one } = before;
  const { group: other } = after;
  return (
    before.canRestore === after.canRestore &&
    before.onChange === after.onChange &&
    (['line', 'title', 'clause', 'figures', 'isOwn'] as const).every((key) => one[key] === other[key]) &&
    one.fields.length === other.fields.length &&
    one.fields.every(
      (field, index) =>
        field === other.fields[index] &&
        heldValue(field, before.edits) === heldValue(field, after.edits) &&
        before.errors[field.field] === after.errors[field.field],
    ) &&
    before.errors[one.line] === after.errors[one.line] &&
    statusOfRule(one.line, before.edits) === statusOfRule(one.line, after.edits)
  );
}
