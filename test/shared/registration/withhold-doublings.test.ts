import { describe, expect, it } from 'vitest';
import { runNow } from '../../../src-shared/lib/work.ts';
import { type ListedTrainee, planRegistration, planTotals } from '../../../src-shared/registration/plan.ts';
import {
  doublingTexts,
  type ExplainedDoubling,
  withheldProblems,
  withholdDoublings,
} from '../../../src-shared/registration/withhold-doublings.ts';
import { aTrainee, someFacts } from './registration-facts.ts';

const shared = aTrainee();
const listed = (uid: string, facts = shared): ListedTrainee => ({ uid, version: 1, facts });

/** The finding that one training overlaps another; `reason` as it was written. */
function overlapping(reason: ExplainedDoubling['reason'] = null): ExplainedDoubling {
  return {
    rule: 'sameDays',
    key: 'sameDays J2',
    others: [{ uid: 'J2', name: '跟岗研修班', kind: 'own', startOn: '2025-10-15', endOn: '2025-10-20' }],
    person: null,
    from: '2025-10-15',
    to: '2025-10-15',
    hours: null,
    number: null,
    reason,
  };
}
const SAID = { text: '15 日上午结业，下午报到', actor: '王老师', recordedAt: '2025-10-21T18:00:00.000Z' };

const planOf = (uids: readonly string[]) =>
  runNow(
    planRegistration(
      someFacts(),
      uids.map((uid) => listed(uid)),
    ),
  );

describe('withholdDoublings (X4)', () => {
  it('lets who has a finding without a reason wait, and nobody else', () => {
    const plan = withholdDoublings(planOf(['a', 'b']), new Map([['a', [overlapping()]]]));
    expect(plan.rows.map(({ award }) => [award.outcome, award.lines.length, award.obstacle])).toEqual([
      ['pending', 0, 'registration.doublingUnexplained'],
      ['awarded', 1, null],
    ]);
    expect(planTotals(plan).awardedCount).toBe(1);
  });

  it('lets somebody wait while one of two findings has no reason', () => {
    const plan = withholdDoublings(planOf(['a']), new Map([['a', [overlapping(SAID), overlapping()]]]));
    expect(plan.rows[0]?.award.lines).toEqual([]);
  });

  it('keeps the reason in the trail: what, which training, which day, why, who and when', () => {
    const made = planOf(['a', 'b']);
    const plan = withholdDoublings(made, new Map([['a', [overlapping(SAID)]]]));
    const [a, b] = plan.rows.map(({ award }) => award);
    expect(a?.lines).toEqual(made.rows[0]?.award.lines);
    expect(a?.trail.at(-1)).toEqual({
      clause: a?.trail[0]?.clause,
      text: '重复核对 日期重叠：“跟岗研修班”，2025-10-15；说明：15 日上午结业，下午报到（王老师，2025-10-22）',
    });
    expect(b).toBe(made.rows[1]?.award);
  });

  it('asks nothing of who earns nothing', () => {
    const made = runNow(planRegistration(someFacts(), [listed('a', aTrainee({ result: 'failed' }))]));
    expect(withholdDoublings(made, new Map([['a', [overlapping()]]]))).toEqual(made);
  });
});

describe('withheldProblems (X4)', () => {
  const plan = withholdDoublings(planOf(['a', 'b']), new Map([['a', [overlapping()]]]));
  const everybody = withholdDoublings(planOf(['a']), new Map([['a', [overlapping()]]]));

  it('refuses the registration until somebody says that the others go first', () => {
    expect(withheldProblems(plan, { leaveOutDoubtful: false })).toEqual([
      { code: 'registration.doublingsUnexplained', severity: 'error', values: { count: 1 } },
    ]);
    expect(withheldProblems(plan, { leaveOutDoubtful: true })).toEqual([]);
  });

  it('refuses it where there are no others', () => {
    expect(withheldProblems(everybody, { leaveOutDoubtful: true })).toHaveLength(1);
  });

  it('says nothing where everything is explained', () => {
    expect(withheldProblems(planOf(['a']), { leaveOutDoubtful: false })).toEqual([]);
  });
});

it('names what was found and what was said, so that another reason is another plan (X4)', () => {
  const textOf = (found: ExplainedDoubling) => [...doublingTexts(new Map([['a', [found]]]))].join('');
  expect(
    new Set([overlapping(), overlapping(SAID), overlapping({ ...SAID, text: '两期' })].map(textOf)).size,
  ).toBe(3);
});
