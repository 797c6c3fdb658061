import { describe, expect, it } from 'vitest';
import { compileAward } from '../../../src-shared/policy/award/award.ts';
import {
  figuresOfTrainees,
  obstacleProblems,
  planAward,
  type RegisteredTrainee,
  sumOfLines,
} from '../../../src-shared/registration/planned-award.ts';
import type { ProjectFields } from '../../../src-shared/training/project.ts';
import { aTrainee, hainan, MENTORING, OUTSIDE, shippedPack, someFacts } from './registration-facts.ts';

const plan = (
  trainee: Partial<RegisteredTrainee> = {},
  project: Partial<ProjectFields> = {},
  pack = hainan,
) => {
  const facts = someFacts({ pack }, project);
  return planAward(facts, aTrainee(trainee), compileAward(pack, facts.decisions));
};

describe('what registering an own training gives', () => {
  it('is what the text gives, in the year it gives it (H14.3)', () => {
    const award = plan();
    expect(award).toMatchObject({
      outcome: 'awarded',
      lines: [{ year: 2025, hours: 24_000, credits: 3000 }],
      differs: false,
      obstacle: null,
    });
    expect(award.trail).toEqual(award.award?.trace);
    expect(award.trail.map(({ clause }) => clause)).toContain('H14.3');
  });

  it('ignores what a proof says: own figures are computed', () => {
    expect(plan({ proofHours: 80_000, proofCredits: 9000 }).lines).toEqual(plan().lines);
  });

  it('is nothing while the result is pending, and nothing more while an entry stands', () => {
    const silent = { award: null, input: null, lines: [], trail: [], obstacle: null };
    expect(plan({ result: 'pending' })).toMatchObject({ outcome: 'pending', ...silent });
    expect(plan({ isRegistered: true })).toMatchObject({ outcome: 'registered', ...silent });
    expect(plan({ isRegistered: true, result: 'pending' }).outcome).toBe('registered');
  });

  it('is nothing for who failed, with the engine’s reason', () => {
    const award = plan({ result: 'failed' });
    expect(award).toMatchObject({ outcome: 'nothing', lines: [] });
    expect(award.award?.reasons).not.toEqual([]);
  });

  it('is refused without the certificate that mentoring is registered by (H14.6, A34)', () => {
    const award = plan({ role: 'mentee', paper: null }, MENTORING);
    expect(award).toMatchObject({ outcome: 'refused', lines: [] });
    expect(award.award?.reasons.map(({ clause }) => clause)).toContain('H14.6');
  });

  it('is undecided where the text is silent, and names the figure to decide (H14.6)', () => {
    const award = plan({ role: 'mentee' }, MENTORING);
    expect(award).toMatchObject({ outcome: 'undecided', lines: [], obstacle: null });
    expect(award.award?.undecidedSettings).toEqual(['mentoring.credits']);
  });

  it('has one line a year where the project’s document splits it', () => {
    const award = plan(
      {},
      {
        startOn: '2025-12-29',
        endOn: '2026-01-02',
        days: 5000,
        byYear: [
          { year: 2025, days: 3000, hours: null },
          { year: 2026, days: 2000, hours: null },
        ],
      },
    );
    expect(award.lines.map(({ year, credits }) => [year, credits])).toEqual([
      [2025, 3000],
      [2026, 2000],
    ]);
  });

  it('freezes the facts it was computed from', () => {
    expect(plan({ score: 88_500 }).input).toMatchObject({ days: 3, score: 88.5, end: '2025-10-15' });
  });
});

describe('what registering an outside training gives', () => {
  const outside = (trainee: Partial<RegisteredTrainee>, project: Partial<ProjectFields> = {}) =>
    plan(trainee, { ...OUTSIDE, ...project });

  it('is what its proof says, with the body that registered it as the reason (A27)', () => {
    const award = outside({ proofHours: 24_000, proofCredits: 3000 });
    expect(award).toMatchObject({
      outcome: 'awarded',
      lines: [{ year: 2025, hours: 24_000, credits: 3000 }],
      differs: false,
    });
    expect(award.trail).toEqual([
      expect.objectContaining({
        clause: 'H5',
        note: 'A27',
        text: '按证明登记：海南省教师培训中心（结业证书）',
        after: 3000,
        unit: 'credits',
      }),
    ]);
  });

  it('shows the engine’s own figure where it differs, and registers the proof all the same', () => {
    const award = outside({ proofHours: 24_000, proofCredits: 2000 });
    expect(award).toMatchObject({ differs: true, lines: [{ hours: 24_000, credits: 2000 }] });
    expect(award.trail).toHaveLength(2);
    expect(award.trail[1]).toMatchObject({ after: 3000 });
  });

  it('waits for the proof’s hours; credits may be none', () => {
    expect(outside({ proofHours: null, proofCredits: 3000 })).toMatchObject({
      outcome: 'pending',
      obstacle: 'registration.proofFiguresMissing',
      lines: [],
    });
    const hoursAlone = outside({ proofHours: 24_000 });
    expect(hoursAlone.lines).toEqual([{ year: 2025, hours: 24_000, credits: null }]);
    expect(hoursAlone.trail[0]).toMatchObject({ after: 24_000, unit: 'hours' });
  });

  it('waits for a day that tells its year', () => {
    const undated = { startOn: null, endOn: null, certificateOn: null, days: null } as const;
    expect(outside({ proofHours: 24_000, proofCredits: 3000 }, undated)).toMatchObject({
      outcome: 'pending',
      obstacle: 'registration.yearUnknown',
    });
  });

  it('is nothing for who did not pass, whatever the proof says', () => {
    expect(outside({ result: 'absent', proofHours: 24_000 })).toMatchObject({
      outcome: 'nothing',
      lines: [],
    });
  });

  it('rests on the clause that is silent where the text does not say who registers', () => {
    const pack = { ...shippedPack('hainan-2017'), registration: undefined };
    const award = plan({ proofHours: 8000 }, OUTSIDE, pack);
    expect(award.trail[0]?.clause).toBe('H14.3');
    expect(award.trail[0]).not.toHaveProperty('rule');
  });
});

describe('an outside record that the text does not count', () => {
  const hubei = { organiserKind: 'administration', organiserLevel: 'county' } as const;
  it.for([
    ['a company’s course (B4)', 'hubei-hours', { organiserKind: 'company' }, {}],
    ['a society’s course (B4)', 'hubei-hours', { organiserKind: 'society' }, {}],
    ['an examination (B4)', 'hubei-hours', { form: 'exam' }, {}],
    ['a lecture (B4)', 'hubei-hours', { form: 'lecture' }, {}],
    [
      'an institute’s remote course (B4)',
      'hubei-hours',
      { form: 'remote', organiserKind: 'research-institute' },
      {},
    ],
    [
      'a college diploma of a primary teacher (B4)',
      'hubei-hours',
      { form: 'degree', degreeLevel: 'college' },
      { stage: '小学' },
    ],
    [
      'a bachelor’s degree of a secondary teacher (B4)',
      'hubei-hours',
      { form: 'degree', degreeLevel: 'bachelor' },
      { stage: '高中' },
    ],
    ['a county’s remote course (SX4)', 'shaanxi-2018', { form: 'remote', level: 'county' }, {}],
    ['a single day (SX3)', 'shaanxi-2018', { days: 1000 }, {}],
    [
      'a body that is not filed (H6)',
      'hainan-2017',
      { organiserKind: 'company', isOrganiserRegistered: false },
      {},
    ],
  ] as const)('is kept with its reason and counts nothing: %s', ([, id, project, person]) => {
    const facts = { ...OUTSIDE, ...hubei, ...project };
    const trainee = { proofHours: 40_000, proofCredits: null, ...person };
    const award = plan(trainee, facts, shippedPack(id));
    expect(award).toMatchObject({ outcome: 'nothing', lines: [{ hours: 0, credits: null }] });
    expect(award.trail.at(-1)?.text).toContain('办法不计：');
  });

  it.for([
    ['an administration’s course', 'hubei-hours', {}, {}],
    [
      'a college diploma of a kindergarten teacher (B4)',
      'hubei-hours',
      { form: 'degree', degreeLevel: 'college' },
      { stage: '学前' },
    ],
    ['a city’s remote course (SX4)', 'shaanxi-2018', { form: 'remote', level: 'city' }, {}],
    ['what no row names: a silence counts by its proof', 'guangxi-2016', { form: 'enterprise' }, {}],
  ] as const)('is not what the text counts or is silent about: %s', ([, id, project, person]) => {
    const facts = { ...OUTSIDE, ...hubei, ...project };
    const award = plan({ proofHours: 40_000, ...person }, facts, shippedPack(id));
    expect(award).toMatchObject({ outcome: 'awarded', lines: [{ hours: 40_000 }] });
  });

  it('waits where nobody knows the stage that decides it (B4), until the stage is known or a person decides', () => {
    const pack = shippedPack('hubei-hours');
    const degree = { form: 'degree', degreeLevel: 'college', organiserKind: 'university' } as const;
    const ask = (isLeftOut: boolean) =>
      planAward(
        {
          pack,
          project: { ...someFacts().project, ...OUTSIDE, ...degree },
          outside: { point: 'outside:P', counted: null, isLeftOut },
        },
        aTrainee({ proofHours: 40_000, stage: null }),
        compileAward(pack, new Map()),
      );
    expect(ask(false)).toMatchObject({ outcome: 'undecided', lines: [], points: ['outside:P'] });
    expect(ask(true)).toMatchObject({ outcome: 'nothing', lines: [{ hours: 0 }] });
  });

  it('counts by its proof where a person decided so, and the trail says who and why', () => {
    const pack = shippedPack('hubei-hours');
    const project = { ...someFacts().project, ...OUTSIDE, organiserKind: 'company' } as const;
    const counted = { decidedBy: '县教育局', reason: '局文件同意' };
    const award = planAward(
      { pack, project, outside: { point: 'outside:P', counted, isLeftOut: false } },
      aTrainee({ proofHours: 40_000 }),
      compileAward(pack, new Map()),
    );
    expect(award).toMatchObject({ outcome: 'awarded', lines: [{ hours: 40_000 }], points: ['outside:P'] });
    expect(award.trail.at(-1)?.text).toContain('县教育局决定按证明计入（局文件同意）');
  });
});

describe('what keeps a single trainee from being registered', () => {
  it('is told under the person’s name', () => {
    const waiting = plan({ proofHours: null }, OUTSIDE);
    expect(obstacleProblems(waiting, '王芳')).toEqual([
      { code: 'registration.proofFiguresMissing', severity: 'error', values: { name: '王芳' } },
    ]);
    expect(obstacleProblems(plan(), '王芳')).toEqual([]);
  });
});

describe('sumOfLines', () => {
  it('adds up the years of one trainee; no credits where no line has any', () => {
    expect(
      sumOfLines([
        { hours: 24_000, credits: 3000 },
        { hours: 16_000, credits: null },
      ]),
    ).toEqual({ hours: 40_000, credits: 3000 });
    expect(sumOfLines([{ hours: 8000, credits: null }])).toEqual({ hours: 8000, credits: null });
    expect(sumOfLines([])).toEqual({ hours: 0, credits: null });
  });
});

it('shows the figures of entries that stand, else those that registering would give, and none of who earns nothing', () => {
  const line = { year: 2025, hours: 8000, credits: 1000 };
  const standing = new Map([[1, [line, { ...line, credits: null }]]]);
  const planned = [
    { id: 1, award: { lines: [{ ...line, hours: 99_000 }] } },
    { id: 2, award: { lines: [line] } },
    { id: 3, award: { lines: [] } },
  ];
  expect([...figuresOfTrainees(standing, planned)]).toEqual([
    [1, { hours: 16_000, credits: 1000 }],
    [2, { hours: 8000, credits: 1000 }],
  ]);
});
