import type { TemplateOptions, TemplateRow } from '../../../../src-shared/rpc/contract/templates.ts';
import { type SheetKind, sheetKinds } from '../../../../src-shared/sheet/layouts/sheet-kinds.ts';
import {
  correctionsOf,
  type TemplateMapping,
} from '../../../../src-shared/sheet/template/template-mapping.ts';
import type { Corrections, TemplateReading } from './template-corrections.ts';

/** An empty workbook of a center, and what is to be filled into it. */
export type Blank = { readonly file: File; readonly kind: SheetKind };

/** What the screen begins with: a new blank, a saved template, or a new blank for a saved one. */
export type Start = {
  readonly id: string;
  readonly blank: Blank;
  /** What may be filled into it. */
  readonly kinds: readonly SheetKind[];
  readonly corrections: Corrections;
  readonly saved: TemplateRow | null;
  /** Whether the blank takes the place of the saved one's. */
  readonly isReplacement: boolean;
};

/** A workbook that nobody mapped yet. */
export function startNew(file: File, kind: SheetKind): Start {
  const id = crypto.randomUUID();
  return { id, blank: { file, kind }, kinds: sheetKinds, corrections: {}, saved: null, isReplacement: false };
}

/** A saved template, mapped as it was saved. */
export function startSaved(saved: TemplateRow, mapping: TemplateMapping, file: File): Start {
  return {
    id: saved.uid,
    blank: { file, kind: saved.kind },
    kinds: [saved.kind],
    corrections: correctionsOf(mapping),
    saved,
    isReplacement: false,
  };
}

/** The workbook that a center sent in place of a saved one; all of its mapping is proposed anew. */
export function startReplacement(saved: TemplateRow, file: File): Start {
  const id = crypto.randomUUID();
  const { kind } = saved;
  return { id, blank: { file, kind }, kinds: [kind], corrections: {}, saved, isReplacement: true };
}

/** A mapping in work, with the way back from each correction. */
export type Work = {
  readonly start: Start;
  readonly kind: SheetKind;
  readonly past: readonly Corrections[];
  readonly corrections: Corrections;
  readonly options: TemplateOptions;
};

const noOptions: TemplateOptions = { sort: [], split: 'one' };

/** Goes on with what was left unsaved, if it belongs to what is saved now; else begins anew. */
export function beginWork(start: Start, left: Work | undefined): Work {
  const isCurrent = left?.start.id === start.id && left.start.saved?.version === start.saved?.version;
  if (left !== undefined && isCurrent) return left;
  return {
    start,
    kind: start.blank.kind,
    past: [],
    corrections: start.corrections,
    options: start.saved?.options ?? noOptions,
  };
}

/** Whether there is something to save: a new blank always, else what was changed. */
export function isUnsaved({ start, corrections, options }: Work): boolean {
  const { saved, isReplacement } = start;
  return saved === null || isReplacement || corrections !== start.corrections || options !== saved.options;
}

/** Takes the next corrections. What is corrected belongs to the sheet in sight, even where nothing was recognised on it. */
export function corrected(work: Work, next: Corrections, inSight: string | undefined): Work {
  const sheet = next.sheet ?? inSight;
  return replaced(work, sheet === undefined || sheet === '' ? next : { ...next, sheet });
}

/** Drops every correction, so that all is proposed anew. */
export function startedOver(work: Work): Work {
  return replaced(work, {});
}

function replaced(work: Work, corrections: Corrections): Work {
  return { ...work, past: [...work.past, work.corrections], corrections };
}

/** Takes the last correction back. */
export function undone(work: Work): Work {
  const last = work.past.at(-1);
  return last === undefined ? work : { ...work, past: work.past.slice(0, -1), corrections: last };
}

/** Fills something else into the workbook: other fields, so nothing of the mapping stays. */
export function withKind({ start }: Work, kind: SheetKind): Work {
  return { start, kind, past: [], corrections: {}, options: noOptions };
}

/** Why a reading cannot be saved; undefined where nothing keeps it from being saved. */
export function obstacleOf(reading: TemplateReading | null): 'noMapping' | 'cannotSave' | undefined {
  if (reading === null || reading.mapping === null) return 'noMapping';
  return reading.problems.some(({ severity }) => severity === 'error') ? 'cannotSave' : undefined;
}
