import { describe, expect, it } from 'vitest';
import { loadShippedPolicies } from '../../../../../src-main/session/shipped-policies.ts';
import { groupFields, sectionsOf } from '../../../../../src-renderer/features/policies/edit/edit-groups.ts';
import {
  changedSections,
  figuresByLine,
  problemsElsewhere,
  ruleIdsIn,
} from '../../../../../src-renderer/features/policies/edit/edit-view.ts';
import { arrangeFields } from '../../../../../src-renderer/features/policies/edit/group-fields.ts';
import {
  setEdit,
  setNote,
  setRuleStatus,
} from '../../../../../src-renderer/features/policies/edit/pack-edits.ts';
import { newCap } from '../../../../../src-renderer/features/policies/edit/rules/new-rules.ts';
import { describePack } from '../../../../../src-shared/policy/document/describe-pack.ts';
import { editableFields } from '../../../../../src-shared/policy/document/editable-fields.ts';

const hainan = loadShippedPolicies().get('hainan-2017');
if (hainan === undefined) throw new Error('no pack');
const document = describePack(hainan, new Map());
const fields = editableFields(hainan, hainan);
const sections = sectionsOf(groupFields(fields, document));
const fieldAt = (place: string) => {
  const found = fields.find(({ field }) => field === place);
  if (found === undefined) throw new Error(`no field ${place}`);
  return found;
};
const cap = fieldAt('assessment/school-cap/credits');

describe('only what is changed', () => {
  it('is nothing before anything is typed', () => {
    expect(changedSections(sections, { edits: [], added: [] })).toEqual([]);
  });

  it('is the field that is edited, in its rule and section', () => {
    const shown = changedSections(sections, { edits: setEdit([], cap, 4), added: [] });
    expect(shown.map(({ id }) => id)).toEqual(['assessment']);
    expect(shown[0]?.groups.map(({ line }) => line)).toEqual(['assessment/school-cap']);
    expect(shown[0]?.groups[0]?.fields).toEqual([cap]);
  });

  it('is a dropped rule with all its fields', () => {
    const edits = setRuleStatus([], 'assessment/school-cap', 'removed');
    const [section] = changedSections(sections, { edits, added: [] });
    expect(section?.groups[0]?.fields.length).toBeGreaterThan(1);
  });

  it('is a section that gets a new rule or note, though none of its own rules is changed', () => {
    const added = changedSections(sections, { edits: [], added: [newCap('own-1')] });
    expect(added.map(({ id }) => id)).toEqual(['assessment']);
    const noted = changedSections(sections, { edits: setNote([], 'B1', '本校的做法'), added: [] });
    expect(noted.map(({ id }) => id)).toEqual(['notes']);
  });
});

it('tells problems without a field on the form from those with one', () => {
  const problem = (field: string | undefined) => ({
    code: 'policy.brokenRule' as const,
    severity: 'error' as const,
    values: {},
    ...(field === undefined ? {} : { at: { field } }),
  });
  const problems = [
    problem(cap.field),
    problem('assessment/own-1/credits'),
    problem('selection/programme'),
    problem(undefined),
  ];
  const elsewhere = problemsElsewhere(problems, [cap], [newCap('own-1')]);
  expect(elsewhere.map(({ at }) => at?.field)).toEqual(['selection/programme', undefined]);
});

it('says what the numbers of a row give, the levels that earn alike together', () => {
  const figures = figuresByLine(document);
  expect(figures.get('activities/centralized')).toMatch(/国家级每天 2 学分.*市级、县级每天 1 学分/);
  expect(figures.get('assessment/year-minimum')).not.toBe('');
});

it('reads the ids of rules out of their fields', () => {
  expect(ruleIdsIn(['activities/own-1/title', 'assessment/own-2', 'cycle'])).toEqual(['own-1', 'own-2']);
});

describe('the fields of a rule', () => {
  const group = sections.flatMap(({ groups }) => groups).find(({ line }) => line === 'assessment/school-cap');
  if (group === undefined) throw new Error('no rule');
  const ownGroup = { ...group, isOwn: true };

  it('keep wording and figures apart', () => {
    const { rates, figures, wording } = arrangeFields(group, [], {});
    expect(rates).toEqual([]);
    expect(figures).toContain(cap);
    expect(wording.map(({ field }) => field)).toContain('assessment/school-cap/text');
    expect(figures.length + wording.length).toBe(group.fields.length);
  });

  it('open the wording where it is edited or wrong', () => {
    const sentence = fieldAt('assessment/school-cap/text');
    expect(arrangeFields(group, [], {}).isWordingOpen).toBe(false);
    expect(arrangeFields(group, setEdit([], sentence, '另说'), {}).isWordingOpen).toBe(true);
    expect(arrangeFields(group, [], { [sentence.field]: '必填' }).isWordingOpen).toBe(true);
  });

  it('remind of the sentence once a number of an own rule is another', () => {
    expect(arrangeFields(ownGroup, [], {}).isWordingLate).toBe(false);
    expect(arrangeFields(ownGroup, setEdit([], cap, 4), {}).isWordingLate).toBe(true);
  });
});
