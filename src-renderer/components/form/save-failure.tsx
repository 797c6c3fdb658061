import { ErrorPanel } from '../notes/error-panel.tsx';
import type { Save } from './use-save.ts';

/** Why a form was not saved, as far as no field says it. */
export function SaveFailure({ save }: { readonly save: Pick<Save, 'failure' | 'unplaced'> }) {
  if (save.failure !== null) return <ErrorPanel error={save.failure} />;
  if (save.unplaced.length === 0) return null;
  return <ErrorPanel error={{ code: 'REFUSED', data: { problems: save.unplaced } }} />;
}
