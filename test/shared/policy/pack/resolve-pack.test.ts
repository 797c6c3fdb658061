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
