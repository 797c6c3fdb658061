import { describe, expect, test } from 'vitest';
import type { PackPart } from '../../../../src-shared/policy/pack/pack-words.ts';
import type { PolicyPack } from '../../../../src-shared/policy/pack/policy-pack.ts';
import { setConflicts, setProblems } from '../../../../src-shared/policy/set/set-conflicts.ts';
import { activity, smallPack } from '../pack/small-pack.ts';

const numbering = (clause: string) => ({
  ...{ id: 'number', clause, text: '编号', parts: ['year', 'trainee'] },
  widths: { project: 2, organiser: 2, year: 4, session: 2, trainee: 4 },
});
const year = (starts: string) => ({ id: 'year', clause: 'Y1', text: '登记年度', starts, decidedBy: 'end' });
const pack = (id: string, regionCode: string, sections: Record<string, unknown>) =>
  smallPack({ id, regionCode, shortTitle: `${id}办法`, ...sections });
const some = (of: PolicyPack, ...parts: readonly PackPart[]) => ({ pack: of, parts });
const families = (...set: Parameters<typeof setConflicts>[0]) =>
  setConflicts(set).map(({ family, says }) => [family, says.map(({ packId }) => packId)]);

describe('two schemes of certificate numbers', () => {
  const a = pack('aa', '610000', { numbering: numbering('A1') });
  const b = pack('bb', '610000', { numbering: numbering('B1') });

  test('conflict, and say what each wants (L23)', () => {
    expect(setConflicts([some(a, 'process'), some(b, 'process')])).toEqual([
      {
        family: 'numbering',
        says: [
          { packId: 'aa', title: 'aa办法', clause: 'A1', text: '编号' },
          { packId: 'bb', title: 'bb办法', clause: 'B1', text: '编号' },
        ],
      },
    ]);
  });

  test('do not where one of them is not followed', () => {
    expect(families(some(a, 'process'), some(b, 'assessment'))).toEqual([]);
  });

  test('must be settled before the set is in force', () => {
    const set = [some(a, 'process'), some(b, 'process')];
    expect(setProblems(set, {})).toMatchObject([
      {
        code: 'policy.conflictOpen',
        at: { field: 'choices.numbering' },
        values: { titles: 'aa办法、bb办法' },
      },
    ]);
    expect(setProblems(set, { numbering: 'elsewhere' })).toHaveLength(1);
    expect(setProblems(set, { numbering: 'bb' })).toEqual([]);
  });
});

describe('two tables', () => {
  const rows = { activities: [activity()] };
  const other = { activities: [activity({ when: { forms: ['remote'] } })] };

  test('of one region that name one activity conflict', () => {
    const set = [some(pack('aa', '610000', rows), 'credits'), some(pack('bb', '610000', rows), 'credits')];
    expect(families(...set)).toEqual([['activities', ['aa', 'bb']]]);
  });

  test('of two regions stand in the order of the set, and other activities are no conflict', () => {
    const province = some(pack('aa', '610000', rows), 'credits');
    expect(families(province, some(pack('bb', '610500', rows), 'credits'))).toEqual([]);
    expect(families(province, some(pack('bb', '610000', other), 'credits'))).toEqual([]);
  });
});

test('two first days of the year conflict; two alike do not', () => {
  const a = some(
    pack('aa', '610000', { activities: [activity()], registrationYear: year('02-01') }),
    'credits',
  );
  const remote = [activity({ when: { forms: ['remote'] } })];
  const b = (starts: string) =>
    some(pack('bb', '610500', { activities: remote, registrationYear: year(starts) }), 'credits');
  expect(families(a, b('01-01'))).toEqual([['registrationYear', ['aa', 'bb']]]);
  expect(families(a, b('02-01'))).toEqual([]);
});

test('a set names a text once, and only parts that it has', () => {
  const a = pack('aa', '610000', { activities: [activity()] });
  expect(setProblems([some(a, 'credits'), some(a, 'selection')], {})).toMatchObject([
    { code: 'policy.textTwice', at: { field: 'texts.1' } },
    { code: 'policy.partMissing', at: { field: 'texts.1' }, values: { part: 'selection' } },
  ]);
});
