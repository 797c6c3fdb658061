import { describe, expect, it } from 'vitest';
import {
  type SheetTrainee,
  toCompletionList,
  toQualifiedList,
} from '../../../../src-shared/sheet/rows/trainee-rows.ts';
import { aPerson, codesOf, made, NORTH, SOUTH, someFacts, someProject, textsOf } from './sheet-of-facts.ts';

function trainee(teacherId: number, change: Partial<SheetTrainee> = {}): SheetTrainee {
  return {
    ...{
      id: teacherId * 10,
      teacherId,
      role: 'trainee',
      result: 'passed',
      totalPeriods: 24,
      absentPeriods: 1,
    },
    ...{ proofCertificateNumber: null, paper: null, makeUpFor: null, certificateNumber: null },
    ...change,
  };
}

const facts = someFacts({ kind: 'qualified', projectUid: 'j1' });
const project = someProject({ number: 'QS-1', startOn: '2025-10-13', endOn: '2025-10-15' });

const lists = { project, leftOut: new Map<number, string>(), remarks: [] };

describe('培训合格学员信息表', () => {
  const qualified = (
    trainees: readonly SheetTrainee[],
    figures = new Map([[10, { hours: 24_000, credits: 3000 }]]),
  ) =>
    made(toQualifiedList(facts, { ...lists, trainees }, { figures, regionCodes: new Map([[1, '460107']]) }));

  it('holds who passed, school by school, with attendance and figures (H7)', () => {
    const sheet = qualified([
      trainee(3, { result: 'excellent' }),
      trainee(1),
      trainee(2, { result: 'failed' }),
      trainee(9),
    ]);
    expect(textsOf(sheet.whole, 'name', 'region', 'periodsAttended', 'hours', 'credits')).toEqual([
      '王甲 海口市琼山区 23 24 3',
      '王丙  23  ',
    ]);
    expect(sheet.problems).toEqual([
      { code: 'sheet.figuresOpen', severity: 'warning', values: { count: 1 } },
    ]);
  });

  it('shows a role only where not everybody is a trainee, so that the list can be read back', () => {
    const heads = (sheet: ReturnType<typeof qualified>) =>
      sheet.whole.render({}).head.map(({ text }) => text);
    const [plain, mixed] = [
      qualified([trainee(1)]),
      qualified([trainee(1), trainee(2, { role: 'lecturer' })]),
    ];
    expect(heads(mixed).filter((text) => !heads(plain).includes(text))).toHaveLength(1);
  });

  it('puts post and title into one cell and says what year is made up', () => {
    const people = [aPerson(1, { post: '教研组长', title: '一级教师' })];
    const sheet = made(
      toQualifiedList(
        someFacts({ kind: 'qualified', projectUid: 'j1' }, people),
        { ...lists, trainees: [trainee(1, { makeUpFor: 2023 })] },
        { figures: new Map(), regionCodes: new Map() },
      ),
    );
    expect(textsOf(sheet.whole, 'title', 'remark')).toEqual(['教研组长/一级教师 补修 2023 年度']);
  });

  it('names project, organiser and days above the rows', () => {
    const { subject, around } = qualified([]);
    expect(subject).toBe('县级培训');
    expect(around(null, {}).subtitles).toEqual([
      { left: '项目名称：县级培训', right: '项目编号：QS-1' },
      { left: `主办单位：${project.organiserName}`, right: '起止日期：2025-10-13 至 2025-10-15' },
    ]);
  });
});

describe('结业名单', () => {
  it('holds who passed at the school asked for', () => {
    const asked = someFacts({ kind: 'completion', projectUid: 'j1', organisationName: SOUTH });
    const sheet = made(toCompletionList(asked, { ...lists, trainees: [trainee(1), trainee(3)] }));
    expect([textsOf(sheet.whole, 'name'), sheet.subject]).toEqual([['王丙'], `县级培训-${SOUTH}`]);
    expect(sheet.schools.map(({ name }) => name)).not.toContain(NORTH);
    expect(codesOf(sheet)).toEqual([]);
  });

  it('does not hold whom the text stops although the result is good, and says who and why (L21)', () => {
    const reason = '缺勤 12.5 %，超过 10 %';
    const leftOut = new Map([
      [trainee(1).id, reason],
      [trainee(2).id, reason],
    ]);
    const remark = { code: 'sheet.excellentUnexplained', severity: 'error', values: {} } as const;
    const sheet = made(
      toCompletionList(facts, {
        project,
        trainees: [trainee(1, { result: 'excellent' }), trainee(2, { result: 'failed' }), trainee(3)],
        leftOut,
        remarks: [remark],
      }),
    );
    expect(textsOf(sheet.whole, 'name')).toEqual(['王丙']);
    expect(sheet.problems.slice(0, 2)).toEqual([
      { code: 'sheet.passedLeftOut', severity: 'warning', values: { count: 1, name: '王甲', reason } },
      remark,
    ]);
  });

  it('has the number of this ledger, and for an outside training the one on the proof (Q21)', () => {
    const both = trainee(1, { certificateNumber: '甲-1', proofCertificateNumber: '外-9' });
    const numbers = (kind: 'own' | 'outside') =>
      textsOf(
        made(toCompletionList(facts, { ...lists, project: someProject({ kind }), trainees: [both] })).whole,
        'certificateNumber',
      );
    expect([numbers('own'), numbers('outside')]).toEqual([['甲-1'], ['外-9']]);
  });
});
