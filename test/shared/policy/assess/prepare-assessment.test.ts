import { describe, expect, test } from 'vitest';
import { prepareAssessment, rulesOf } from '../../../../src-shared/policy/assess/prepare-assessment.ts';
import { smallPack } from '../pack/small-pack.ts';

const rule = (id: string, more: Readonly<Record<string, unknown>>) => ({
  id,
  clause: 'X1',
  text: '规则',
  ...more,
});
const pack = smallPack({
  settings: [{ id: 'blank', clause: 'X1', title: '空着的数', unit: 'hours' }],
  groups: [
    { id: 'centralized', title: '集中', match: { forms: ['centralized'] } },
    { id: 'remote', title: '远程', match: { forms: ['remote'] } },
  ],
  assessment: [
    rule('cycle-cap', { kind: 'cap', period: 'cycle', match: { forms: ['degree'] }, credits: 20 }),
    rule('lend', { kind: 'offset', period: 'cycle', from: 'centralized', to: 'remote' }),
    rule('year-cap', { kind: 'cap', period: 'year', match: { forms: ['degree'] }, credits: 5 }),
    rule('registration-cap', {
      ...{ kind: 'cap', period: 'year', match: { forms: ['exam'] }, credits: 1, scope: 'registration' },
    }),
    rule('least', { kind: 'minimum', period: 'cycle', hours: { setting: 'blank' }, credits: 50 }),
    rule('each', { kind: 'every-year', credits: 8 }),
  ],
});

describe('a pack prepared for assessing', () => {
  test('has its caps by period in thousandths, without those that bind registration alone (GX31)', () => {
    const { yearCaps, cycleCaps } = prepareAssessment(pack, new Map());
    expect(yearCaps.map(({ rule: { id }, most }) => [id, most])).toEqual([['year-cap', 5000]]);
    expect(cycleCaps.map(({ rule: { id }, most }) => [id, most])).toEqual([['cycle-cap', 20_000]]);
  });

  test('has a demand of each period that states one; a blank number is what was decided, or open (V3)', () => {
    const open = prepareAssessment(pack, new Map()).minimum;
    expect([open.year, open.probation]).toEqual([null, null]);
    expect(open.cycle).toMatchObject({ hours: null, credits: 50_000, settings: ['blank'] });
    const decided = prepareAssessment(pack, new Map([['blank', 360_000]])).minimum;
    expect(decided.cycle).toMatchObject({ hours: 360_000, settings: [] });
  });

  test('has each rule that stands once, and null for those the pack does not have', () => {
    const practice = {
      ...{ kind: 'enterprise', roles: ['specialist'], weeksPerYear: 1 },
      ...{ monthsPerTwoYears: 2, monthsPerCycle: 6 },
    };
    const some = smallPack({
      assessment: [rule('practice', practice), rule('repair', { kind: 'make-up', atLeast: 'county' })],
    });
    const { enterprise, makeUp, everyYear, uncounted } = prepareAssessment(some, new Map());
    expect([enterprise?.id, makeUp?.id, everyYear, uncounted]).toEqual(['practice', 'repair', null, null]);
  });

  test('lends between groups in the period the rule names, and never in a probation (SX6)', () => {
    const program = prepareAssessment(pack, new Map());
    const lent = (['year', 'cycle', 'probation'] as const).map(
      (period) => rulesOf(program, period).offsets.length,
    );
    expect(lent).toEqual([0, 1, 0]);
  });

  test('judges a cycle by its years even where the cycle itself has no minimum (S6)', () => {
    const each = smallPack({ assessment: [rule('each', { kind: 'every-year', credits: 48 })] });
    const judged = (['year', 'cycle', 'probation'] as const).map(
      (period) => rulesOf(prepareAssessment(each, new Map()), period).isOtherwiseJudged,
    );
    expect(judged).toEqual([false, true, false]);
  });
});
