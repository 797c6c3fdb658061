import { describe, expect, test } from 'vitest';
import { award } from '../../../../src-shared/policy/award/award.ts';
import { awardInputSchema } from '../../../../src-shared/policy/award/award-input.ts';
import { activity, smallPack } from '../pack/small-pack.ts';

const base = { form: 'centralized', level: 'county', role: 'trainee', hours: 16 } as const;

function ask(gate: Record<string, unknown>, input: Readonly<Record<string, unknown>>) {
  const pack = smallPack({
    activities: [activity()],
    gates: [{ id: 'gate', clause: 'X2', text: '条件', ...gate }],
    notes: [{ id: 'A12', text: '说明' }],
  });
  return award(pack, awardInputSchema.parse({ ...base, ...input }), new Map());
}

const share = (numerator: number, denominator: number) => ({ share: { numerator, denominator } });

describe('gates', () => {
  test.for([
    ['passed', { kind: 'passed' }, { passed: true }, 'awarded'],
    ['failed', { kind: 'passed' }, { passed: false }, 'nothing'],
    ['certificate there', { kind: 'certificate', outcome: 'refused' }, {}, 'awarded'],
    ['certificate missing', { kind: 'certificate', outcome: 'refused' }, { certificate: false }, 'refused'],
    [
      'a fifth exactly reaches',
      { kind: 'absence', ...share(1, 5), comparison: 'reaches', excusedCounts: true },
      { totalPeriods: 40, absentPeriods: 8 },
      'nothing',
    ],
    [
      'a fifth of 32 is not 6',
      { kind: 'absence', ...share(1, 5), comparison: 'reaches', excusedCounts: true },
      { totalPeriods: 32, absentPeriods: 6 },
      'awarded',
    ],
    [
      'a tenth exactly does not exceed',
      { kind: 'absence', ...share(1, 10), comparison: 'exceeds', excusedCounts: true },
      { totalPeriods: 40, absentPeriods: 4 },
      'awarded',
    ],
    [
      'just above a tenth',
      { kind: 'absence', ...share(1, 10), comparison: 'exceeds', excusedCounts: true },
      { totalPeriods: 40, absentPeriods: 4.001 },
      'nothing',
    ],
    [
      'leave counts as absence',
      { kind: 'absence', ...share(1, 10), comparison: 'exceeds', excusedCounts: true },
      { totalPeriods: 40, absentPeriods: 8, excusedPeriods: 8 },
      'nothing',
    ],
    [
      'leave that does not count',
      { kind: 'absence', ...share(1, 10), comparison: 'exceeds', excusedCounts: false },
      { totalPeriods: 40, absentPeriods: 8, excusedPeriods: 8 },
      'awarded',
    ],
    [
      'absence of an unknown whole',
      { kind: 'absence', ...share(1, 10), comparison: 'exceeds', excusedCounts: true },
      { absentPeriods: 1 },
      'undecided',
    ],
    [
      'no absence of an unknown whole',
      { kind: 'absence', ...share(1, 10), comparison: 'exceeds', excusedCounts: true },
      { absentPeriods: 0 },
      'awarded',
    ],
    [
      'organiser not approved',
      { kind: 'organiser', outcome: 'refused', approved: true, registered: true },
      { organiser: { kind: 'society', approved: false } },
      'refused',
    ],
    [
      'organiser not filed',
      { kind: 'organiser', outcome: 'nothing', approved: true, registered: true },
      { organiser: { kind: 'society', registered: false } },
      'nothing',
    ],
    [
      'an excepted organiser',
      { kind: 'organiser', outcome: 'refused', except: ['society'], approved: true, registered: true },
      { organiser: { kind: 'society', approved: false } },
      'awarded',
    ],
    [
      'delegation serves',
      { kind: 'organiser', outcome: 'refused', approved: false, registered: true, delegationServes: true },
      { organiser: { kind: 'school', registered: false, delegated: true } },
      'awarded',
    ],
    [
      'delegation does not serve',
      { kind: 'organiser', outcome: 'refused', approved: false, registered: true },
      { organiser: { kind: 'school', registered: false, delegated: true } },
      'refused',
    ],
    [
      'a kind in the list',
      { kind: 'organiser-kind', allowed: ['school'] },
      { organiser: { kind: 'school' } },
      'awarded',
    ],
    [
      'a kind outside it',
      { kind: 'organiser-kind', allowed: ['school'] },
      { organiser: { kind: 'company' } },
      'nothing',
    ],
    ['an unknown kind', { kind: 'organiser-kind', allowed: ['school'] }, {}, 'undecided'],
    ['a high enough level', { kind: 'level', atLeast: 'county' }, {}, 'awarded'],
    ['a level too low', { kind: 'level', atLeast: 'city' }, {}, 'nothing'],
    [
      'two months exactly (A9)',
      { kind: 'duration', months: 2 },
      { start: '2023-03-01', end: '2023-04-30' },
      'awarded',
    ],
    [
      'a day short of two months',
      { kind: 'duration', months: 2 },
      { start: '2023-03-01', end: '2023-04-29' },
      'nothing',
    ],
    ['unknown dates', { kind: 'duration', months: 2 }, { start: '2023-03-01' }, 'undecided'],
    [
      'two days in a row',
      { kind: 'consecutive-days', days: 2 },
      { days: 2, start: '2023-05-04', end: '2023-05-05' },
      'awarded',
    ],
    [
      'two days apart',
      { kind: 'consecutive-days', days: 2 },
      { days: 2, start: '2023-05-04', end: '2023-05-06' },
      'nothing',
    ],
    [
      'three days in eight',
      { kind: 'consecutive-days', days: 2 },
      { days: 3, start: '2023-05-01', end: '2023-05-08' },
      'undecided',
    ],
    ['one day', { kind: 'consecutive-days', days: 2 }, { dayHours: [16] }, 'nothing'],
    ['more hours than one day holds', { kind: 'consecutive-days', days: 2 }, { hours: 24.001 }, 'awarded'],
    ['hours enough', { kind: 'minimum-hours', hours: 16 }, {}, 'awarded'],
    ['hours too few', { kind: 'minimum-hours', hours: 16.001 }, {}, 'nothing'],
    ['not in a closed list', { kind: 'not-counted' }, {}, 'nothing'],
    [
      'a degree high enough',
      { kind: 'degree-step', atLeast: { primary: 'bachelor' } },
      { teacher: { stage: 'primary' }, degreeLevel: 'graduate' },
      'awarded',
    ],
    [
      'a degree too low',
      { kind: 'degree-step', atLeast: { primary: 'bachelor' } },
      { teacher: { stage: 'primary' }, degreeLevel: 'college' },
      'nothing',
    ],
    [
      'a stage not in the text',
      { kind: 'degree-step', atLeast: { primary: 'bachelor' } },
      { teacher: { stage: 'vocational' }, degreeLevel: 'graduate' },
      'undecided',
    ],
    [
      'a level above the organiser only warns',
      { kind: 'level-above-organiser' },
      { level: 'national', organiser: { level: 'county' } },
      'awarded',
    ],
  ] as const)('%s', ([, gate, input, outcome]) => {
    expect(ask(gate, input).outcome).toBe(outcome);
  });

  test('nothing means zero, refused and undecided mean no figure', () => {
    expect(ask({ kind: 'passed' }, { passed: false })).toMatchObject({
      hours: 0,
      credits: 0,
      certificate: false,
    });
    expect(ask({ kind: 'certificate', outcome: 'refused' }, { certificate: false })).toMatchObject({
      hours: null,
      credits: null,
    });
    expect(ask({ kind: 'organiser-kind', allowed: ['school'] }, {})).toMatchObject({
      hours: 16_000,
      credits: null,
    });
  });

  test('the notice to the school hangs on the absence alone (L21)', () => {
    const gate = {
      kind: 'absence',
      ...share(1, 10),
      comparison: 'exceeds',
      excusedCounts: true,
      notice: true,
    };
    expect(ask(gate, { totalPeriods: 20, absentPeriods: 3 })).toMatchObject({
      certificate: false,
      notice: true,
    });
    expect(ask(gate, { totalPeriods: 20, absentPeriods: 2 })).toMatchObject({
      certificate: true,
      notice: false,
    });
    expect(ask({ kind: 'passed' }, {}).notice).toBeNull();
  });

  test('the warning says which document is missing and stops nothing (Q17)', () => {
    const found = ask(
      { kind: 'level-above-organiser' },
      { level: 'national', organiser: { level: 'county' } },
    );
    expect(found.warnings).toEqual([expect.objectContaining({ clause: 'X2' })]);
  });

  test('the note of little absence is shown where it decides (A12)', () => {
    const gate = {
      kind: 'absence',
      ...share(1, 5),
      comparison: 'reaches',
      excusedCounts: true,
      notes: ['A12'],
    };
    expect(ask(gate, { totalPeriods: 40, absentPeriods: 6 }).trace).toContainEqual(
      expect.objectContaining({ note: 'A12' }),
    );
    expect(ask(gate, { totalPeriods: 40, absentPeriods: 8 }).reasons[0]).not.toHaveProperty('note');
  });

  test('all gates that stop are named, the first decides', () => {
    const pack = smallPack({
      activities: [activity()],
      gates: [
        { id: 'kind', clause: 'X1', text: '性质', kind: 'organiser-kind', allowed: ['school'] },
        { id: 'proof', clause: 'X2', text: '证书', kind: 'certificate', outcome: 'refused' },
        { id: 'passed', clause: 'X3', text: '合格', kind: 'passed' },
      ],
    });
    const found = award(pack, { ...base, passed: false, certificate: false }, new Map());
    expect(found.outcome).toBe('refused');
    expect(found.reasons.map(({ clause }) => clause)).toEqual(['X1', 'X2', 'X3']);
  });

  test('a gate guards only the activities it names', () => {
    const pack = smallPack({
      activities: [activity(), activity({ id: 'remote', when: { forms: ['remote'] } })],
      gates: [{ id: 'passed', clause: 'X3', text: '合格才登记', kind: 'passed', activities: ['remote'] }],
    });
    expect(award(pack, { ...base, passed: false }, new Map()).outcome).toBe('awarded');
    expect(award(pack, { ...base, form: 'remote', passed: false }, new Map()).outcome).toBe('nothing');
  });
});
