import type { DescribedPack } from '../../../../src-shared/policy/document/described-pack.ts';
import type { EditableField, PackEdit } from '../../../../src-shared/policy/document/pack-edit.ts';
import type { WireProblem } from '../../../../src-shared/rpc/contract/shared.ts';
import { levelWords } from '../../../text/words.ts';
import type { EditSection } from './edit-groups.ts';
import { heldValue, newNotes, statusOfRule } from './pack-edits.ts';
import { isInNewRule, type NewRule, sectionOfRule } from './rules/new-rules.ts';
import type { PackValues } from './use-pack-draft.ts';

/** The sections with something changed in them, and of those only what is changed. */
export function changedSections(
  sections: readonly EditSection[],
  { edits, added }: PackValues,
): readonly EditSection[] {
  return sections
    .map((section) => changedOf(section, edits))
    .filter(({ id, groups }) => {
      if (groups.length > 0) return true;
      return id === 'notes' ? newNotes(edits).length > 0 : added.some((rule) => sectionOfRule(rule) === id);
    });
}

function changedOf(section: EditSection, edits: readonly PackEdit[]): EditSection {
  const groups = section.groups
    // A rule that is dropped or taken back is changed as a whole.
    .map((group) =>
      statusOfRule(group.line, edits) === 'kept'
        ? { ...group, fields: group.fields.filter((field) => isDifferent(field, edits)) }
        : group,
    )
    .filter((group) => group.fields.length > 0);
  return { ...section, groups };
}

/** Whether the field says something else than the parent, or than what is saved. */
function isDifferent(field: EditableField, edits: readonly PackEdit[]): boolean {
  return field.isChanged || heldValue(field, edits) !== field.value;
}

/** Problems of a check that stand at no field of the form. */
export function problemsElsewhere(
  problems: readonly WireProblem[],
  fields: readonly Pick<EditableField, 'field'>[],
  added: readonly NewRule[],
): readonly WireProblem[] {
  const known = new Set(fields.map(({ field }) => field));
  return problems.filter(({ at }) => {
    const field = at?.field;
    return field === undefined || !(known.has(field) || isInNewRule(field, added));
  });
}

/** What the numbers of each rule say, by its line. */
export function figuresByLine({ activities, sections }: DescribedPack): ReadonlyMap<string, string> {
  return new Map([
    ...activities.map(({ field, hours, cells }) => [field, [hours, ...cellTexts(cells)].join('；')] as const),
    ...sections.flatMap(({ lines }) => lines.map(({ field, figures }) => [field, figures] as const)),
  ]);
}

/** What a row earns, the levels that earn alike together. */
function cellTexts(cells: DescribedPack['activities'][number]['cells']): readonly string[] {
  const alike = Map.groupBy(
    cells.filter(({ kind }) => kind === 'rate'),
    (cell) => cell.text,
  );
  return [...alike].map(([earned, of]) =>
    of.length === cells.length ? earned : `${of.map(({ level }) => levelWords[level]).join('、')}${earned}`,
  );
}

/** The id of the rule that a field lies in; nothing for a field of the pack itself. */
export function ruleIdsIn(fields: readonly string[]): readonly string[] {
  return fields.flatMap((field) => field.split('/').slice(1, 2));
}
