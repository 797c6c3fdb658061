import { describe, expect, it } from 'vitest';
import {
  type FilledProject,
  type FillFacts,
  singleValues,
} from '../../../../src-shared/sheet/fill/single-values.ts';
import { moe4068 } from '../../../../src-shared/sheet/layouts/moe-4068.ts';
import { trainingHours } from '../../../../src-shared/sheet/layouts/training-hours.ts';
import { type TemplateRow, textOfValue } from '../../../../src-shared/sheet/template/template-values.ts';
import { aProject } from '../../training/a-project.ts';
import { day, NORTH, SOUTH, someFacts } from '../rows/sheet-of-facts.ts';

const { question } = someFacts({ kind: 'registration', year: 2025 });

const FACTS: FillFacts = {
  question,
  organisation: { name: '县教师发展中心', level: 'county' },
  today: day('2025-11-10'),
  seal: 'abcd1234ef567890',
  cycle: { from: 2024, to: 2028 },
  project: null,
  asks: [],
  answers: {},
};

const PROJECT: FilledProject = {
  ...aProject({ name: '骨干培训', number: '0012', place: '县一小', documentNumber: null }),
  registrationYear: 2025,
  trainees: 30,
  passed: 29,
};

const ROWS: readonly TemplateRow[] = [
  { hours: { kind: 'number', thousandths: 24_000 } },
  { hours: { kind: 'number', thousandths: 24_000 } },
];

function values(change: Partial<FillFacts> = {}, part: Partial<Parameters<typeof singleValues>[2]> = {}) {
  const all = singleValues({ ...FACTS, ...change }, trainingHours, {
    school: null,
    count: '共 2 人',
    rows: ROWS,
    ...part,
  });
  return (name: string) => {
    const value = all[name];
    return value === undefined ? undefined : textOfValue(value);
  };
}

describe('the values around rows', () => {
  it('stand under every name that a form uses for them', () => {
    const of = values();
    expect([of('填报单位'), of('organisation'), of('年度'), of('周期')]).toEqual([
      '县教师发展中心',
      '县教师发展中心',
      '2025',
      '2024—2028',
    ]);
  });

  it('name the school of a part, else the one asked for, else the school whose ledger it is', () => {
    const school = { name: NORTH, level: 'school' } as const;
    const asked = { ...question, organisationName: NORTH };
    expect(values({ question: asked }, { school: SOUTH })('school')).toBe(SOUTH);
    expect(values({ question: asked })('school')).toBe(NORTH);
    expect(values({ organisation: school })('school')).toBe(NORTH);
    expect(values()('school')).toBe('');
  });

  it('count people as the label says and rows as they are, and give the figure that everybody has', () => {
    const of = values({}, { count: '共 1 人 2 条' });
    expect(['count', 'records', 'totalHours', 'hoursPerPerson'].map(of)).toEqual(['1', '2', '48', '24']);
    const mixed = values({}, { rows: [...ROWS, { hours: { kind: 'number', thousandths: 8000 } }] });
    expect([mixed('totalHours'), mixed('hoursPerPerson')]).toEqual(['56', '']);
  });

  it('say the year of a project unless one is asked for, and what share has passed', () => {
    const of = values({ project: PROJECT, question: { ...question, year: null }, cycle: null });
    expect(['projectName', 'projectNumber', 'year', 'passRate', 'period'].map(of)).toEqual([
      '骨干培训',
      '0012',
      '2025',
      '96.7%',
      '2025年10月13日至2025年10月15日',
    ]);
    expect(of('cycle')).toBe('');
    expect(values({ project: { ...PROJECT, registrationYear: 2024 } })('year')).toBe('2025');
    expect(values({ project: { ...PROJECT, trainees: 0 } })('passRate')).toBe('');
  });

  it('keep the digits of a project’s number as text', () => {
    const all = singleValues({ ...FACTS, project: PROJECT }, trainingHours, {
      school: null,
      count: '',
      rows: [],
    });
    expect(all['projectNumber']).toEqual({ kind: 'text', text: '0012', mustStayText: true });
  });

  it('are of a school year where the sheet is', () => {
    expect(values({ question: { ...question, isSchoolYear: true } })('schoolYear')).toBe('2025—2026');
    expect(values()('schoolYear')).toBe('');
  });

  it('take what a person says, a date as a day', () => {
    const asks = [
      { key: 'reviewedBy', heading: '审核人', proposed: '', isKept: true },
      { key: 'date', heading: '日期', proposed: '', isKept: false },
    ];
    const all = singleValues(
      { ...FACTS, asks, answers: { reviewedBy: '张校长', date: '2025-12-01' } },
      trainingHours,
      {
        ...{ school: null, count: '', rows: [] },
      },
    );
    expect([all['reviewedBy'], all['date']]).toEqual([
      { kind: 'text', text: '张校长' },
      { kind: 'date', date: '2025-12-01', text: '2025年12月1日' },
    ]);
  });

  it('give each line of a form by code and label', () => {
    const rows: readonly TemplateRow[] = [
      { code: { kind: 'text', text: '07' }, people: { kind: 'number', thousandths: 3000 } },
    ];
    const all = singleValues(FACTS, moe4068, { school: null, count: '', rows });
    expect([all['line07'], all['省级'], all['line08']]).toEqual([
      { kind: 'number', thousandths: 3000 },
      { kind: 'number', thousandths: 3000 },
      { kind: 'empty' },
    ]);
  });
});
