import { describe, expect, it } from 'vitest';
import {
  earnedSteps,
  isRequirementStep,
} from '../../../../src-renderer/components/explanation/earned-steps.ts';
import { yearBar } from '../../../../src-renderer/features/teachers/profile/year-bar.ts';
import { matrixCell } from '../../../../src-renderer/text/assessments.ts';
import { isYearToldInCredits, suggestionText } from '../../../../src-renderer/text/explanation.ts';
import type { AssessmentMark } from '../../../../src-shared/rpc/contract/assessments.ts';
import type { ListedEntry } from '../../../../src-shared/rpc/contract/entries.ts';

const mark: AssessmentMark = {
  status: 'failed',
  isMadeUp: false,
  hours: 60_000,
  credits: 8000,
  hoursRequired: 72_000,
  creditsRequired: 10_000,
  hoursShort: 12_000,
  creditsShort: 2000,
  groupsShort: {},
};

const entry: ListedEntry = {
  uid: 'E1',
  teacher: { uid: 'T', name: '王芳', organisationName: '北塘小学' },
  project: null,
  origin: 'own',
  year: 2025,
  level: 'school',
  form: 'school-based',
  role: 'trainee',
  hours: 20_000,
  credits: 4000,
  months: null,
  weeks: null,
  endedOn: '2025-03-04',
  makeUpFor: null,
  deduction: null,
  recordedAt: '2025-04-01T00:00:00Z',
  actor: '王',
  state: 'valid',
};

describe('a cell of the assessment matrix', () => {
  it('never tells a verdict by colour alone', () => {
    for (const status of ['passed', 'failed', 'running', 'exempt', 'undecided'] as const)
      expect(matrixCell({ ...mark, status }).sign).not.toBe('');
  });

  it('calls nobody short before the period has ended, and still says by how much', () => {
    const cell = matrixCell({ ...mark, status: 'running', creditsShort: 2000 });
    expect(cell.tone).toBe('muted');
    expect(cell.words).toMatch(/^进行中，还差 2(\.0)? 学分/);
  });

  it('is told in credits, or in hours where the policy asks for hours only', () => {
    expect(matrixCell(mark).figure).toBe('8.0');
    expect(matrixCell({ ...mark, credits: null, creditsRequired: null }).figure).toBe('60');
    expect(matrixCell({ ...mark, creditsRequired: null }).figure).toBe('60');
  });

  it('tells a year without a demand of its own as its cycle is told', () => {
    const free = { ...mark, status: null, creditsRequired: null, hoursRequired: null };
    expect(isYearToldInCredits(free, { ...mark, creditsRequired: null })).toBe(false);
    expect(isYearToldInCredits(free, mark)).toBe(true);
    expect(isYearToldInCredits({ ...free, credits: null }, mark)).toBe(false);
  });

  it('leaves out the figure of an exempt year without entries', () => {
    expect(matrixCell({ ...mark, status: 'exempt', credits: 0, hours: 0 })).toMatchObject({
      figure: '',
      sign: '免',
      words: '不考核',
    });
  });

  it('says that a year was made up', () => {
    expect(matrixCell({ ...mark, status: 'passed', isMadeUp: true }).words).toBe('合格（补修）');
  });
});

describe('the bar of a year', () => {
  it('puts the requirement at three quarters', () => {
    expect(yearBar(mark, { rawHours: mark.hours, rawCredits: 8000 }).required).toBeCloseTo(0.75);
    expect(yearBar(mark, { rawHours: mark.hours, rawCredits: 8000 }).counted).toBeCloseTo(0.6);
  });

  it('shows what a cap left out', () => {
    const bar = yearBar({ ...mark, credits: 13_000 }, { rawHours: mark.hours, rawCredits: 14_600 });
    expect(bar.over).toBe(1);
    expect(bar.counted).toBeLessThan(1);
    const hoursAlone = {
      ...mark,
      credits: null,
      creditsRequired: null,
      hours: 72_000,
      hoursRequired: 72_000,
    };
    expect(yearBar(hoursAlone, { rawHours: 90_000, rawCredits: null })).toMatchObject({ over: 90 / 96 });
  });

  it('has no line where nothing is required', () => {
    const nothing = { ...mark, creditsRequired: null, hoursRequired: null, credits: 0 };
    const free = yearBar(nothing, { rawHours: 0, rawCredits: null });
    expect(free.required).toBeNull();
    expect(free.counted).toBe(0);
  });
});

describe('what was earned, before the caps', () => {
  const entries: readonly ListedEntry[] = [
    entry,
    { ...entry, uid: 'E2', endedOn: '2025-11-07', credits: 3600, hours: 18_000 },
    { ...entry, uid: 'E3', level: 'provincial', form: 'centralized', credits: 3000, hours: 16_000 },
    { ...entry, uid: 'E4', year: 2026, makeUpFor: 2025, level: 'county', form: 'remote', credits: 1000 },
    { ...entry, uid: 'E5', year: 2024, credits: 9000 },
    { ...entry, uid: 'E6', state: 'reversed', credits: 9000 },
  ];
  const year = { from: 2025, to: 2025 };

  it('groups by level and form, highest level first, made-up years where they count', () => {
    const steps = earnedSteps(entries, year, 'credits', 11_600);
    expect(steps?.map((step) => [step.text, step.after])).toEqual([
      ['省级集中培训 1 次', 3000],
      ['县级远程培训 1 次', 1000],
      ['校级校本研修 2 次', 7600],
    ]);
    expect(steps?.[2]?.note).toBe('38 学时 · 2025-03-04 至 2025-11-07');
  });

  it('says nothing rather than steps that do not add up', () => {
    expect(earnedSteps(entries, year, 'credits', 11_601)).toBeNull();
  });

  it('tells a step that only compares with the requirement from a cap', () => {
    const step = { clause: 'H9', text: '', before: 8000, after: 10_000, unit: 'credits' };
    expect(isRequirementStep(step, mark)).toBe(true);
    expect(isRequirementStep({ ...step, before: 7600, after: 6000 }, mark)).toBe(false);
    expect(isRequirementStep({ ...step, before: 60_000, after: 72_000, unit: 'hours' }, mark)).toBe(true);
  });
});

describe('a way to close the gap', () => {
  it('is one line with level, form, hours and credits', () => {
    expect(
      suggestionText({
        level: 'county',
        form: 'remote',
        classified: [],
        hours: 4000,
        credits: 400,
        clause: 'H14.7',
      }),
    ).toBe('县级远程培训 4 学时（0.4 学分）');
    expect(
      suggestionText({
        level: null,
        form: 'remote',
        classified: [],
        hours: 4500,
        credits: null,
        clause: 'W3.6',
      }),
    ).toBe('远程培训 4.5 学时');
  });
});
