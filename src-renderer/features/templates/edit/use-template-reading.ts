import { useEffect, useState } from 'react';
import type { SheetKind } from '../../../../src-shared/sheet/layouts/sheet-kinds.ts';
import { client } from '../../../rpc.ts';
import type { Corrections, TemplateReading } from './template-corrections.ts';

type ReadingState = {
  /** The last that could be read; stays while a correction is read or refused. */
  readonly reading: TemplateReading | null;
  readonly error: unknown;
  readonly isReading: boolean;
};

/** The blank workbook read with the user's corrections, anew after each of them; only the latest answer counts. */
export function useTemplateReading(file: File, kind: SheetKind, corrections: Corrections): ReadingState {
  const [state, setState] = useState<ReadingState>({ reading: null, error: null, isReading: true });
  useEffect(() => {
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
