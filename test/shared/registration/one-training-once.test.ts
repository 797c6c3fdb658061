import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type ComparedProject,
  canDouble,
  type Doubling,
  doublingsOf,
  numberKey,
  type TakenTraining,
} from '../../../src-shared/registration/one-training-once.ts';
import { addDays, type CalendarDate, parseCalendarDate } from '../../../src-shared/training/calendar-date.ts';
import { forms, roles } from '../../../src-shared/training/training-words.ts';

let made = 0;

function aTraining(
  project: Partial<ComparedProject> = {},
  place: Partial<Omit<TakenTraining, 'project'>> = {},
): TakenTraining {
  made++;
  return {
    uid: `P${made}`,
    role: 'trainee',
    lessons: null,
    proofHours: null,
    makeUpFor: null,
    ...place,
    project: {
      uid: `J${made}`,
      kind: 'own',
      name: `培训${made}`,
      number: null,
      sessionNumber: null,
      form: 'centralized',
      organiserName: `主办单位${made}`,
      startOn: '2026-07-06',
      endOn: '2026-07-08',
      hours: 24_000,
      lessons: null,
      minutes: null,
      dayHours: null,
      ...project,
    },
  };
}

const find = (mine: TakenTraining, others: readonly TakenTraining[]): readonly Doubling[] =>
  doublingsOf({ person: { uid: 'T1' }, mine, others, holders: [], lookAlikes: [] });
const rulesOf = (mine: TakenTraining, others: readonly TakenTraining[]) =>
  find(mine, others).map(({ rule }) => rule);

describe('the same training (X4)', () => {
  it('has the same name, however it is typed', () => {
    const mine = aTraining({ name: '2026年"暑期"骨干教师培训（第1期）' });
    const other = aTraining({ name: '２０２６年 “暑期” 骨干教师培训(第１期)', kind: 'outside' });
    expect(find(mine, [other])).toEqual([
      {
        rule: 'sameTraining',
        key: `sameTraining ${other.project.uid}`,
        others: [
          {
            uid: other.project.uid,
            name: other.project.name,
            kind: 'outside',
            startOn: '2026-07-06',
            endOn: '2026-07-08',
          },
        ],
        person: null,
        from: '2026-07-06',
        to: '2026-07-08',
        hours: null,
        number: null,
      },
    ]);
  });

  it('has the same project number, whatever it is called', () => {
    const mine = aTraining({ number: 'QS-2026-031' });
    expect(rulesOf(mine, [aTraining({ number: 'qs 2026 031', form: 'remote' })])).toEqual(['sameTraining']);
  });

  it('has the same organiser and exactly the same days', () => {
    const organiserName = '琼山区教师发展中心';
    const mine = aTraining({ organiserName });
    expect(rulesOf(mine, [aTraining({ organiserName })])).toEqual(['sameTraining']);
    expect(rulesOf(mine, [aTraining({ organiserName, endOn: '2026-07-09' })])).toEqual(['sameDays']);
  });

  it('is not what a school holds side by side in the course of a term', () => {
    const term = { organiserName: '北塘实验小学', form: 'school-based', endOn: '2026-12-31' } as const;
    expect(rulesOf(aTraining(term), [aTraining(term)])).toEqual([]);
  });

  it('is not another session of a project: other name, other days, one number', () => {
    const number = 'QS-2026-031';
    const first = aTraining({ number, name: '骨干教师培训第一期' });
    const second = aTraining({
      number,
      name: '骨干教师培训第二期',
      startOn: '2026-07-20',
      endOn: '2026-07-22',
    });
    expect(rulesOf(first, [second])).toEqual([]);
  });

  it('is not another session that the project says itself', () => {
    const name = '骨干教师培训';
    const first = aTraining({ name, number: '31', sessionNumber: 1 });
    const later = { name, number: '31', startOn: '2026-07-20', endOn: '2026-07-22' };
    expect(rulesOf(first, [aTraining({ ...later, sessionNumber: 2 })])).toEqual([]);
    expect(rulesOf(first, [aTraining({ ...later, sessionNumber: 1 })])).toEqual(['sameTraining']);
  });

  it('is not the training that makes up for an earlier year', () => {
    const name = '师德专题培训';
    const first = aTraining({ name });
    const later = { name, startOn: '2026-10-12', endOn: '2026-10-14' };
    expect(rulesOf(first, [aTraining(later)])).toEqual(['sameTraining']);
    expect(rulesOf(first, [aTraining(later, { makeUpFor: 2025 })])).toEqual([]);
  });

  it('is not that of another year, nor what a school repeats every month', () => {
    const name = '全员培训';
    const first = aTraining({ name });
    expect(rulesOf(first, [aTraining({ name, startOn: '2025-07-06', endOn: '2025-07-08' })])).toEqual([]);
    const monthly = { name: '校本研修', form: 'school-based' } as const;
    const june = aTraining({ ...monthly, startOn: '2026-06-06', endOn: '2026-06-06' });
    expect(rulesOf(aTraining(monthly), [june])).toEqual([]);
  });

  it('is taken where the days of one are not known', () => {
    const name = '师德专题培训';
    const undated = aTraining({ name, startOn: null, endOn: null });
    expect(rulesOf(aTraining({ name }), [undated])).toEqual(['sameTraining']);
  });

  it('is one finding where somebody is there in two roles', () => {
    const mine = aTraining({ name: '师德专题培训' });
    const other = aTraining({ name: '师德专题培训' });
    const asLecturer = { ...other, uid: 'P-lecturer', role: 'lecturer' as const };
    expect(rulesOf(mine, [other, asLecturer])).toEqual(['sameTraining']);
  });

  it('is never the training itself', () => {
    const mine = aTraining();
    expect(rulesOf(mine, [{ ...mine, uid: 'P-lecturer', role: 'lecturer' }])).toEqual([]);
  });
});

describe('the same days (X4)', () => {
  it('cannot be spent in two trainings that need presence', () => {
    const mine = aTraining();
    const other = aTraining({ form: 'shadowing', startOn: '2026-07-08', endOn: '2026-07-17' });
    expect(find(mine, [other])).toMatchObject([
      { rule: 'sameDays', from: '2026-07-08', to: '2026-07-08', others: [{ uid: other.project.uid }] },
    ]);
  });

  it.each(['remote', 'mentoring', 'degree', 'school-based', 'exam', 'lecture', 'self-directed'] as const)(
    'may be shared with %s',
    (form) => {
      expect(rulesOf(aTraining({ hours: null }), [aTraining({ form, hours: null })])).toEqual([]);
    },
  );

  it('may be shared by who only lectures', () => {
    expect(rulesOf(aTraining({ hours: null }, { role: 'lecturer' }), [aTraining({ hours: null })])).toEqual(
      [],
    );
  });
});

describe('a day (X4)', () => {
  it('is too long above eight hours, spread evenly; the day and the sum are named', () => {
    const mine = aTraining();
    const remote = aTraining({ form: 'remote', startOn: '2026-07-08', endOn: '2026-07-17', hours: 40_000 });
    expect(find(mine, [remote])).toMatchObject([
      { rule: 'dayTooLong', from: '2026-07-08', to: '2026-07-08', hours: 12_000, number: null },
    ]);
  });

  it('may have eight', () => {
    const mine = aTraining({ form: 'exam', minutes: 120, hours: null, endOn: '2026-07-06' });
    const other = (hours: number) => aTraining({ form: 'lecture', endOn: '2026-07-06', hours });
    expect(rulesOf(mine, [other(6_000)])).toEqual([]);
    expect(rulesOf(mine, [other(6_500)])).toEqual(['dayTooLong']);
  });

  it('is counted by the hours of each day where they are known', () => {
    const mine = aTraining({ dayHours: [4_000, 8_000, 4_000] });
    const remote = (day: string) => aTraining({ form: 'remote', startOn: day, endOn: day, hours: 4_000 });
    expect(rulesOf(mine, [remote('2026-07-06')])).toEqual([]);
    expect(find(mine, [remote('2026-07-07')])).toMatchObject([{ from: '2026-07-07', hours: 12_000 }]);
  });

  it('counts an outside proof, and the lessons of a lecturer', () => {
    const proof = aTraining({ kind: 'outside', form: 'remote', hours: null }, { proofHours: 30_000 });
    expect(find(aTraining(), [proof])).toMatchObject([{ rule: 'dayTooLong', hours: 18_000 }]);
    const lecturer = aTraining({ hours: 24_000 }, { role: 'lecturer', lessons: 6_000 });
    expect(rulesOf(lecturer, [aTraining({ form: 'remote', hours: 12_000 })])).toEqual([]);
  });

  it('says nothing of an hour a day or less, spread over more days than one', () => {
    const lesson = { form: 'lecture', startOn: '2026-07-01', endOn: '2026-07-24' } as const;
    expect(rulesOf(aTraining(), [aTraining(lesson, { role: 'lecturer', lessons: 1_000 })])).toEqual([]);
    const oneDay = aTraining({ form: 'exam', minutes: 45, hours: null, endOn: '2026-07-06' });
    expect(rulesOf(aTraining(), [oneDay])).toEqual(['dayTooLong']);
    const course = { form: 'remote', startOn: '2026-06-01', endOn: '2026-09-08' } as const;
    expect(rulesOf(aTraining(), [aTraining({ ...course, hours: 100_000 })])).toEqual([]);
    expect(rulesOf(aTraining(), [aTraining({ ...course, hours: 120_000 })])).toEqual(['dayTooLong']);
  });

  it('is not said again of trainings that cannot both be true anyway', () => {
    expect(rulesOf(aTraining(), [aTraining()])).toEqual(['sameDays']);
  });
});

describe('a certificate number (X4)', () => {
  const mine = aTraining({ startOn: null, endOn: null });
  const other = aTraining({ startOn: null, endOn: null });
  const ask = (holders: Parameters<typeof doublingsOf>[0]['holders']) =>
    doublingsOf({ person: { uid: 'T1' }, mine, others: [], holders, lookAlikes: [] });

  it('is one person’s', () => {
    const holder = { number: 'HN 2026-7', taken: mine, person: { uid: 'T1', name: '王芳' } };
    const wang = {
      number: 'hn2026-7',
      taken: { ...mine, uid: 'P-other' },
      person: { uid: 'T2', name: '王强' },
    };
    expect(ask([holder, wang])).toMatchObject([
      { rule: 'sameNumber', number: 'hn2026-7', person: { uid: 'T2', name: '王强' } },
    ]);
  });

  it('is one training’s', () => {
    expect(ask([{ number: '7', taken: other, person: { uid: 'T1', name: '王芳' } }])).toMatchObject([
      { rule: 'sameNumber', person: null, others: [{ uid: other.project.uid }] },
    ]);
  });

  it('may stand on two roles of one person in one training', () => {
    const asLecturer = { uid: 'P-lecturer', project: mine.project };
    expect(ask([{ number: '7', taken: asLecturer, person: { uid: 'T1', name: '王芳' } }])).toEqual([]);
  });

  it('is compared without blanks and case', () => {
    expect(numberKey('hn 2026　07a')).toBe('HN202607A');
  });
});

it('asks whether another record of the unit is the same person (X4)', () => {
  const lookAlikes = [{ uid: 'T2', name: '王芳' }];
  const found = doublingsOf({
    person: { uid: 'T1' },
    mine: aTraining(),
    others: [],
    holders: [],
    lookAlikes,
  });
  expect(found).toMatchObject([
    { rule: 'samePerson', key: 'samePerson T2', person: { uid: 'T2' }, others: [] },
  ]);
});

const MONDAY = parseCalendarDate('2026-07-06');
const dayAfter = (days: number): CalendarDate => {
  if (MONDAY === null) throw new Error('a day');
  return addDays(MONDAY, days);
};

const anyTraining = (uid: string, latest = 20) =>
  fc
    .record({
      name: fc.constantFrom('师德培训', '骨干培训', '信息技术培训'),
      number: fc.constantFrom(null, '1', '2'),
      form: fc.constantFrom(...forms),
      organiserName: fc.constantFrom('甲中心', '乙中心'),
      begins: fc.nat(latest),
      lasts: fc.nat(10),
      hours: fc.constantFrom(null, 4_000, 24_000, 60_000),
      isDated: fc.boolean(),
      role: fc.constantFrom(...roles),
      makeUpFor: fc.constantFrom(null, 2025),
    })
    .map(({ begins, lasts, isDated, role, makeUpFor, ...project }) =>
      aTraining(
        {
          ...project,
          uid: `J${uid}`,
          startOn: isDated ? dayAfter(begins) : null,
          endOn: isDated ? dayAfter(begins + lasts) : null,
        },
        { uid: `P${uid}`, role, makeUpFor },
      ),
    );

describe('whatever somebody takes part in (X4)', () => {
  it('one is found for the other just when the other is found for it', () => {
    const others = (found: readonly Doubling[]) =>
      found.map(({ rule, from, to, hours }) => ({ rule, from, to, hours }));
    fc.assert(
      fc.property(anyTraining('a'), anyTraining('b'), (a, b) => {
        expect(others(find(a, [b]))).toEqual(others(find(b, [a])));
      }),
    );
  });

  it('the order of the others plays no part', () => {
    fc.assert(
      fc.property(anyTraining('a'), anyTraining('b'), anyTraining('c'), (mine, b, c) => {
        const sorted = (found: readonly Doubling[]) =>
          found
            .map((one) =>
              JSON.stringify({ ...one, others: [...one.others].sort((x, y) => x.uid.localeCompare(y.uid)) }),
            )
            .sort();
        expect(sorted(find(mine, [b, c]))).toEqual(sorted(find(mine, [c, b])));
      }),
    );
  });

  it('nothing is found among trainings of other names and numbers on other days', () => {
    fc.assert(
      fc.property(anyTraining('a', 5), anyTraining('b', 5), (a, b) => {
        const apart = {
          ...b,
          project: {
            ...b.project,
            name: '另一个培训',
            number: '3',
            startOn: '2026-09-01',
            endOn: '2026-09-03',
          },
        };
        expect(find(a, [apart])).toEqual([]);
      }),
    );
  });

  it('the first sieve lets everything pass that is found', () => {
    fc.assert(
      fc.property(anyTraining('a'), anyTraining('b'), (a, b) => {
        if (find(a, [b]).length > 0) expect(canDouble(a.project, b.project)).toBe(true);
      }),
    );
  });
});
