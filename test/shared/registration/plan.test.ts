import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runNow } from '../../../src-shared/lib/work.ts';
import {
  type ListedTrainee,
  planRegistration,
  planTexts,
  planTotals,
} from '../../../src-shared/registration/plan.ts';
import type { RegisteredTrainee } from '../../../src-shared/registration/planned-award.ts';
import { aTrainee, hainan, MENTORING, someFacts } from './registration-facts.ts';

const listed = (uid: string, facts: RegisteredTrainee = aTrainee(), version = 1): ListedTrainee => ({
  uid,
  version,
  facts,
});
const planOf = (trainees: Iterable<ListedTrainee>, facts = someFacts()) =>
  runNow(planRegistration(facts, trainees));
const textOf = (
  trainees: Iterable<ListedTrainee>,
  facts = someFacts(),
  project = { uid: 'P1', version: 3 },
) => [...planTexts(project, planOf(trainees, facts))].join('');

describe('planRegistration', () => {
  it('gives every trainee an award, in the order they came', () => {
    const plan = planOf([listed('a'), listed('b', aTrainee({ result: 'failed' })), listed('c')]);
    expect(plan.rows.map(({ trainee, award }) => `${trainee.uid} ${award.outcome}`)).toEqual([
      'a awarded',
      'b nothing',
      'c awarded',
    ]);
    expect(plan.problems).toEqual([]);
  });

  it('awards equal facts once: trainees who share their facts share the award', () => {
    const shared = aTrainee();
    const plan = planOf([listed('a', shared), listed('b', shared), listed('c', aTrainee())]);
    const [a, b, c] = plan.rows.map(({ award }) => award);
    expect(a).toBe(b);
    expect(c).not.toBe(a);
    expect(c).toEqual(a);
  });

  it('does not depend on whether facts are shared', () => {
    const someone = fc.record({
      result: fc.constantFrom('pending' as const, 'passed' as const, 'failed' as const),
      isRegistered: fc.boolean(),
      absentPeriods: fc.constantFrom(0, 20),
    });
    fc.assert(
      fc.property(fc.array(someone, { maxLength: 8 }), (people) => {
        const known = new Map<string, RegisteredTrainee>();
        const sharing = people.map((one, index) => {
          const key = JSON.stringify(one);
          const facts = known.get(key) ?? aTrainee(one);
          known.set(key, facts);
          return listed(String(index), facts);
        });
        const apart = people.map((one, index) => listed(String(index), aTrainee(one)));
        expect(planOf(sharing)).toEqual(planOf(apart));
        expect(textOf(sharing)).toBe(textOf(apart));
      }),
    );
  });

  it('reads the trainees while it plans, one by one', () => {
    const read: string[] = [];
    function* trainees() {
      for (const uid of ['a', 'b']) {
        read.push(uid);
        yield listed(uid);
      }
    }
    const work = planRegistration(someFacts(), trainees());
    work.next();
    expect(read).toEqual(['a']);
    runNow(work);
    expect(read).toEqual(['a', 'b']);
  });

  it('says what refuses the registration as a whole', () => {
    expect(planOf([]).problems.map(({ code }) => code)).toEqual(['registration.noTrainees']);
    const registered = [listed('a', aTrainee({ isRegistered: true }))];
    expect(planOf(registered).problems.map(({ code }) => code)).toEqual(['registration.nothingToRegister']);
  });

  it('uses the figures that somebody decided where the text is silent', () => {
    const mentee = [listed('a', aTrainee({ role: 'mentee' }))];
    expect(planOf(mentee, someFacts({}, MENTORING)).rows[0]?.award.outcome).toBe('undecided');
    const decisions = new Map([['mentoring.credits', 5000]]);
    expect(planOf(mentee, someFacts({ decisions }, MENTORING)).rows[0]?.award).toMatchObject({
      outcome: 'awarded',
      lines: [{ credits: 5000 }],
    });
  });
});

describe('the texts that name a plan', () => {
  const PEOPLE = [listed('a'), listed('b', aTrainee({ result: 'failed' }))];
  const seen = textOf(PEOPLE);

  it('are the same for the same plan', () => {
    expect(textOf([listed('a'), listed('b', aTrainee({ result: 'failed' }))])).toBe(seen);
  });

  it.each([
    ['the project was changed', textOf(PEOPLE, someFacts(), { uid: 'P1', version: 4 })],
    ['it is another project', textOf(PEOPLE, someFacts(), { uid: 'P2', version: 3 })],
    ['another day was chosen', textOf(PEOPLE, someFacts({ registeredOn: '2025-10-23' }))],
    [
      'a figure was decided',
      textOf(PEOPLE, someFacts({ decisions: new Map([['mentoring.credits', 1000]]) })),
    ],
    ['a trainee was changed', textOf([listed('a', aTrainee(), 2), ...PEOPLE.slice(1)])],
    ['a result came in', textOf([listed('a'), listed('b', aTrainee({ result: 'passed' }))])],
    ['a figure is different', textOf(PEOPLE, someFacts({}, { days: 2000 }))],
    ['somebody left', textOf(PEOPLE.slice(0, 1))],
  ])('differ once %s', (_, text) => {
    expect(text).not.toBe(seen);
  });
});

describe('what a plan adds up to', () => {
  const PEOPLE = [listed('a'), listed('b'), listed('c', aTrainee({ result: 'failed' }))];

  it('is counted over those who earn something', () => {
    expect(planTotals(planOf(PEOPLE))).toEqual({ awardedCount: 2, hoursTotal: 48_000, creditsTotal: 6000 });
    expect(planTotals(planOf([]))).toEqual({ awardedCount: 0, hoursTotal: 0, creditsTotal: 0 });
  });

  it('has no credits under a text that counts hours alone', () => {
    const pack = { ...hainan, units: { hours: true, credits: false } } as const;
    expect(planTotals(planOf(PEOPLE, someFacts({ pack }))).creditsTotal).toBeNull();
  });
});
