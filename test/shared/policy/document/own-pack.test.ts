import { describe, expect, it } from 'vitest';
import {
  copyOf,
  editText,
  importProblems,
  newIdProblems,
  readEdited,
  readPack,
  sameVersion,
} from '../../../../src-shared/policy/document/own-pack.ts';
import type { PolicyPack } from '../../../../src-shared/policy/pack/policy-pack.ts';
import type { RegisteredPack } from '../../../../src-shared/policy/pack/registered-pack.ts';
import { activity, smallPack, smallPackJson } from '../pack/small-pack.ts';

const parent = smallPack({ activities: [activity()] });
const findParent = (id: string, version: number) =>
  id === parent.id && version === parent.version ? parent : undefined;
const names = { id: 'own', title: '校本办法', shortTitle: '校本' };
const own = copyOf(parent, names);

function registered(pack: PolicyPack, other: Partial<RegisteredPack> = {}): RegisteredPack {
  const saved = { at: '2025-11-10T02:00:00.000Z', actor: '王老师', reason: '首次' };
  return { kind: 'own', raw: pack, pack, isRemoved: false, saved, ...other };
}

describe('a copy of a pack', () => {
  it('says nothing of its own yet: everything that holds under it is inherited', () => {
    const reading = readPack(own, findParent);
    expect(reading.ok && reading.ready.pack.activities).toEqual(parent.activities);
    expect(reading.ok && reading.ready.raw.activities).toEqual([]);
    expect(own).toMatchObject({ ...names, version: 1, basis: 'own', extends: { id: 'small', version: 1 } });
  });

  it('needs an id that is free and can stand in a file name', () => {
    expect(newIdProblems('own-2', false)).toEqual([]);
    expect(newIdProblems('own-2', true).map(({ code }) => code)).toEqual(['policy.idTaken']);
    expect(newIdProblems('校本', true).map(({ code }) => code)).toEqual(['policy.idForm']);
  });
});

describe('a pack that is read', () => {
  it('is refused with every problem at its field', () => {
    const json = smallPackJson({ version: 'one', activities: [activity({ clause: 3 })] });
    const reading = readPack(json, () => undefined);
    expect(reading.ok ? [] : reading.problems.map(({ code, at }) => [code, at?.field])).toEqual([
      ['policy.wrongType', 'version'],
      ['policy.wrongType', 'activities/training/clause'],
    ]);
  });

  it('is refused where the pack it extends is not at hand', () => {
    const reading = readPack(own, () => undefined);
    expect(reading.ok ? [] : reading.problems.map(({ code }) => code)).toEqual(['policy.baseMissing']);
  });
});

describe('edits of an own pack', () => {
  const edit = (field: string, value: string | number) => ({ op: 'set', field, value }) as const;

  it('make its next version', () => {
    const reading = readEdited({ own, parent }, [edit('title', '新办法')], findParent);
    expect(reading.ok && reading.ready.raw).toMatchObject({ title: '新办法', version: 2 });
  });

  it('are refused together: those that name nothing, and those that break the pack', () => {
    const edits = [edit('activities/nowhere/clause', 'X'), edit('shortTitle', 7)];
    const reading = readEdited({ own, parent }, edits, findParent);
    expect(reading.ok ? [] : reading.problems.map(({ code, at }) => [code, at?.field])).toEqual([
      ['policy.unknownField', 'activities/nowhere/clause'],
      ['policy.wrongType', 'shortTitle'],
    ]);
  });

  it('stand in the log as one line each', () => {
    expect(
      [
        edit('cycle/years', 6),
        { op: 'put', section: 'activities', rule: { id: 'visit' } } as const,
        { op: 'remove', section: 'gates', rule: 'passed' } as const,
        { op: 'restore', field: 'activities/training' } as const,
      ].map(editText),
    ).toEqual([
      'cycle/years = 6',
      'put activities/visit',
      'remove gates/passed',
      'restore activities/training',
    ]);
  });
});

describe('a pack from a file', () => {
  it('is the version at hand that says exactly the same, unless that was removed', () => {
    const known = registered(own);
    expect(sameVersion({ ...own }, [known])).toBe(known);
    expect(sameVersion({ ...own, title: '别的' }, [known])).toBeUndefined();
    expect(sameVersion({ ...own, version: 2 }, [known])).toBeUndefined();
    expect(sameVersion(own, [registered(own, { isRemoved: true })])).toBeUndefined();
  });

  it('must be newer than every version of its id, and never replaces a shipped or removed pack', () => {
    const codes = (raw: PolicyPack, versions: readonly RegisteredPack[]) =>
      importProblems(raw, versions).map(({ code }) => code);
    const second = registered({ ...own, version: 2 });
    expect(codes(own, [])).toEqual([]);
    expect(codes({ ...own, version: 3 }, [registered(own), second])).toEqual([]);
    expect(codes({ ...own, version: 2, title: '别的' }, [registered(own), second])).toEqual([
      'policy.versionTaken',
    ]);
    expect(codes({ ...own, version: 3 }, [registered(own, { kind: 'shipped' })])).toEqual(['policy.idTaken']);
    expect(codes({ ...own, version: 3 }, [registered(own, { isRemoved: true })])).toEqual(['policy.idTaken']);
  });
});
