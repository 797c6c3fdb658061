import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { loadShippedPolicies } from '../../../../src-main/session/shipped-policies.ts';
import { editPack } from '../../../../src-shared/policy/document/edit-pack.ts';
import { editableFields } from '../../../../src-shared/policy/document/editable-fields.ts';
import { copyOf } from '../../../../src-shared/policy/document/own-pack.ts';
import type { PackEdit } from '../../../../src-shared/policy/document/pack-edit.ts';
import { parsePolicyPack } from '../../../../src-shared/policy/pack/parse-policy-pack.ts';
import type { PolicyPack } from '../../../../src-shared/policy/pack/policy-pack.ts';
import { resolvePack } from '../../../../src-shared/policy/pack/resolve-pack.ts';
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
const own = copyOf(parent, { id: 'own', title: '校本办法', shortTitle: '校本' });
const set = (field: string, value: string | number | boolean | null): PackEdit => ({
  op: 'set',
  field,
  value,
});

/** The next version as the program would load it: what it says of its own, and everything that holds under it. */
function edited(edits: readonly PackEdit[], from: PolicyPack = own) {
  const { json, problems } = editPack(from, parent, edits);
  expect(problems).toEqual([]);
  const read = parsePolicyPack(json);
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  const resolved = resolvePack(read.pack, () => parent);
  if (!resolved.ok) throw new Error(JSON.stringify(resolved.problems));
  return { raw: read.pack, pack: resolved.pack };
}
const problemsOf = (...edits: readonly PackEdit[]) =>
  editPack(own, parent, edits).problems.map(({ field }) => field);

describe('a value that is set', () => {
  test('takes its rule over whole from the parent, so that the copy says what it changes', () => {
    const { raw, pack } = edited([set('assessment/minimum/credits', 8)]);
    expect(raw.assessment).toEqual([{ ...parent.assessment[0], credits: 8 }]);
    expect(raw.activities).toEqual([]);
    expect(pack.assessment).toMatchObject([{ credits: 8, clause: 'X3' }]);
  });

  test('makes the next version and leaves the packs it was made from alone', () => {
    const before = JSON.stringify([own, parent]);
    expect(edited([set('assessment/minimum/credits', 8)]).raw.version).toBe(2);
    expect(JSON.stringify([own, parent])).toBe(before);
  });

  test('takes an optional figure away where it is null: a level without a rate is a gap again', () => {
    expect(edited([set('activities/training/credits/rates/city', null)]).pack.activities[0]?.credits).toEqual(
      {
        kind: 'per-hour',
        rates: {},
      },
    );
    expect(
      edited([set('activities/training/credits/rates/county', 0.2)]).pack.activities[0]?.credits,
    ).toMatchObject({ rates: { city: 0.1, county: 0.2 } });
  });

  test('in a section without ids takes the section over', () => {
    const { raw, pack } = edited([set('cycle/years', 6)]);
    expect(raw.cycle).toEqual({ ...parent.cycle, years: 6 });
    expect(pack.cycle?.years).toBe(6);
  });

  test('at the top belongs to the copy alone', () => {
    const { raw } = edited([
      set('title', '新名'),
      set('effective/from', '2024-01-01'),
      set('documentNumber', null),
    ]);
    expect(raw).toMatchObject({
      title: '新名',
      effective: { from: '2024-01-01', to: null },
      documentNumber: null,
    });
  });

  test('finds a rule whose id holds a slash', () => {
    expect(edited([set('activities/a~1b/title', '远程')]).pack.activities[1]).toMatchObject({
      id: 'a/b',
      title: '远程',
    });
  });

  test.for([
    'activities/nowhere/title',
    'activities/training',
    'activities',
    'id',
    'version',
    'title/x',
    'effective/since',
    'effective/from/day',
    'leave/tiers/half/approver',
    'cycle',
    'nowhere',
    'activities/training/credits/rates/city/x',
  ])('in %s names nothing: an edit that would be lost is a problem', (field) => {
    expect(problemsOf(set(field, 1))).toEqual([field]);
  });
});

describe('a rule', () => {
  const visit = activity({ id: 'visit', when: { forms: ['other'] } });

  test('that is put is added', () => {
    const { raw, pack } = edited([{ op: 'put', section: 'activities', rule: visit }]);
    expect(raw.activities.map(({ id }) => id)).toEqual(['visit']);
    expect(pack.activities.map(({ id }) => id)).toEqual(['visit', 'training', 'a/b']);
  });

  test('that is put under the id of another is refused, own or inherited, and nothing is replaced', () => {
    const put = (rule: unknown): PackEdit => ({ op: 'put', section: 'activities', rule });
    expect(problemsOf(put(visit), put({ ...visit, title: '参观' }))).toEqual(['activities/visit']);
    expect(problemsOf(put({ ...visit, id: 'training' }))).toEqual(['activities/training']);
  });

  test('that is removed is dropped where it is inherited and deleted where it is own', () => {
    const { raw, pack } = edited([{ op: 'remove', section: 'gates', rule: 'passed' }]);
    expect(raw.without).toEqual(['gates/passed']);
    expect(pack.gates).toEqual([]);
    const added = edited([{ op: 'put', section: 'activities', rule: visit }]).raw;
    expect(edited([{ op: 'remove', section: 'activities', rule: 'visit' }], added).raw).toMatchObject({
      activities: [],
      without: [],
    });
  });

  test('that was changed and is removed does not come back from the parent', () => {
    const { pack } = edited([
      set('gates/passed/clause', 'X7'),
      { op: 'remove', section: 'gates', rule: 'passed' },
    ]);
    expect(pack.gates).toEqual([]);
  });

  test('that was dropped is there again when it is set, put or restored', () => {
    const dropped = edited([{ op: 'remove', section: 'gates', rule: 'passed' }]).raw;
    const gatesAfter = (edit: PackEdit) => edited([edit], dropped).pack.gates.map(({ clause }) => clause);
    expect(gatesAfter(set('gates/passed/clause', 'X7'))).toEqual(['X7']);
    expect(gatesAfter({ op: 'put', section: 'gates', rule: { ...parent.gates[0], clause: 'X8' } })).toEqual([
      'X8',
    ]);
    expect(gatesAfter({ op: 'restore', field: 'gates/passed' })).toEqual(['X2']);
  });

  test('that nobody knows cannot be removed or restored', () => {
    expect(problemsOf({ op: 'remove', section: 'gates', rule: 'nowhere' })).toEqual(['gates/nowhere']);
    expect(problemsOf({ op: 'restore', field: 'title' }, { op: 'restore', field: 'gates' })).toEqual([
      'title',
      'gates',
    ]);
  });

  test('that was changed and restored is the parent’s again when it is changed anew', () => {
    const { raw } = edited([
      set('assessment/minimum/credits', 8),
      { op: 'restore', field: 'assessment/minimum' },
      set('assessment/minimum/clause', 'X7'),
    ]);
    expect(raw.assessment).toEqual([{ ...parent.assessment[0], clause: 'X7' }]);
  });

  test('in a list that neither pack has is the first of it', () => {
    const limit = {
      ...{ id: 'briefings', clause: 'X8', text: '简报两期', quantity: 'briefings' },
      bands: [{ min: { count: 2 } }],
    };
    expect(edited([{ op: 'put', section: 'limits', rule: limit }]).pack.limits).toMatchObject([
      { id: 'briefings' },
    ]);
  });
});

describe('laws of editing', () => {
  const packs = [...loadShippedPolicies().values()];
  const resolvedCopy = (base: PolicyPack, json: unknown) => {
    const read = parsePolicyPack(json);
    if (!read.ok) return null;
    const resolved = resolvePack(read.pack, () => base);
    return resolved.ok ? resolved.pack : null;
  };
  const copied = (base: PolicyPack) =>
    copyOf(base, { id: 'copy', title: base.title, shortTitle: base.shortTitle });
  const rulesOf = (pack: PolicyPack | null) => {
    if (pack === null) return null;
    const { version: _, without: __, effective: ___, ...rest } = pack;
    return rest;
  };

  test.for(packs.map((pack) => [pack.id, pack] as const))(
    'setting every value of %s to what it is changes nothing',
    ([, base]) => {
      const own = copied(base);
      const edits = editableFields(base, null)
        .filter(({ field, value }) => value !== null && field.includes('/') && !field.startsWith('effective'))
        .map(({ field, value }): PackEdit => ({ op: 'set', field, value }));
      expect(edits.length).toBeGreaterThan(0);
      const { json, problems } = editPack(own, base, edits);
      expect(problems).toEqual([]);
      const after = resolvedCopy(base, json);
      const before = resolvedCopy(base, own);
      // Rules of activities and gates that were taken over stand where they stood: a rule of the same id replaces in place.
      expect(rulesOf(after)).toEqual(rulesOf(before));
    },
  );

  test('whatever was edited, restoring each edited rule is the copy as it was', () => {
    const fields = packs.flatMap((base) =>
      editableFields(base, null)
        .filter(({ field }) => field.includes('/') && !field.startsWith('effective'))
        .map((field) => ({ base, field })),
    );
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...fields), { minLength: 1, maxLength: 6 }),
        fc.constantFrom<PackEdit['op']>('set', 'remove'),
        (chosen, op) => {
          const base = chosen[0]?.base;
          if (base === undefined) return;
          const own = copied(base);
          const ofBase = chosen.filter((one) => one.base === base).map(({ field }) => field);
          const places = ofBase.map(({ field }) => {
            const [section = '', id = ''] = field.split('/');
            const isList = Array.isArray(Object.entries(base).find(([key]) => key === section)?.[1]);
            return { section, id, restored: isList ? `${section}/${id}` : section, isList };
          });
          const edits = ofBase.map(
            ({ field, value }, index): PackEdit =>
              op === 'remove' && places[index]?.isList === true && places[index]?.section === 'gates'
                ? { op: 'remove', section: 'gates', rule: places[index]?.id ?? '' }
                : { op: 'set', field, value: typeof value === 'number' ? value + 1 : '改' },
          );
          const undo = places.map(({ restored }): PackEdit => ({ op: 'restore', field: restored }));
          const { json, problems } = editPack(own, base, [...edits, ...undo]);
          expect(problems).toEqual([]);
          expect(rulesOf(resolvedCopy(base, json))).toEqual(rulesOf(resolvedCopy(base, own)));
          expect(json).toMatchObject({ without: [], version: 2 });
        },
      ),
      { seed: 11, numRuns: 300 },
    );
  });
});

describe('the papers of an archive (L37)', () => {
  const paper = (id: string, title: string): PackEdit => ({
    op: 'put',
    section: 'archive',
    rule: { id, title, clause: 'X9', text: '存档材料' },
  });
  const archive = { id: 'archive', clause: 'X8', text: '五日内上报', items: [{ id: 'plan', title: '方案' }] };
  const listed = smallPack({ archive });
  const copy = copyOf(listed, { id: 'own', title: '校本办法', shortTitle: '校本' });
  const titles = (edits: readonly PackEdit[], base: PolicyPack = listed, from: PolicyPack = copy) => {
    const parsed = parsePolicyPack(editPack(from, base, edits).json);
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
    const resolved = resolvePack(parsed.pack, () => base);
    return resolved.ok ? (resolved.pack.archive?.items.map(({ title }) => title) ?? null) : 'broken';
  };

  test('are added one by one, beside those of the parent', () => {
    expect(titles([paper('own-1', '签到表'), paper('own-2', '总结')])).toEqual(['方案', '签到表', '总结']);
  });

  test('make a list of their own where the text has none', () => {
    expect(titles([paper('own-1', '签到表')], parent, own)).toEqual(['签到表']);
  });

  test('are dropped one by one; without the last there is no archive', () => {
    const drop: PackEdit = { op: 'remove', section: 'archive', rule: 'plan' };
    expect(titles([paper('own-1', '签到表'), drop])).toEqual(['签到表']);
    expect(titles([drop])).toBeNull();
    expect(editPack(copy, listed, [{ ...drop, rule: 'none' }]).problems).toHaveLength(1);
  });
});

test('a scheme of certificate numbers is put as a whole (L23)', () => {
  const widths = { project: 2, organiser: 2, year: 4, session: 2, trainee: 4 };
  const rule = { id: 'certificate-number', clause: 'X7', text: '编号', parts: ['year', 'trainee'], widths };
  const { json } = editPack(own, parent, [{ op: 'put', section: 'numbering', rule }]);
  const parsed = parsePolicyPack(json);
  expect(parsed.ok && parsed.pack.numbering?.parts).toEqual(['year', 'trainee']);
});
