import { describe, expect, it } from 'vitest';
import {
  assessFacts,
  countedLines,
  firstAssess,
  isAskable,
  withChangedLine,
  withLine,
  withoutLine,
} from '../../../../../src-renderer/features/policies/try/assess-facts.ts';
import { assessInputSchema } from '../../../../../src-shared/policy/assess/assess-input.ts';

describe('the facts of a tried year or cycle', () => {
  const line = {
    key: 0,
    year: 2024,
    form: 'centralized',
    level: 'county',
    hours: 8000,
    credits: 1000,
    classification: {},
  } as const;
  const form = {
    asks: 'year',
    year: 2025,
    from: 2021,
    to: 2025,
    hiredOn: null,
    broughtInOn: null,
    hasProof: true,
    stage: null,
    lines: [
      line,
      { ...line, key: 1, hours: null, credits: null },
      { ...line, key: 2, hours: null, credits: 500 },
    ],
  } as const;

  it('are an assess input; every line belongs to the year that is asked', () => {
    const facts = assessFacts(form);
    expect(facts).toEqual({
      year: 2025,
      entries: [
        { year: 2025, form: 'centralized', level: 'county', hours: 8, credits: 1 },
        { year: 2025, form: 'centralized', level: 'county', credits: 0.5 },
      ],
    });
    expect(assessInputSchema.safeParse(facts).success).toBe(true);
  });

  it('say what a record is by the axes of the pack', () => {
    const lines = [{ ...line, classification: { kind: 'public' } }];
    const facts = assessFacts({ ...form, lines });
    expect(facts).toMatchObject({ entries: [{ classification: { kind: 'public' } }] });
    expect(assessInputSchema.safeParse(facts).success).toBe(true);
  });

  it('keep the years of a cycle and what is known of the teacher', () => {
    const facts = assessFacts({ ...form, asks: 'cycle', broughtInOn: '2024-09-01' });
    expect(facts).toMatchObject({
      cycle: { from: 2021, to: 2025 },
      teacher: { broughtInOn: '2024-09-01', proofOfPriorTraining: true },
      entries: [{ year: 2024 }, { year: 2024 }],
    });
    expect(assessInputSchema.safeParse(facts).success).toBe(true);
  });

  it('counts only lines that say something, so that a problem finds its line', () => {
    expect(countedLines(form).map(({ key }) => key)).toEqual([0, 2]);
  });
});

describe('the lines of a trial', () => {
  const form = firstAssess(2025, { from: 2021, to: 2025 });

  it('begin with records that can be asked at once', () => {
    expect(countedLines(form)).toHaveLength(2);
    expect(assessInputSchema.safeParse(assessFacts(form)).success).toBe(true);
  });

  it('grow by one like the last, without its figures', () => {
    const more = withLine(form);
    expect(more.lines.at(-1)).toEqual({
      key: 2,
      year: 2025,
      form: 'school-based',
      level: 'school',
      hours: null,
      credits: null,
      classification: {},
    });
    expect(withLine({ ...form, lines: [] }).lines).toEqual([
      {
        ...{ key: 0, year: 2025, form: 'centralized', level: 'county', hours: null, credits: null },
        classification: {},
      },
    ]);
  });

  it('are changed and taken out by their key', () => {
    const changed = withChangedLine(form, 1, { hours: 8000 });
    expect(changed.lines.map(({ hours }) => hours)).toEqual([40_000, 8000]);
    expect(withoutLine(form, 0).lines.map(({ key }) => key)).toEqual([1]);
  });

  it('are asked only once the year or the whole cycle is there', () => {
    expect(isAskable({ ...form, year: null })).toBe(false);
    expect(isAskable({ ...form, asks: 'cycle', year: null })).toBe(true);
    expect(isAskable({ ...form, asks: 'cycle', to: null })).toBe(false);
  });
});
