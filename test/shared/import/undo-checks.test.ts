import { describe, expect, it } from 'vitest';
import {
  rosterUndoChecks,
  rosterUndoProblems,
  traineeListUndoChecks,
  traineeListUndoProblems,
} from '../../../src-shared/import/undo-checks.ts';
import type { Problem } from '../../../src-shared/problems.ts';

const told = (problems: readonly Problem[]) =>
  problems.map(({ code, values }) => `${code} ${values['name']}`);

describe('taking an import of teachers back', () => {
  const created = { name: '王芳', isInProject: false, isAsWritten: true };

  it('is free while nothing rests on it', () => {
    expect(
      rosterUndoProblems({ created: [created], changed: [{ name: '李强', isAsWritten: true }] }),
    ).toEqual([]);
  });

  it('names everybody in the way, those it brought first', () => {
    const undo = {
      created: [
        { ...created, isInProject: true, isAsWritten: false },
        { ...created, name: '赵敏', isAsWritten: false },
      ],
      changed: [{ name: '李强', isAsWritten: false }],
    };
    expect(rosterUndoChecks.map((check) => told(check(undo)))).toEqual([
      ['import.teacherInProject 王芳', 'import.changedLater 赵敏'],
      ['import.changedLater 李强'],
    ]);
    expect(rosterUndoProblems(undo)).toHaveLength(3);
    expect(rosterUndoProblems(undo).every(({ severity }) => severity === 'error')).toBe(true);
  });
});

describe('taking an import of trainees back', () => {
  const one = { name: '王芳', isRegistered: false, hasHistory: false, isAsWritten: true };

  it('is free while nobody is registered or was changed', () => {
    expect(traineeListUndoProblems({ leaving: [one], returning: [one] })).toEqual([]);
  });

  it('keeps whoever has an entry or a certificate, and whoever was changed since', () => {
    const undo = {
      leaving: [
        { ...one, isRegistered: true, hasHistory: true },
        { ...one, name: '李强', hasHistory: true },
        { ...one, name: '赵敏', isAsWritten: false },
      ],
      returning: [
        { ...one, name: '陈静', isRegistered: true, isAsWritten: false },
        { ...one, name: '孙丽', isAsWritten: false },
      ],
    };
    expect(traineeListUndoChecks.map((check) => told(check(undo)))).toEqual([
      ['trainee.registeredIsLocked 王芳', 'trainee.hasHistory 李强', 'import.traineeChangedLater 赵敏'],
      ['trainee.registeredIsLocked 陈静', 'import.traineeChangedLater 孙丽'],
    ]);
  });

  it('lets whoever it changed keep a certificate that was there before', () => {
    expect(traineeListUndoProblems({ leaving: [], returning: [{ ...one, hasHistory: true }] })).toEqual([]);
  });
});
