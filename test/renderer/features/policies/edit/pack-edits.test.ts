import { describe, expect, it } from 'vitest';
import { loadShippedPolicies } from '../../../../../src-main/session/shipped-policies.ts';
import {
  groupFields,
  isWording,
  rateLevel,
  sectionsOf,
  shortLabel,
} from '../../../../../src-renderer/features/policies/edit/edit-groups.ts';
import {
  droppedRules,
  freeNoteId,
  heldValue,
  newNotes,
  setEdit,
  setNote,
  setRuleStatus,
  statusOfRule,
} from '../../../../../src-renderer/features/policies/edit/pack-edits.ts';
import { choiceWord, editText } from '../../../../../src-renderer/text/policies/edit.ts';
import { describePack } from '../../../../../src-shared/policy/document/describe-pack.ts';
import { editPack } from '../../../../../src-shared/policy/document/edit-pack.ts';
import { editableFields } from '../../../../../src-shared/policy/document/editable-fields.ts';
import { copyOf } from '../../../../../src-shared/policy/document/own-pack.ts';
import type { EditableField, PackEdit } from '../../../../../src-shared/policy/document/pack-edit.ts';
import { parsePolicyPack } from '../../../../../src-shared/policy/pack/parse-policy-pack.ts';
import type { PolicyPack } from '../../../../../src-shared/policy/pack/policy-pack.ts';
import { resolvePack } from '../../../../../src-shared/policy/pack/resolve-pack.ts';

const shipped = loadShippedPolicies();
const hainan = shipped.get('hainan-2017');
if (hainan === undefined) throw new Error('no pack');

const own = copyOf(hainan, { ...hainan, id: 'own' });
const edited = (edits: readonly PackEdit[]): PolicyPack => {
  const parsed = parsePolicyPack(editPack(own, hainan, edits).json);
  const resolved = parsed.ok ? resolvePack(parsed.pack, () => hainan) : parsed;
  if (!resolved.ok) throw new Error(JSON.stringify(resolved.problems));
  return resolved.pack;
};

describe('the editor of an own pack', () => {
  const fields = editableFields(hainan, hainan);
  const document = describePack(hainan, new Map());
  const groups = groupFields(fields, document);
  const fieldAt = (place: string): EditableField => {
    const found = fields.find(({ field }) => field === place);
    if (found === undefined) throw new Error(`no field ${place}`);
    return found;
  };
  const cap = fieldAt('assessment/school-cap/credits');

  it('shows every rule under its own name, figures people change first', () => {
    expect(
      sectionsOf(groups)
        .map(({ id }) => id)
        .slice(0, 5),
    ).toEqual(['head', 'activities', 'assessment', 'settings', 'deadlines']);
    expect(groups.every(({ section, title }) => section === 'head' || title !== '')).toBe(true);
    const centralized = groups.find(({ line }) => line === 'activities/centralized');
    expect(centralized?.fields.some(({ field }) => field.endsWith('projectCap/credits'))).toBe(true);
    expect(centralized?.fields.filter((field) => rateLevel(field) !== null)).toHaveLength(5);
    expect(centralized?.fields.filter(isWording).length).toBeGreaterThan(0);
  });

  it('loses no section: whatever may be edited stands in one', () => {
    const counted = sectionsOf(groups).flatMap((section) => section.groups);
    expect(counted).toHaveLength(groups.length);
    for (const pack of shipped.values()) {
      const all = groupFields(editableFields(pack, pack), describePack(pack, new Map()));
      expect(sectionsOf(all).flatMap((section) => section.groups)).toHaveLength(all.length);
      for (const { section } of all) expect(editText.sections[section]).toBeDefined();
    }
  });

  const shownFields = [...shipped.values()].flatMap((pack) =>
    groupFields(editableFields(pack, pack), describePack(pack, new Map())).flatMap((group) => group.fields),
  );

  it('has words for every label and choice of every pack', () => {
    const wordless = shownFields.flatMap((field) => [
      ...(editText.fieldTitles.some(([place]) => place.test(field.field))
        ? []
        : shortLabel(field).split(' ')),
      ...field.choices.map((choice) => choiceWord(field.field.split('/').at(-1) ?? '', choice)),
    ]);
    const missing = [...new Set(wordless)].filter((word) => !/[\p{Script=Han}\d]/u.test(word));
    expect(
      missing,
      'Labels have their words in src-shared/policy/document/field-words.ts, choices in src-renderer/text/policies/edit.ts.',
    ).toEqual([]);
  });

  it('never asks for a word of the file format', () => {
    const words = shownFields
      .filter(({ kind, value }) => kind === 'text' && typeof value === 'string' && /^[a-z-]{3,}$/.test(value))
      .map(({ field }) => field);
    expect(words).toEqual([]);
  });

  it('holds a value, and forgets the edit once it is what was saved', () => {
    const edits = setEdit([], cap, 4);
    expect(heldValue(cap, edits)).toBe(4);
    expect(setEdit(edits, cap, 5)).toEqual([{ op: 'set', field: cap.field, value: 5 }]);
    expect(setEdit(edits, cap, cap.value)).toEqual([]);
  });

  it('makes edits that the pack takes: a number, a dropped rule, a note', () => {
    const edits = setNote(
      setRuleStatus(setEdit([], cap, 4), 'duties/truth', 'removed'),
      freeNoteId(hainan.notes.map(({ id }) => id)),
      '本校的做法',
    );
    const pack = edited(edits);
    expect(pack.assessment.find(({ id }) => id === 'school-cap')).toMatchObject({ credits: 4 });
    expect(pack.duties.map(({ id }) => id)).not.toContain('truth');
    expect(pack.notes.at(-1)).toEqual({ id: 'B1', text: '本校的做法' });
    expect(droppedRules(document, describePack(pack, new Map())).map(({ line }) => line)).toEqual([
      'duties/truth',
    ]);
  });

  it('lets a rule be dropped, taken back, or left: one of them at a time, edits inside gone', () => {
    const edits = setEdit([], cap, 4);
    const removed = setRuleStatus(edits, 'assessment/school-cap', 'removed');
    expect(removed).toEqual([{ op: 'remove', section: 'assessment', rule: 'school-cap' }]);
    expect(statusOfRule('assessment/school-cap', removed)).toBe('removed');
    const restored = setRuleStatus(removed, 'assessment/school-cap', 'restored');
    expect(restored).toEqual([{ op: 'restore', field: 'assessment/school-cap' }]);
    expect(setRuleStatus(restored, 'assessment/school-cap', 'kept')).toEqual([]);
    expect(statusOfRule('cycle', setRuleStatus([], 'cycle', 'restored'))).toBe('restored');
  });

  it('changes and takes out a note that was put in', () => {
    const put = setNote([], 'B1', 'a');
    expect(newNotes(setNote(put, 'B1', 'b'))).toEqual([{ id: 'B1', text: 'b' }]);
    expect(setNote(put, 'B1', null)).toEqual([]);
    expect(freeNoteId(['B1', 'A1'])).toBe('B2');
  });
});
