import { describe, expect, test } from 'vitest';
import { award } from '../../../../src-shared/policy/award/award.ts';
import { resolvePack } from '../../../../src-shared/policy/pack/resolve-pack.ts';
import { activity, smallPack } from './small-pack.ts';

describe('a pack that extends another', () => {
  const base = smallPack({
    activities: [activity()],
    notes: [{ id: 'A1', text: '说明一' }],
    gates: [{ id: 'passed', clause: 'X1', text: '合格才登记', kind: 'passed' }],
  });
  const find = () => base;
  const extension = (sections: Record<string, unknown>) =>
    smallPack({ id: 'larger', extends: { id: 'small', version: 1 }, ...sections });
  const resolved = (sections: Record<string, unknown>) => {
    const result = resolvePack(extension(sections), find);
    if (!result.ok) throw new Error(JSON.stringify(result.problems));
    return result.pack;
  };
  const input = { form: 'centralized', level: 'county', role: 'trainee', hours: 40 } as const;

  test('inherits what it does not say', () => {
    expect(award(resolved({}), input, new Map())).toMatchObject({ outcome: 'awarded', credits: 40_000 });
    expect(award(resolved({}), { ...input, passed: false }, new Map()).outcome).toBe('nothing');
  });

  test('replaces a rule of the same id and may rest on an inherited note', () => {
    const pack = resolved({
      activities: [activity({ notes: ['A1'], credits: { kind: 'per-hours', hours: 10, credits: 1 } })],
    });
    expect(pack.activities).toHaveLength(1);
    expect(award(pack, input, new Map()).credits).toBe(4000);
  });

  test('drops an inherited rule by name', () => {
    expect(award(resolved({ without: ['passed'] }), { ...input, passed: false }, new Map()).outcome).toBe(
      'awarded',
    );
  });

  test('asks its own activities first', () => {
    const pack = resolved({ activities: [activity({ id: 'short', credits: { kind: 'flat', credits: 1 } })] });
    expect(award(pack, input, new Map())).toMatchObject({ rule: 'short', credits: 1000 });
  });

  test('is refused without its base, or in a circle', () => {
    expect(resolvePack(extension({}), () => undefined)).toMatchObject({ ok: false });
    const circle = extension({});
    expect(resolvePack(circle, () => circle)).toMatchObject({ ok: false });
  });

  test('answers nothing before it is resolved', () => {
    expect(() => award(extension({}), input, new Map())).toThrow(/resolved/);
  });
});

describe('what an extension inherits', () => {
  const numbering = {
    ...{ id: 'number', clause: 'X5', text: '证书编号', parts: ['year'] },
    widths: { project: 1, organiser: 1, year: 4, session: 1, trainee: 1 },
  };
  const cap = (id: string, credits: number) => ({
    ...{ id, clause: 'X3', text: '上限', kind: 'cap', period: 'year', credits },
    match: { forms: [id === 'inner' ? 'remote' : 'exam'] },
  });
  const base = smallPack({
    activities: [activity(), activity({ id: 'exam', when: { forms: ['exam'] } })],
    gates: [{ id: 'passed', clause: 'X1', text: '合格才登记', kind: 'passed' }],
    assessment: [cap('inner', 6), cap('outer', 9)],
    duties: [{ id: 'passed', clause: 'X8', text: '同名的职责' }],
    numbering,
  });
  const resolved = (
    sections: Readonly<Record<string, unknown>>,
    packs: readonly (typeof base)[] = [base],
  ) => {
    const own = smallPack({ id: 'larger', extends: { id: 'small', version: 1 }, ...sections });
    const result = resolvePack(own, (id, version) =>
      packs.find((pack) => pack.id === id && pack.version === version),
    );
    return result.ok
      ? result.pack
      : result.problems.map(({ code, field, values }) => ({ code, field, values }));
  };

  test('keeps its place, so that caps are applied in the order of the base', () => {
    expect(resolved({ assessment: [cap('inner', 3)] })).toMatchObject({
      assessment: [
        { id: 'inner', credits: 3 },
        { id: 'outer', credits: 9 },
      ],
    });
  });

  test('stands behind own activities and gates, and before own rules of any other list', () => {
    const more = {
      activities: [activity({ id: 'visit' })],
      gates: [{ id: 'own', clause: 'X1', text: '级别', kind: 'level', atLeast: 'county' }],
      duties: [{ id: 'own', clause: 'X1', text: '自己的职责' }],
    };
    expect(resolved(more)).toMatchObject({
      activities: [{ id: 'visit' }, { id: 'training' }, { id: 'exam' }],
      gates: [{ id: 'own' }, { id: 'passed' }],
      duties: [{ id: 'passed' }, { id: 'own' }],
    });
  });

  test('is dropped in one section alone where two use its id', () => {
    expect(resolved({ without: ['gates/passed'] })).toMatchObject({ gates: [], duties: [{ id: 'passed' }] });
    expect(resolved({ without: ['passed'] })).toMatchObject({ gates: [], duties: [] });
  });

  test('is replaced as a whole where the section has no ids', () => {
    const shorter = { ...numbering, text: '短编号', parts: ['trainee'] };
    expect(resolved({ numbering: shorter })).toMatchObject({ numbering: { parts: ['trainee'] } });
    expect(resolved({})).toMatchObject({ numbering: { parts: ['year'] } });
  });

  test('does not begin a list that neither has: no deadlines is another thing than none known', () => {
    expect(resolved({})).not.toHaveProperty('deadlines');
    expect(resolved({})).not.toHaveProperty('limits');
  });

  test('comes through a chain of packs, the nearest one first', () => {
    const middle = smallPack({
      ...{ id: 'middle', extends: { id: 'small', version: 1 } },
      activities: [activity({ title: '中间' })],
    });
    const top = { extends: { id: 'middle', version: 1 }, without: ['exam'] };
    expect(resolved(top, [base, middle])).toMatchObject({
      extends: null,
      activities: [{ id: 'training', title: '中间' }],
    });
  });

  test('must be at hand in that very version, and never itself', () => {
    expect(resolved({ extends: { id: 'small', version: 2 } })).toEqual([
      { code: 'baseMissing', field: 'extends', values: { id: 'small', version: 2 } },
    ]);
    const circle = smallPack({ id: 'middle', extends: { id: 'middle', version: 1 } });
    expect(resolved({ extends: { id: 'middle', version: 1 } }, [circle])).toEqual([
      { code: 'extendsItself', field: 'extends', values: { id: 'middle', version: 1 } },
    ]);
  });

  test('is checked together with what rests on it: a rule that was dropped is missing', () => {
    const gates = [{ id: 'own', clause: 'X1', text: '合格', kind: 'passed', activities: ['exam'] }];
    expect(resolved({ gates })).toMatchObject({ gates: [{ id: 'own' }, { id: 'passed' }] });
    expect(resolved({ gates, without: ['exam'] })).toMatchObject([{ code: 'activityMissing' }]);
  });
});
