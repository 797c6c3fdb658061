import { useEffect, useState } from 'react';
import { type SheetKind, sheetKinds } from '../../../../src-shared/sheet/layouts/sheet-kinds.ts';
import { client } from '../../../rpc.ts';
import type { Corrections, TemplateReading } from './template-corrections.ts';

export type Blank = { readonly file: File; readonly kind: SheetKind };

type ReadingState = {
  /** The last that could be read; stays while a correction is read or refused. */
  readonly reading: TemplateReading | null;
  readonly error: unknown;
  readonly isReading: boolean;
};

/** The blank workbook read with the user's corrections, anew after each of them; only the latest answer counts. */
export function useTemplateReading(blank: Blank | null, corrections: Corrections): ReadingState {
  const [state, setState] = useState<ReadingState>({
    reading: null,
    error: null,
    isReading: blank !== null,
  });
  const file = blank?.file ?? null;
  const kind = blank?.kind ?? null;
  useEffect(() => {
    if (file === null || kind === null) return;
    let isCurrent = true;
    setState((now) => ({ ...now, isReading: true }));
    client.templates.read({ file, kind, corrections }).then(
      (reading) => isCurrent && setState({ reading, error: null, isReading: false }),
      (error: unknown) => isCurrent && setState((now) => ({ ...now, error, isReading: false })),
    );
    return () => {
      isCurrent = false;
    };
  }, [file, kind, corrections]);
  return state;
}

/**
 * The kind of sheet whose words fit the workbook's head best. A workbook that cannot be read at all fails here, with its reason.
 */
export async function guessKind(file: File): Promise<SheetKind> {
  let best: { readonly kind: SheetKind; readonly score: number } | null = null;
  for (const kind of sheetKinds) {
    const score = scoreOf(await client.templates.read({ file, kind }));
    if (best === null || score > best.score) best = { kind, score };
  }
  return best?.kind ?? sheetKinds[0];
}

/** A form that is known; else the columns that found a field, less the required ones without a place. */
function scoreOf({ mapping, fields, known }: TemplateReading): number {
  if (known !== null && known.changes.length === 0) return Number.POSITIVE_INFINITY;
  const keys = new Set(
    (mapping?.table?.columns ?? []).flatMap(({ fill }) => (fill.kind === 'field' ? [fill.key] : [])),
  );
  const missing = fields.filter(({ key, isRequired }) => isRequired && !keys.has(key)).length;
  return keys.size - missing + (mapping?.cells.length ?? 0) / 10;
}
