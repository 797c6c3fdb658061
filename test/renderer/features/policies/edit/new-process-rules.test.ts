import { describe, expect, it } from 'vitest';
import { loadShippedPolicies } from '../../../../../src-main/session/shipped-policies.ts';
import {
  missingOfProcess,
  newDeadline,
  newGate,
  newNumbering,
  newPaper,
} from '../../../../../src-renderer/features/policies/edit/rules/new-process-rules.ts';
import {
  editOfRule,
  lineOfRule,
  missingOf,
  type NewRule,
  newActivity,
} from '../../../../../src-renderer/features/policies/edit/rules/new-rules.ts';
import { assertPresent } from '../../../../../src-shared/lib/assert.ts';
import { award } from '../../../../../src-shared/policy/award/award.ts';
import { editPack } from '../../../../../src-shared/policy/document/edit-pack.ts';
import { copyOf } from '../../../../../src-shared/policy/document/own-pack.ts';
import { formatCertificateNumber } from '../../../../../src-shared/policy/duties/certificate-number.ts';
import { parsePolicyPack } from '../../../../../src-shared/policy/pack/parse-policy-pack.ts';
import { resolvePack } from '../../../../../src-shared/policy/pack/resolve-pack.ts';

const shaanxi = assertPresent(loadShippedPolicies().get('shaanxi-2018'), 'a shipped pack');

/** A copy of Shaanxi's text, which has no archive, number or absence of its own, with rules that a center adds in forms. */
function copyWith(rules: readonly NewRule[]) {
  const own = copyOf(shaanxi, { ...shaanxi, id: 'own' });
  const edits = rules.map((rule) => editOfRule(rule, { hasCredits: true }));
  const parsed = parsePolicyPack(editPack(own, shaanxi, edits).json);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  const resolved = resolvePack(parsed.pack, () => shaanxi);
  if (!resolved.ok) throw new Error(JSON.stringify(resolved.problems));
  return resolved.pack;
}

const clause = { clause: '第八条' };
const district = { form: 'centralized', level: 'county', role: 'trainee', hours: 40, days: 5 } as const;

describe('a condition added in a form', () => {
  const absence = { ...newGate('own-1'), ...clause, share: 10_000 };

  it.for([
    [4, 'awarded'],
    [5, 'nothing'],
  ] as const)(
    'bars who was absent from more than a tenth (L21): %d of 40 is %s',
    ([absentPeriods, outcome]) => {
      const facts = { ...district, totalPeriods: 40, absentPeriods };
      expect(award(copyWith([absence]), facts, new Map()).outcome).toBe(outcome);
    },
  );

  it.for([
    [{ gate: 'minimum-hours', hours: 48_000 }, 'nothing'],
    [{ gate: 'consecutive-days', days: 6000 }, 'nothing'],
    [{ gate: 'level', atLeast: 'city' }, 'nothing'],
    [{ gate: 'level', atLeast: 'city', forms: ['remote'] }, 'awarded'],
    [{ gate: 'passed' }, 'awarded'],
  ] as const)('asks what was chosen: %j is %s', ([gate, outcome]) => {
    const facts = { ...district, start: '2025-05-05', end: '2025-05-09' };
    const pack = copyWith([{ ...newGate('own-1'), ...clause, ...gate }]);
    expect(award(pack, facts, new Map()).outcome).toBe(outcome);
  });

  it('needs its figure', () => {
    expect(missingOfProcess(newGate('own-1'))).toEqual(['share']);
    expect(missingOfProcess({ ...newGate('own-1'), gate: 'minimum-hours' })).toEqual(['hours']);
    expect(missingOfProcess({ ...newGate('own-1'), gate: 'passed' })).toEqual([]);
  });
});

describe('a last day, a paper, a scheme of numbers and a row without a figure', () => {
  it('are written into a copy of a text that has none of them', () => {
    const pack = copyWith([
      { ...newDeadline('own-1'), ...clause, duty: 'archive', count: 5000 },
      { ...newPaper('own-2'), ...clause, title: '签到表' },
      { ...newPaper('own-3'), ...clause, title: '课程表' },
      { ...newNumbering(), ...clause },
    ]);
    expect(pack.deadlines?.at(-1)).toMatchObject({ duty: 'archive', from: 'project-end', count: 5 });
    expect(pack.archive?.items.map(({ title }) => title)).toEqual(['签到表', '课程表']);
    const values = { project: 3, organiser: 12, year: 2026, session: 1, trainee: 1 };
    const numbering = assertPresent(pack.numbering, 'it was added');
    expect(formatCertificateNumber(numbering, values).number).toBe('03122026010001');
  });

  it('waits for a person where the row says that the text has no figure (Q1)', () => {
    const row: NewRule = {
      ...newActivity('own-1'),
      ...clause,
      title: '企业实践',
      forms: ['enterprise'],
      unit: 'decided',
    };
    expect(missingOf(row, { hasCredits: true }).size).toBe(0);
    const facts = { ...district, form: 'enterprise' } as const;
    expect(award(copyWith([row]), facts, new Map())).toMatchObject({
      outcome: 'undecided',
      undecidedSettings: ['own-1.credits:enterprise:county:trainee'],
    });
  });

  it('stand where the problems of a check name them', () => {
    expect(lineOfRule(newPaper('own-2'))).toBe('archive/items/own-2');
    expect(lineOfRule(newNumbering())).toBe('numbering');
    expect(missingOfProcess({ ...newNumbering(), parts: [] })).toEqual(['parts']);
    expect(missingOfProcess(newPaper('own-2'))).toEqual(['title']);
    expect(missingOfProcess(newDeadline('own-1'))).toEqual(['count']);
  });
});
