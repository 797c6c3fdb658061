import type { Problem } from '../problems.ts';

/** An import of a roster, as the ledger stands when it is to be taken back. */
export type RosterUndo = {
  /** Who it brought, and is still there. */
  readonly created: readonly {
    readonly name: string;
    readonly isInProject: boolean;
    /** The record still says what the import wrote. */
    readonly isAsWritten: boolean;
  }[];
  /** Whom it changed. A record that is gone is not as it was written. */
  readonly changed: readonly { readonly name: string; readonly isAsWritten: boolean }[];
};

type RosterCheck = (undo: RosterUndo) => readonly Problem[];

/**
 * Whoever an import brought is removed by undoing it:
 * 1. `import.teacherInProject`: not somebody who has joined a project since.
 * 2. `import.changedLater`: not somebody whose record was edited since.
 */
const createdAreFree: RosterCheck = ({ created }) =>
  created.flatMap(({ name, isInProject, isAsWritten }) => {
    if (isInProject) return [inTheWay('import.teacherInProject', name)];
    return isAsWritten ? [] : [inTheWay('import.changedLater', name)];
  });

/** `import.changedLater`: what somebody wrote after the import is not overwritten with what stood before it. */
const changedAreAsWritten: RosterCheck = ({ changed }) =>
  changed.filter(({ isAsWritten }) => !isAsWritten).map(({ name }) => inTheWay('import.changedLater', name));

/** Every check of taking an import of teachers back, in the order of the report. */
export const rosterUndoChecks: readonly RosterCheck[] = [createdAreFree, changedAreAsWritten];

/** Everybody who stands in the way of taking an import of teachers back. */
export function rosterUndoProblems(undo: RosterUndo): readonly Problem[] {
  return rosterUndoChecks.flatMap((check) => check(undo));
}

/** Somebody an import of trainees brought or changed who is still on the list. */
type ImportedTrainee = {
  readonly name: string;
  readonly isRegistered: boolean;
  /** An entry was made, or a certificate issued: the trainee stays on the list. */
  readonly hasHistory: boolean;
  readonly isAsWritten: boolean;
};

/** An import of trainees, as the project stands when it is to be taken back. */
export type TraineeListUndo = {
  readonly leaving: readonly ImportedTrainee[];
  readonly returning: readonly ImportedTrainee[];
};

type TraineeListCheck = (undo: TraineeListUndo) => readonly Problem[];

/**
 * Whoever an import brought leaves the list:
 * 1. `trainee.registeredIsLocked`: not while an entry stands.
 * 2. `trainee.hasHistory`: not once an entry was made or a certificate issued.
 * 3. `import.traineeChangedLater`: not whoever was changed since.
 */
const leavingAreFree: TraineeListCheck = ({ leaving }) =>
  leaving.flatMap(({ name, isRegistered, hasHistory, isAsWritten }) => {
    if (isRegistered) return [inTheWay('trainee.registeredIsLocked', name)];
    if (hasHistory) return [inTheWay('trainee.hasHistory', name)];
    return isAsWritten ? [] : [inTheWay('import.traineeChangedLater', name)];
  });

/**
 * Whoever an import changed is as before:
 * 1. `trainee.registeredIsLocked`: not while an entry stands.
 * 2. `import.traineeChangedLater`: not whoever was changed since.
 */
const returningAreFree: TraineeListCheck = ({ returning }) =>
  returning.flatMap(({ name, isRegistered, isAsWritten }) => {
    if (isRegistered) return [inTheWay('trainee.registeredIsLocked', name)];
    return isAsWritten ? [] : [inTheWay('import.traineeChangedLater', name)];
  });

/** Every check of taking an import of trainees back, in the order of the report. */
export const traineeListUndoChecks: readonly TraineeListCheck[] = [leavingAreFree, returningAreFree];

/** Everybody who stands in the way of taking an import of trainees back. */
export function traineeListUndoProblems(undo: TraineeListUndo): readonly Problem[] {
  return traineeListUndoChecks.flatMap((check) => check(undo));
}

function inTheWay(code: Problem['code'], name: string): Problem {
  return { code, severity: 'error', values: { name } };
}
