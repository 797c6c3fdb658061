import { describe, expect, it } from 'vitest';
import { runNow } from '../../../src-shared/lib/work.ts';
import { entriesOf, type PostableTrainee } from '../../../src-shared/registration/entries.ts';
import { planRegistration } from '../../../src-shared/registration/plan.ts';
import type { RegisteredTrainee } from '../../../src-shared/registration/planned-award.ts';
import { aTrainee, hainan, MENTORING, OUTSIDE, shippedPack, someFacts } from './registration-facts.ts';

const VERSION = { id: 7, key: 'hainan-2017@1#abc' };
const postable = (id: number, facts: RegisteredTrainee): PostableTrainee => ({
  id,
  uid: `participation${id}`,
  version: 1,
  teacher: { id: id * 10, uid: `teacher${id}` },
  facts,
});
const entries = (people: readonly RegisteredTrainee[], facts = someFacts()) => {
  const trainees = people.map((one, index) => postable(index + 1, one));
  return runNow(
    entriesOf(runNow(planRegistration(facts, trainees)), {
      of: () => VERSION,
      set: null,
      classificationId: null,
    }),
  );
};

describe('the entries of a plan', () => {
  it('are one a person who earns something, and refer to the person’s place on the list', () => {
    const posted = entries([aTrainee(), aTrainee({ result: 'failed' }), aTrainee({ isRegistered: true })]);
    expect(posted).toMatchObject([
      {
        teacher: { id: 10, uid: 'teacher1' },
        participation: { id: 1, uid: 'participation1' },
        reverses: null,
        earned: {
          origin: 'own',
          year: 2025,
          form: 'centralized',
          level: 'county',
          role: 'trainee',
          hours: 24_000,
          credits: 3000,
          endedOn: '2025-10-15',
          policyVersion: VERSION,
        },
      },
    ]);
  });

  it('share one earning where the facts are shared, so that it is written once', () => {
    const shared = aTrainee();
    const [first, second, third] = entries([shared, shared, aTrainee({ role: 'mentee' })]);
    expect(first?.earned).toBe(second?.earned);
    expect(third?.earned).not.toBe(first?.earned);
  });

  it('freeze the award’s facts and the decisions of the day', () => {
    const decisions = new Map([['mentoring.credits', 5000]]);
    const [entry] = entries([aTrainee()], someFacts({ decisions }));
    expect(JSON.parse(entry?.earned.facts ?? '')).toEqual({
      input: expect.objectContaining({ form: 'centralized', days: 3, passed: true }),
      decisions: { 'mentoring.credits': 5000 },
    });
  });

  it('keep the paper that own mentoring is registered by (A34)', () => {
    const facts = someFacts({ decisions: new Map([['mentoring.credits', 2000]]) }, MENTORING);
    const [entry] = entries([aTrainee({ role: 'mentee', paper: '证 7' })], facts);
    expect(JSON.parse(entry?.earned.facts ?? '')).toMatchObject({
      paper: '证 7',
      input: { certificate: true },
    });
  });

  it.for(['specialist-course', 'cadre-course'] as const)(
    'of a %s stand under degree study, whose caps bind it: 20 hours are a credit (W3.5b)',
    (trainingKind) => {
      const course = { trainingKind, hours: 40_000, days: null } as const;
      const facts = someFacts({ pack: shippedPack('wuhan-2008') }, course);
      const [entry] = entries([aTrainee()], facts);
      expect(entry?.earned).toMatchObject({ form: 'degree', hours: 40_000, credits: 2000 });
      expect(JSON.parse(entry?.earned.facts ?? '').input).toMatchObject({
        form: 'centralized',
        trainingKind,
      });
      const [plain] = entries([aTrainee()], someFacts({ pack: shippedPack('wuhan-2008') }, { days: 5000 }));
      expect(plain?.earned).toMatchObject({ form: 'centralized', credits: 5000 });
    },
  );

  it('hold the months and weeks of practice in an enterprise, and no hours (V2)', () => {
    const pack = shippedPack('vocational-school');
    const practice = { form: 'enterprise', startOn: '2025-07-01', endOn: '2025-08-07', days: null } as const;
    const [entry] = entries([aTrainee()], someFacts({ pack }, practice));
    expect(entry?.earned).toMatchObject({
      months: 1000,
      weeks: 1000,
      hours: 0,
      credits: null,
      form: 'enterprise',
    });
    expect(JSON.parse(entry?.earned.trail ?? '').steps).toContainEqual(
      expect.objectContaining({ clause: 'V2', text: expect.stringContaining('1 个月、1 周') }),
    );
    const [other] = entries([aTrainee()]);
    expect(other?.earned).toMatchObject({ months: null, weeks: null });
  });

  it('keep the proof of an outside training, and its trail', () => {
    const proven = aTrainee({ proofHours: 24_000, proofCredits: 2500, proofCertificateNumber: '证 12' });
    const [entry] = entries([proven], someFacts({}, OUTSIDE));
    expect(entry?.earned).toMatchObject({ origin: 'outside', hours: 24_000, credits: 2500 });
    expect(JSON.parse(entry?.earned.facts ?? '')).toMatchObject({
      proof: {
        registrar: '海南省教师培训中心',
        paper: '结业证书',
        hours: 24_000,
        credits: 2500,
        certificate: '证 12',
      },
    });
    expect(JSON.parse(entry?.earned.trail ?? '').steps[0].text).toContain('按证明登记');
  });

  it('say what is made up for, and what was earned on probation', () => {
    const [entry] = entries([aTrainee({ makeUpFor: 2024, isOnProbation: true })]);
    expect(entry?.earned).toMatchObject({ makeUpFor: 2024, phase: 'probation' });
  });

  it('hold no credits under a text that counts hours alone', () => {
    const pack = { ...hainan, units: { hours: true, credits: false } } as const;
    const [entry] = entries(
      [aTrainee({ proofHours: 8000, proofCredits: 1000 })],
      someFacts({ pack }, OUTSIDE),
    );
    expect(entry?.earned).toMatchObject({ hours: 8000, credits: null });
  });

  it('are several for one person where the project is split by year', () => {
    const split = [
      { year: 2025, days: 3000, hours: null },
      { year: 2026, days: 2000, hours: null },
    ];
    const dates = { startOn: '2025-12-29', endOn: '2026-01-02', days: 5000, byYear: split } as const;
    const posted = entries([aTrainee()], someFacts({}, dates));
    expect(posted.map(({ earned }) => earned.year)).toEqual([2025, 2026]);
    expect(new Set(posted.map(({ participation }) => participation?.uid)).size).toBe(1);
  });
});
