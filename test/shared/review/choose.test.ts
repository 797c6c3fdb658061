import { describe, expect, it } from 'vitest';
import { runNow } from '../../../src-shared/lib/work.ts';
import {
  type ChoiceFacts,
  choiceCounts,
  chooseDifferences,
  touchedEntries,
} from '../../../src-shared/review/choose.ts';
import type { Difference } from '../../../src-shared/review/difference.ts';
import { difference, entry, LI, PEOPLE, TEACHERS } from './sample-return.ts';

const figure = (
  id: string,
  entryUid: string,
  field: 'hours' | 'credits' | 'year',
  value: number,
): Difference => difference(id, { kind: 'figure', entryUid, field, value });
const strike = (id: string, entryUid: string): Difference => difference(id, { kind: 'strike', entryUid });
const person = (id: string, field: 'name' | 'idNumber' | 'subject', value: string): Difference =>
  difference(id, { kind: 'person', teacherUid: 'wang', field, value });

function choose(
  differences: readonly Difference[],
  accepted: readonly string[],
  other: Partial<ChoiceFacts> = {},
) {
  return runNow(
    chooseDifferences({
      differences,
      accepted: new Set(accepted),
      teachers: TEACHERS,
      people: PEOPLE,
      entries: [entry(1)],
      certificates: [],
      ...other,
    }),
  );
}

describe('a choice of differences', () => {
  it('reverses an entry and registers it anew with all its accepted figures', () => {
    const { entries } = choose(
      [figure('a', 'e1', 'hours', 16_000), figure('b', 'e1', 'credits', 2000)],
      ['a', 'b'],
    );
    expect(entries.map(({ after }) => after)).toEqual([{ year: 2025, hours: 16_000, credits: 2000 }]);
  });

  it('takes an entry out whatever else was accepted for it', () => {
    const { entries } = choose([figure('a', 'e1', 'hours', 16_000), strike('b', 'e1')], ['a', 'b']);
    expect(entries.map(({ after }) => after)).toEqual([null]);
  });

  it('writes the other lines of a participation anew as they were (H14.1)', () => {
    const entries = [entry(2), entry(1, { earned: { year: 2024 } })];
    const chosen = choose([figure('a', 'e2', 'hours', 16_000)], ['a'], { entries });
    expect(chosen.entries.map(({ entry: { uid }, after }) => [uid, after?.hours])).toEqual([
      ['e1', 24_000],
      ['e2', 16_000],
    ]);
    expect(choiceCounts(chosen)).toEqual({
      entriesReversed: 2,
      entriesRegistered: 2,
      entriesStruck: 0,
      teachersChanged: 0,
    });
  });

  it('keeps entries of one project and one participation together', () => {
    const of = (id: number, project: number, participation: number) =>
      entry(id, {
        project: { id: project, uid: `j${project}` },
        participation: { id: participation, uid: `p${participation}` },
      });
    const entries = [of(1, 2, 5), of(2, 1, 4), of(3, 1, 3), of(4, 1, 4)];
    expect(choose([], [], { entries }).entries.map(({ entry: { id } }) => id)).toEqual([3, 2, 4, 1]);
  });

  it('asks for the entries that it touches, each once', () => {
    const differences = [
      figure('a', 'e1', 'hours', 1),
      strike('b', 'e1'),
      strike('c', 'e2'),
      person('d', 'name', '某'),
    ];
    expect(touchedEntries(differences, new Set(['a', 'b', 'd']))).toEqual(['e1']);
  });

  it('changes a record once, with all its accepted fields', () => {
    const { teachers } = choose([person('a', 'name', '王方'), person('b', 'subject', '语文')], ['a', 'b']);
    expect(teachers).toHaveLength(1);
    expect(teachers[0]?.after).toMatchObject({ name: '王方', subject: '语文' });
  });

  it('rejects what could have been accepted and was not', () => {
    const differences = [figure('a', 'e1', 'hours', 1), strike('b', 'e1'), difference('c', null)];
    expect(choose(differences, ['a']).rejected.map(({ id }) => id)).toEqual(['b']);
  });
});

describe('a choice is refused', () => {
  const codes = (differences: readonly Difference[], accepted: readonly string[]) =>
    choose(differences, accepted).problems.map(({ code }) => code);

  it('for a difference that there is not, or that cannot be accepted', () => {
    expect(codes([], ['x'])).toEqual(['correction.unknownDifference']);
    expect(codes([difference('a', null)], ['a'])).toEqual(['correction.notAcceptable']);
  });

  it('for two values of one field', () => {
    expect(codes([person('a', 'name', '王方'), person('b', 'name', '汪芳')], ['a', 'b'])).toEqual([
      'correction.conflictingValues',
    ]);
  });

  it('for a record that may not be, although each change alone may', () => {
    expect(codes([person('a', 'idNumber', LI.facts.idNumber ?? '')], ['a'])).toContain(
      'teacher.idNumberTaken',
    );
  });

  it('for nothing else', () => {
    expect(codes([figure('a', 'e1', 'hours', 16_000)], ['a'])).toEqual([]);
  });
});

describe('certificates', () => {
  const CERTIFICATE = { uid: 'c1', number: '0001', name: '王芳', teacherUid: 'wang', participationUid: 'p1' };
  const because = (differences: readonly Difference[], entries = [entry(1)]) =>
    choose(
      differences,
      differences.map(({ id }) => id),
      { certificates: [CERTIFICATE], entries },
    ).certificates.map((certificate) => certificate.because);

  it('grow outdated by a figure, by a line taken out, by a name', () => {
    expect(because([figure('a', 'e1', 'hours', 16_000)])).toEqual(['figures']);
    expect(because([strike('a', 'e1')])).toEqual(['struck']);
    expect(because([person('a', 'name', '王方')], [])).toEqual(['person']);
    expect(because([person('a', 'subject', '语文')], [])).toEqual([]);
  });

  it('have other figures as long as one line of the participation stays', () => {
    expect(because([strike('a', 'e1')], [entry(1), entry(2)])).toEqual(['figures']);
    expect(because([strike('b', 'e2')], [entry(1), entry(2)])).toEqual(['figures']);
  });
});
