import { describe, expect, test } from 'vitest';
import { loadShippedPolicies } from '../../../../src-main/session/shipped-policies.ts';
import { editableFields } from '../../../../src-shared/policy/document/editable-fields.ts';
import { activity, smallPack } from '../pack/small-pack.ts';

const parent = smallPack({
  cycle: { id: 'cycle', clause: 'X5', text: '五年一个周期', years: 5 },
  activities: [
    activity({ credits: { kind: 'per-hour', rates: { city: 0.1 } } }),
    activity({ id: 'a/b', when: { forms: ['remote'] } }),
  ],
  gates: [{ id: 'passed', clause: 'X2', text: '考核合格才登记', kind: 'passed' }],
  assessment: [
    { id: 'minimum', clause: 'X3', text: '每年 10 学分', kind: 'minimum', period: 'year', credits: 10 },
  ],
  settings: [{ id: 'rate.x', clause: 'X1', title: '每学时学分', unit: 'credits/hour' }],
});
describe('values that may be changed', () => {
  const fields = editableFields(parent, parent);
  const fieldOf = (name: string) => fields.find(({ field }) => field === name);

  test('are figures, wording and choices, never what makes a rule the one it is', () => {
    const names = fields.map(({ field }) => field.split('/').at(-1));
    for (const key of ['id', 'kind', 'period', 'notes', 'format', 'version', 'forms'])
      expect(names).not.toContain(key);
    expect(fieldOf('assessment/minimum/credits')).toMatchObject({
      ...{ line: 'assessment/minimum', label: '学分', kind: 'number', value: 10, inherited: 10 },
      isChanged: false,
    });
    expect(fieldOf('activities/training/registerAt')).toMatchObject({
      kind: 'choice',
      choices: ['declared', 'dispatcher', 'examiner', 'school'],
    });
  });

  test('include figures that are not there yet: a rate of another level, a demand, a default', () => {
    for (const name of [
      'activities/training/credits/rates/national',
      'assessment/minimum/hours',
      'settings/rate.x/default',
    ])
      expect(fieldOf(name)).toMatchObject({ kind: 'number', value: null });
  });

  test('are marked where they differ from the parent, with what it says', () => {
    const [minimum] = parent.assessment;
    const pack = { ...parent, assessment: minimum?.kind === 'minimum' ? [{ ...minimum, credits: 8 }] : [] };
    const changed = editableFields(pack, parent).filter(({ isChanged }) => isChanged);
    expect(changed).toContainEqual(
      expect.objectContaining({ field: 'assessment/minimum/credits', value: 8, inherited: 10 }),
    );
    expect(editableFields(parent, null).filter(({ isChanged }) => isChanged)).toEqual([]);
  });

  test('stand each in a line of the document, a project’s cap in a line of its own', () => {
    const projectCap = { id: 'most', clause: 'X4', text: '最多 10 学分', credits: 10 };
    const capped = smallPack({ activities: [activity({ projectCap })] });
    const lines = new Map(editableFields(capped, null).map(({ field, line }) => [field, line]));
    expect(lines.get('activities/training/projectCap/credits')).toBe('activities/training/projectCap');
    expect(lines.get('activities/training/credits/credits')).toBe('activities/training');
  });
});

test('a section that the pack sets to null has no value that could be set', () => {
  expect(
    editableFields(smallPack({ cycle: null, archive: null }), null).map(({ line }) => line),
  ).not.toContain('cycle');
});

test('units mean one thing in a deadline and another in a silent point', () => {
  const deadlines = [
    {
      ...{ id: 'registration', clause: 'X6', text: '三十个工作日', kind: 'offset', duty: 'registration' },
      ...{ from: 'project-end', direction: 'after', unit: 'working-day', count: 30 },
    },
  ];
  const choicesOf = (name: string) =>
    editableFields({ ...parent, ...smallPack({ deadlines }), settings: parent.settings }, null).find(
      ({ field }) => field === name,
    )?.choices;
  expect(choicesOf('deadlines/registration/unit')).toEqual(['working-day', 'calendar-day', 'month']);
  expect(choicesOf('settings/rate.x/unit')).toContain('credits/hour');
  expect(choicesOf('deadlines/registration/direction')).toEqual(['before', 'after']);
});

test('words of the format are choices, never free text: whose level, which fact, which hospital (H4, H6, L22)', () => {
  const keys = ['levelOf', 'fact', 'lowest'];
  const fields = [...loadShippedPolicies().values()]
    .flatMap((pack) => editableFields(pack, null))
    .filter(({ field }) => keys.includes(field.split('/').at(-1) ?? ''));
  expect(new Set(fields.map(({ field }) => field.split('/').at(-1)))).toEqual(new Set(keys));
  for (const { kind, choices, value } of fields) {
    expect(kind).toBe('choice');
    expect(choices).toContain(value);
  }
});
