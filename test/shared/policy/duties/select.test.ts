import { describe, expect, test } from 'vitest';
import { ask } from './ask.ts';

const rural = '农村骨干教师分层分类培训';
const digital = '中小学教师数字化能力提升培训';
const project = { programme: 'guopei', category: digital, year: 2023, start: '2023-10-16' };
const record = { programme: 'guopei', category: rural, year: 2023, status: 'enrolled' };
const choose = (change: Record<string, unknown>, history: readonly unknown[]) =>
  ask('select', 'shaanxi-guopei-2023', { project: { ...project, ...change }, history });

describe('one project a year, no category twice (G3.2)', () => {
  test.for([
    ['nobody with an empty history is refused', {}, [], 'allowed'],
    ['enrolled in another project of the year', {}, [record], 'refused'],
    ['completed another project of the year', {}, [{ ...record, status: 'completed' }], 'refused'],
    ['another project of the year before', {}, [{ ...record, year: 2022 }], 'allowed'],
    ['another project of the year after', {}, [{ ...record, year: 2024 }], 'allowed'],
    ['a provincial project of the year', {}, [{ ...record, programme: 'shengpei' }], 'allowed'],
    [
      'the same category years ago',
      { category: rural },
      [{ ...record, year: 2018, status: 'completed' }],
      'refused',
    ],
    [
      'the same category of another programme',
      { category: rural },
      [{ ...record, year: 2018, programme: 'shengpei' }],
      'allowed',
    ],
    [
      'the second year of a project of several years',
      { category: rural, multiYearSecondYear: true },
      [{ ...record, year: 2022 }],
      'allowed',
    ],
    [
      'a second year beside another project of the year',
      { category: rural, multiYearSecondYear: true },
      [
        { ...record, year: 2022 },
        { ...record, category: digital },
      ],
      'refused',
    ],
    ['a project of another programme', { programme: 'shengpei' }, [record], 'allowed'],
    [
      'a no-show of the year is no participation, once the bar is over',
      { year: 2023, start: '2023-10-17' },
      [{ ...record, status: 'no-show', year: 2023, opening: '2020-10-16' }],
      'allowed',
    ],
    [
      'a category is compared as text',
      { category: `${rural}（初中）` },
      [{ ...record, year: 2018 }],
      'allowed',
    ],
  ] as const)('%s', ([, change, history, outcome]) => {
    expect(choose(change, history)).toMatchObject({ outcome });
  });

  test('a refusal names every record it conflicts with, and that a reason may override it', () => {
    const history = [
      { ...record, year: 2020, category: rural },
      record,
      { ...record, year: 2019, category: digital },
    ];
    const answer = choose({}, history);
    expect(answer).toMatchObject({
      outcome: 'refused',
      reasons: [
        { clause: 'G3.2', records: [1], overridable: true },
        { clause: 'G3.2', records: [2], overridable: true },
      ],
    });
    expect(answer).not.toHaveProperty('until');
  });
});

describe('a no-show is barred for 36 months (G4.1, A18)', () => {
  const noShow = (opening: string) => ({ ...record, status: 'no-show', opening });
  const on = (start: string) => ({ start, year: Number(start.slice(0, 4)) });

  test.for([
    ['2023-10-16', 'refused'],
    ['2025-10-20', 'refused'],
    ['2026-09-10', 'refused'],
    ['2026-09-11', 'refused'],
    ['2026-09-12', 'allowed'],
  ] as const)('from a project that opened on 2023-09-11, one on %s is %s', ([start, outcome]) => {
    expect(choose(on(start), [noShow('2023-09-11')])).toMatchObject({ outcome });
  });

  test('the bar names its end and cannot be overridden', () => {
    expect(choose(on('2025-10-20'), [noShow('2023-09-11')])).toMatchObject({
      until: '2026-09-11',
      reasons: [{ clause: 'G4.1', records: [0], overridable: false, notes: ['A18'] }],
    });
  });

  test('of two no-shows the later decides', () => {
    expect(choose(on('2025-10-20'), [noShow('2024-05-08'), noShow('2023-09-11')])).toMatchObject({
      until: '2027-05-08',
    });
  });

  test('36 months from 29 February end on 28 February', () => {
    expect(choose(on('2025-10-20'), [noShow('2024-02-29')])).toMatchObject({ until: '2027-02-28' });
  });

  test('a no-show of another programme bars nothing', () => {
    expect(choose(on('2024-03-01'), [{ ...noShow('2023-09-11'), programme: 'shengpei' }])).toMatchObject({
      outcome: 'allowed',
    });
  });

  test('without the days a bar cannot be judged', () => {
    expect(choose({}, [{ ...record, status: 'no-show' }])).toMatchObject({
      error: { code: 'malformed', path: '/input/history/0/opening' },
    });
    const { start: _start, ...undated } = project;
    expect(
      ask('select', 'shaanxi-guopei-2023', { project: undated, history: [noShow('2023-09-11')] }),
    ).toMatchObject({
      error: { code: 'malformed', path: '/input/project/start' },
    });
  });
});

test('a policy without rules of selection says so', () => {
  expect(ask('select', 'hainan-2017', { project, history: [] })).toMatchObject({
    error: { code: 'notInPolicy' },
  });
});
