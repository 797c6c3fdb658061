import type { ProjectRow } from '../../../src-shared/rpc/contract/projects.ts';
import type { SheetKind } from '../../../src-shared/sheet/layouts/sheet-kinds.ts';

type Row = Pick<ProjectRow, 'level' | 'registeredCount' | 'traineeCount'>;

/** Projects whose sheet of this kind can have rows. */
export function projectsFor<Project extends Row>(
  kind: SheetKind,
  rows: readonly Project[],
): readonly Project[] {
  switch (kind) {
    case 'registration':
      return rows.filter((row) => row.registeredCount > 0);
    case 'nationalTrainees':
      return rows.filter((row) => row.level === 'national' && row.traineeCount > 0);
    default:
      return rows.filter((row) => row.traineeCount > 0);
  }
}
