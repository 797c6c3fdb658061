import { describe, expect, it } from 'vitest';
import {
  doublingProblems,
  explainingChecks,
  explainingProblems,
} from '../../../src-shared/registration/doubling-problems.ts';
import type { Doubling } from '../../../src-shared/registration/one-training-once.ts';

const other = (uid: string, name: string) => ({
  uid,
  name,
  kind: 'own' as const,
  startOn: null,
  endOn: null,
});
const found = (change: Partial<Doubling>): Doubling => ({
  rule: 'sameTraining',
  key: 'sameTraining J2',
  others: [other('J2', '师德培训')],
  person: null,
  from: '2026-07-06',
  to: '2026-07-08',
  hours: null,
  number: null,
  ...change,
});

describe('doublingProblems (X4)', () => {
  it('names the other training and the way there', () => {
    expect(doublingProblems('王芳', [found({})])).toMatchObject([
      {
        code: 'doubling.sameTraining',
        severity: 'warning',
        values: { name: '王芳', project: '师德培训', projectUid: 'J2', from: '2026-07-06', to: '2026-07-08' },
      },
    ]);
  });

  it('says a long day once, with all that falls on it', () => {
    const long = found({ rule: 'dayTooLong', others: [other('J2', '甲'), other('J3', '乙')], hours: 12_000 });
    expect(doublingProblems('王芳', [long])).toMatchObject([
      { code: 'doubling.dayTooLong', values: { project: '甲、乙', projectUid: 'J2', hours: 12_000 } },
    ]);
  });

  it('names the other person', () => {
    const alike = found({ rule: 'samePerson', others: [], person: { uid: 'T2', name: '王芳' } });
    expect(doublingProblems('王芳', [alike])).toMatchObject([
      { code: 'doubling.samePerson', values: { person: '王芳', personUid: 'T2', projectUid: null } },
    ]);
  });
});

describe('giving a reason (X4)', () => {
  const fact = {
    name: '王芳',
    isRegistered: false,
    found: [{ ...found({}), reason: null }],
    key: 'sameTraining J2',
  };

  it('is possible for what is found, until an entry rests on it', () => {
    expect(explainingProblems(fact)).toEqual([]);
    expect(explainingProblems({ ...fact, isRegistered: true }).map(({ code }) => code)).toEqual([
      'doubling.alreadyRegistered',
    ]);
  });

  it('is refused for what is not there any more', () => {
    expect(explainingProblems({ ...fact, key: 'sameDays J2' }).map(({ code }) => code)).toEqual([
      'doubling.changedSinceSeen',
    ]);
  });

  it('asks two questions', () => {
    expect(explainingChecks).toHaveLength(2);
  });
});
