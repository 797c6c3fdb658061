import type { Trainee } from '../../../../src-shared/rpc/contract/projects.ts';
import {
  type CellEdits,
  type CellField,
  cellKinds,
  cellText,
  keepPresent,
  noEdits,
  setCell,
  withoutSaved,
} from './cell-edits.ts';

/** What a step did to the cells; the label of 撤销 names it. */
export type StepKind = 'typed' | 'cleared' | 'repeated' | 'pasted' | 'filled' | 'discarded';

type CellChange = {
  readonly uid: string;
  readonly field: CellField;
  /** Texts as the cell showed them, so that a step can be undone after other cells were saved. */
  readonly before: string;
  readonly after: string;
};

/** One step of a grid: everything that one key, one block or one button changed. Never empty. */
export type CellStep = { readonly kind: StepKind; readonly cells: readonly CellChange[] };

/** Typed cells that are not saved, with the steps that made them: the last of `past` is undone first. */
export type CellWork = {
  readonly edits: CellEdits;
  readonly past: readonly CellStep[];
  readonly future: readonly CellStep[];
  /** The keyboard still stands in the cell that was typed last: what follows there belongs to the same step. */
  readonly isTyping: boolean;
};

/** A step that was undone or done again, where there was one. */
export type Stepped = { readonly work: CellWork; readonly step: CellStep | null };

/** Steps kept; a year's grid needs far fewer, and a pasted block of 1,000 rows is one. */
const STEPS_MAX = 200;

/** Work on cells whose draft was kept on this machine. */
export function beginCellWork(edits: CellEdits): CellWork {
  return { edits, past: [], future: [], isTyping: false };
}

/**
 * The work after a step. Letters typed one after the other into one cell are one step; whatever is done anew makes the
 * undone steps unreachable, as in a worksheet. A step that changes no text is none.
 */
export function withStep(
  work: CellWork,
  trainees: readonly Trainee[],
  { kind, edits }: { readonly kind: StepKind; readonly edits: CellEdits },
): CellWork {
  const cells = changedCells(trainees, work.edits, edits);
  if (cells.length === 0) return work;
  const last = work.past.at(-1);
  const [cell] = cells;
  const isTyping = kind === 'typed';
  if (isTyping && work.isTyping && last !== undefined && cell !== undefined && isSameCell(last, cell)) {
    const [first] = last.cells;
    const joined = { ...cell, before: first?.before ?? cell.before };
    const rest = work.past.slice(0, -1);
    return {
      edits,
      past: joined.before === joined.after ? rest : [...rest, stepOf('typed', [joined])],
      future: [],
      isTyping: joined.before !== joined.after,
    };
  }
  return { edits, past: [...work.past, stepOf(kind, cells)].slice(-STEPS_MAX), future: [], isTyping };
}

/** The keyboard left the cell: what is typed next is a step of its own. */
export function leftCell(work: CellWork): CellWork {
  return work.isTyping ? { ...work, isTyping: false } : work;
}

/** Takes the last step back as a whole; cells that were registered meanwhile, or left the list, stay as they are. */
export function undone(work: CellWork, trainees: readonly Trainee[]): Stepped {
  const step = work.past.at(-1);
  if (step === undefined) return { work, step: null };
  return {
    step,
    work: {
      edits: withTexts(work.edits, trainees, step, 'before'),
      past: work.past.slice(0, -1),
      future: [...work.future, step],
      isTyping: false,
    },
  };
}

/** Does the step that was undone last once more. */
export function redone(work: CellWork, trainees: readonly Trainee[]): Stepped {
  const step = work.future.at(-1);
  if (step === undefined) return { work, step: null };
  return {
    step,
    work: {
      edits: withTexts(work.edits, trainees, step, 'after'),
      past: [...work.past, step],
      future: work.future.slice(0, -1),
      isTyping: false,
    },
  };
}

/** The work once `sent` is saved: what was typed meanwhile stays and can still be undone, the rest can no longer be. */
export function savedWork(work: CellWork, sent: CellEdits): CellWork {
  const edits = withoutSaved(work.edits, sent);
  const isUnsaved = ({ cells }: CellStep) =>
    cells.every(({ uid, field }) => edits.get(uid)?.[field] !== undefined);
  return { edits, past: work.past.filter(isUnsaved), future: [], isTyping: false };
}

/** Gives everything up that is not saved, as one step that can be undone. */
export function discardedWork(work: CellWork, trainees: readonly Trainee[]): CellWork {
  return withStep(work, trainees, { kind: 'discarded', edits: noEdits });
}

function withTexts(
  edits: CellEdits,
  trainees: readonly Trainee[],
  { cells }: CellStep,
  side: 'before' | 'after',
): CellEdits {
  const present = new Map(trainees.map((trainee) => [trainee.uid, trainee]));
  let next = edits;
  for (const cell of cells) {
    const trainee = present.get(cell.uid);
    if (trainee !== undefined && !trainee.isRegistered) next = setCell(next, trainee, cell.field, cell[side]);
  }
  return next;
}

/** The cells whose text differs, in the order of the rows: the first is where the keyboard goes when they are undone. */
function changedCells(
  trainees: readonly Trainee[],
  before: CellEdits,
  after: CellEdits,
): readonly CellChange[] {
  const known = keepPresent(before, trainees);
  return trainees.flatMap((trainee) => {
    const { uid } = trainee;
    if (!known.has(uid) && !after.has(uid)) return [];
    return cellFields
      .map((field) => ({
        ...{ uid, field },
        before: cellText(trainee, field, known),
        after: cellText(trainee, field, after),
      }))
      .filter((cell) => cell.before !== cell.after);
  });
}

const cellFields = Object.keys(cellKinds).filter((field): field is CellField => field in cellKinds);

function isSameCell({ kind, cells: [cell, ...others] }: CellStep, { uid, field }: CellChange): boolean {
  const isTyped = kind === 'typed' || kind === 'cleared';
  return isTyped && others.length === 0 && cell?.uid === uid && cell.field === field;
}

/** Emptying one cell is called 清空, however it was done. */
function stepOf(kind: StepKind, cells: readonly CellChange[]): CellStep {
  const isCleared = kind === 'typed' && cells.every((cell) => cell.after === '');
  return { kind: isCleared ? 'cleared' : kind, cells };
}
