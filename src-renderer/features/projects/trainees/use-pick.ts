import { useDebouncedValue } from '@mantine/hooks';
import { useMemo, useState } from 'react';
import type { Project, Trainee } from '../../../../src-shared/rpc/contract/projects.ts';
import type { TeacherRow } from '../../../../src-shared/rpc/contract/teachers.ts';
import type { Role } from '../../../../src-shared/training/training-words.ts';
import { useIsHere } from '../../../components/busy.ts';
import { usePagedRows } from '../../../components/grid/use-paged-rows.ts';
import { showDone, showError, showWarnings } from '../../../components/overlay/toasts.tsx';
import { useAction } from '../../../components/use-action.ts';
import { invalidateLedger } from '../../../ledger.ts';
import { client, orpc } from '../../../rpc.ts';
import { doublingsText } from '../../../text/doublings.ts';
import { projectsText } from '../../../text/projects.ts';

const text = projectsText.pick;

/** Milliseconds that typing must rest before the list is searched. */
const SEARCH_AFTER = 80;

type PickOptions = {
  readonly project: Project;
  readonly trainees: readonly Trainee[];
  readonly firstRole: Role;
  readonly onDone: () => void;
};

/** Teachers as they are searched for and chosen, and adding them in one role. */
export function usePick({ project, trainees, firstRole, onDone }: PickOptions) {
  const [role, setRole] = useState<Role>(firstRole);
  const [search, setSearch] = useState('');
  const [checked, setChecked] = useState<ReadonlySet<string>>(new Set());
  const [failure, setFailure] = useState<unknown>(null);
  const isHere = useIsHere();
  const [rested] = useDebouncedValue(search, SEARCH_AFTER);
  const rows = usePagedRows((offset, limit) =>
    orpc.teachers.list.queryOptions({ input: { search: rested, sort: 'match', offset, limit } }),
  );
  const present = useMemo(
    () => new Set(trainees.filter((trainee) => trainee.role === role).map((trainee) => trainee.teacher.uid)),
    [trainees, role],
  );
  const chosen = [...checked].filter((uid) => !present.has(uid));
  const fail = (error: unknown) => (isHere() ? setFailure(error) : showError(error));
  const adding = useAction(fail);
  // After the dialog is closed nobody waits for all rows of its search.
  const gathering = useAction((error) => isHere() && setFailure(error));
  const { readAll } = rows;
  /** Chooses all that the search finds, not only the rows that were looked at; what was chosen before stays. */
  const gather = (read: () => Promise<readonly TeacherRow[]>) =>
    gathering.run(async () => {
      const found = (await read()).map(({ uid }) => uid).filter((uid) => !present.has(uid));
      if (isHere()) setChecked((now) => new Set([...now, ...found]));
    });
  const add = () => {
    if (adding.isRunning || gathering.isRunning) return;
    setFailure(null);
    adding.run(async () => {
      const done = await client.projects.addTrainees({ projectUid: project.uid, teacherUids: chosen, role });
      await invalidateLedger();
      showDone(text.added(done.added, done.already));
      showWarnings(doublingsText.noticed(done.warnings.length), done.warnings);
      if (isHere()) onDone();
    });
  };
  return {
    role,
    setRole,
    search,
    setSearch,
    rows,
    present,
    checked,
    setChecked,
    chosen,
    failure,
    gather: readAll === null ? null : () => gather(readAll),
    isGathering: gathering.isRunning,
    add,
    isAdding: adding.isRunning,
  };
}
