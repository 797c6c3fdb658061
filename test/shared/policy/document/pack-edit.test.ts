import { expect, test } from 'vitest';
import { listSections, packEditSchema } from '../../../../src-shared/policy/document/pack-edit.ts';
import { policyPackSchema } from '../../../../src-shared/policy/pack/policy-pack.ts';

const isEdit = (edit: unknown) => packEditSchema.safeParse(edit).success;

test('an edit sets a value, puts or removes a rule, or restores what the parent says', () => {
  expect(isEdit({ op: 'set', field: 'cycle/years', value: 5 })).toBe(true);
  expect(isEdit({ op: 'set', field: 'cycle/years', value: null })).toBe(true);
  expect(isEdit({ op: 'put', section: 'gates', rule: { anything: 'the pack is parsed afterwards' } })).toBe(
    true,
  );
  expect(isEdit({ op: 'remove', section: 'gates', rule: 'passed' })).toBe(true);
  expect(isEdit({ op: 'restore', field: 'gates/passed' })).toBe(true);
});

test.for([
  { op: 'set', field: 'cycle/years', value: { years: 5 } },
  { op: 'set', field: '', value: 5 },
  { op: 'set', field: 'cycle/years' },
  { op: 'set', field: 'summary', value: 'x'.repeat(2001) },
  { op: 'put', section: 'registration', rule: {} },
  { op: 'remove', section: 'gates', rule: '' },
  { op: 'rename', field: 'id' },
])('%j is none', (edit) => {
  expect(isEdit(edit)).toBe(false);
});

test('the sections whose rules are edited one by one are the lists of a pack', () => {
  const known: readonly string[] = Object.keys(policyPackSchema.shape);
  expect(listSections.filter((section) => !known.includes(section))).toEqual([]);
  const rule = { id: 'x', clause: 'X1', text: '规则' };
  const others = known.filter((key) => !listSections.some((section) => section === key));
  const lists = others.filter((key) => {
    const { error } = policyPackSchema.safeParse({ [key]: [rule] });
    return !(error?.issues ?? []).some(({ path }) => path.length === 1 && path[0] === key);
  });
  // `without` and `parts` list names, `clauses` articles: no rules.
  expect(lists).toEqual(['without', 'parts', 'clauses']);
});
