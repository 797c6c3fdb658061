import { expect, test } from 'vitest';
import { loadShippedPolicies } from '../../../../src-main/session/shipped-policies.ts';
import { editableFields } from '../../../../src-shared/policy/document/editable-fields.ts';
import { fieldLabel } from '../../../../src-shared/policy/document/field-words.ts';

test.for([
  [['activities', 'centralized', 'credits', 'rates', 'city'], '学分 标准 市级'],
  [['assessment', 'year-minimum', 'hours'], '学时'],
  [['cycle', 'years'], '年数'],
  [['title'], '名称'],
  [['effective', 'from'], '起'],
] as const)('%j is called %s: the way inside its rule, in words', ([path, label]) => {
  expect(fieldLabel(path)).toBe(label);
});

test('a key without a word is shown as it is, so that no field is hidden', () => {
  expect(fieldLabel(['activities', 'centralized', 'novelty'])).toBe('novelty');
});

test('every value of the shipped packs has a label in Chinese', () => {
  const labels = [...loadShippedPolicies().values()].flatMap((pack) => editableFields(pack, null));
  // Ids of rules inside a rule (a tier, a paper) and indexes of bands are names, not words.
  const bare = labels.filter(({ label }) => !/\p{Script=Han}/u.test(label));
  expect(bare.map(({ field, label }) => `${field} ${label}`)).toEqual([]);
});
