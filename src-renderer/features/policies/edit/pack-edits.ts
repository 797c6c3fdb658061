import type { DescribedPack } from '../../../../src-shared/policy/document/described-pack.ts';
import {
  type EditableField,
  type ListSection,
  listSections,
  type PackEdit,
} from '../../../../src-shared/policy/document/pack-edit.ts';
import { readText } from '../../../text/policies/read.ts';

/** The value of a field that can be edited. */
export type FieldValue = EditableField['value'];

/** What a field holds with the edits so far. */
export function heldValue(field: EditableField, edits: readonly PackEdit[]): FieldValue {
  const edit = edits.findLast((one) => one.op === 'set' && one.field === field.field);
  return edit?.op === 'set' ? edit.value : field.value;
}

/** The edits with this value set; set back to what is saved, the edit falls away. */
export function setEdit(
  edits: readonly PackEdit[],
  field: EditableField,
  value: FieldValue,
): readonly PackEdit[] {
  const others = edits.filter((one) => !(one.op === 'set' && one.field === field.field));
  return value === field.value ? others : [...others, { op: 'set', field: field.field, value }];
}

function isListSection(section: string): section is ListSection {
  return listSections.some((one) => one === section);
}

/** Section and id of a rule that can be dropped; null for one that only has values (the cycle, the numbering). */
export function droppable(
  line: string,
): { readonly section: ListSection | 'archive'; readonly rule: string } | null {
  const [section = '', id, ...rest] = line.split('/');
  const [paper] = rest;
  if (section === 'archive' && id === 'items' && paper !== undefined) return { section, rule: paper };
  if (id === undefined || rest.length > 0 || !isListSection(section)) return null;
  return { section, rule: id.replaceAll('~1', '/').replaceAll('~0', '~') };
}

/** What the edits do to a whole rule, besides changing its values. */
export type RuleStatus = 'kept' | 'removed' | 'restored';

/** What the newest edit that touches the whole rule did to it. */
export function statusOfRule(line: string, edits: readonly PackEdit[]): RuleStatus {
  const rule = droppable(line);
  for (const edit of edits.toReversed()) {
    if (edit.op === 'restore' && edit.field === line) return 'restored';
    if (edit.op === 'remove' && rule !== null && edit.section === rule.section && edit.rule === rule.rule)
      return 'removed';
  }
  return 'kept';
}

/** Drops the rule, takes it back from the parent, or undoes either; edits inside it have no use any more. */
export function setRuleStatus(
  edits: readonly PackEdit[],
  line: string,
  status: RuleStatus,
): readonly PackEdit[] {
  const rule = droppable(line);
  const others = edits.filter((edit) => {
    if (edit.op === 'set') return status === 'kept' || !isInside(edit.field, line);
    if (edit.op === 'restore') return edit.field !== line;
    if (edit.op === 'remove')
      return rule === null || edit.section !== rule.section || edit.rule !== rule.rule;
    return true;
  });
  if (status === 'restored') return [...others, { op: 'restore', field: line }];
  return status === 'removed' && rule !== null ? [...others, { op: 'remove', ...rule }] : others;
}

function isInside(field: string, line: string): boolean {
  return field === line || field.startsWith(`${line}/`);
}

/** A note put in by this copy, with the next id of the letter B that is free: the letters of the texts are A. */
export function freeNoteId(taken: readonly string[]): string {
  for (let count = 1; ; count += 1) if (!taken.includes(`B${count}`)) return `B${count}`;
}

type NewNote = { readonly id: string; readonly text: string };

/** Notes that the edits put in, in their order. */
export function newNotes(edits: readonly PackEdit[]): readonly NewNote[] {
  return edits.flatMap((edit) =>
    edit.op === 'put' && edit.section === 'notes' && isNote(edit.rule) ? [edit.rule] : [],
  );
}

function isNote(rule: unknown): rule is NewNote {
  return (
    typeof rule === 'object' &&
    rule !== null &&
    'id' in rule &&
    'text' in rule &&
    typeof rule.id === 'string' &&
    typeof rule.text === 'string'
  );
}

/** Puts a note in, changes one that was put in, or (text null) takes it out again. */
export function setNote(edits: readonly PackEdit[], id: string, text: string | null): readonly PackEdit[] {
  const isThis = (edit: PackEdit) =>
    edit.op === 'put' && edit.section === 'notes' && isNote(edit.rule) && edit.rule.id === id;
  if (text === null) return edits.filter((edit) => !isThis(edit));
  const put: PackEdit = { op: 'put', section: 'notes', rule: { id, text } };
  return edits.some(isThis) ? edits.map((edit) => (isThis(edit) ? put : edit)) : [...edits, put];
}

/** A rule that the edits leave out, for bringing it back. */
export type DroppedRule = {
  readonly line: string;
  readonly title: string;
  readonly clause: string;
  readonly text: string;
};

/** Rules of the parent that the copy has dropped: those of the lists, which can be taken back. */
export function droppedRules(parent: DescribedPack, own: DescribedPack): readonly DroppedRule[] {
  const kept = new Set(rulesOf(own).map(({ line }) => line));
  return rulesOf(parent).filter(({ line }) => !kept.has(line) && droppable(line) !== null);
}

function rulesOf(document: DescribedPack): readonly DroppedRule[] {
  return [
    ...document.activities.map((rule) => ({ ...rule, line: rule.field })),
    ...document.sections.flatMap(({ lines }) =>
      lines.map((rule) => ({ ...rule, line: rule.field, title: rule.label })),
    ),
    ...document.settings.map((setting) => ({ ...setting, line: setting.field, text: '' })),
    ...document.notes.map((note, index) => ({
      line: note.field,
      title: readText.notes.reading(index + 1),
      clause: '',
      text: note.text,
    })),
  ];
}
