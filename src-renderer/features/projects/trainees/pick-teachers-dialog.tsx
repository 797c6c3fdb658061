import { Button, Modal } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useMemo, useState } from 'react';
import type { Project, Trainee } from '../../../../src-shared/rpc/contract/projects.ts';
import type { TeacherRow } from '../../../../src-shared/rpc/contract/teachers.ts';
import { type Role, roles } from '../../../../src-shared/training/training-words.ts';
import { useIsHere } from '../../../components/busy.ts';
import { MaskedId } from '../../../components/figures/masked-id.tsx';
import { type Column, DataTable } from '../../../components/grid/data-table.tsx';
import { usePagedRows } from '../../../components/grid/use-paged-rows.ts';
import { ErrorPanel } from '../../../components/notes/error-panel.tsx';
import { showDone, showError } from '../../../components/overlay/toasts.tsx';
import { EmptyState } from '../../../components/page/empty-state.tsx';
import { FilterSelect, SearchField } from '../../../components/page/filters.tsx';
import { invalidateLedger } from '../../../ledger.ts';
import { client, orpc } from '../../../rpc.ts';
import { NONE } from '../../../text/format.ts';
import { projectsText } from '../../../text/projects.ts';
import { roleWords } from '../../../text/words.ts';

const text = projectsText.pick;

/** The roles that a form of training has, the usual one first. */
function rolesOf(form: Project['fields']['form']): readonly Role[] {
  if (form === 'mentoring') return ['mentor', 'mentee'];
  return form === 'lecture' ? ['lecturer', 'trainee'] : roles;
}

function columnsFor(present: ReadonlySet<string>): readonly Column<TeacherRow>[] {
  return [
    {
      key: 'name',
      heading: text.columns.name,
      width: 170,
      render: (row) => (
        <>
          {row.name}
          {present.has(row.uid) && <span className="tone-muted"> · {text.already}</span>}
        </>
      ),
    },
    {
      key: 'id',
      heading: text.columns.id,
      width: 176,
      render: (row) => <MaskedId number={row.idNumberMasked} />,
    },
    {
      key: 'organisation',
      heading: text.columns.organisation,
      width: 160,
      grow: 1,
      render: (row) => row.organisationName,
    },
    { key: 'subject', heading: text.columns.subject, width: 110, render: (row) => row.subject ?? NONE },
    { key: 'title', heading: text.columns.title, width: 110, render: (row) => row.title ?? NONE },
  ];
}

const getKey = (row: TeacherRow) => row.uid;

type PickTeachersDialogProps = {
  readonly project: Project;
  readonly trainees: readonly Trainee[];
  readonly onClose: () => void;
};

/** Chooses teachers for a project; the choice lives on while one searches on. */
export function PickTeachersDialog({ project, trainees, onClose }: PickTeachersDialogProps) {
  const offered = rolesOf(project.fields.form);
  const [role, setRole] = useState<Role>(offered[0] ?? 'trainee');
  const [search, setSearch] = useState('');
  const [checked, setChecked] = useState<ReadonlySet<string>>(new Set());
  const isHere = useIsHere();
  const [isAdding, setIsAdding] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  const [rested] = useDebouncedValue(search, 80);
  const rows = usePagedRows((offset, limit) =>
    orpc.teachers.list.queryOptions({ input: { search: rested, sort: 'match', offset, limit } }),
  );
  const present = useMemo(
    () => new Set(trainees.filter((trainee) => trainee.role === role).map((trainee) => trainee.teacher.uid)),
    [trainees, role],
  );
  const columns = useMemo(() => columnsFor(present), [present]);
  const chosen = [...checked].filter((uid) => !present.has(uid));

  /** All that the search finds, not only the rows that were looked at; what was chosen before stays. */
  const [isGathering, setIsGathering] = useState(false);
  const { readAll } = rows;
  const gather = async (read: NonNullable<typeof readAll>) => {
    setIsGathering(true);
    try {
      const found = (await read()).map(getKey).filter((uid) => !present.has(uid));
      if (isHere()) setChecked((now) => new Set([...now, ...found]));
    } catch (error) {
      if (isHere()) setFailure(error);
    } finally {
      if (isHere()) setIsGathering(false);
    }
  };

  const add = async () => {
    if (isAdding || isGathering) return;
    setIsAdding(true);
    setFailure(null);
    try {
      const done = await client.projects.addTrainees({ projectUid: project.uid, teacherUids: chosen, role });
      await invalidateLedger();
      showDone(text.added(done.added, done.already));
      if (isHere()) onClose();
    } catch (error) {
      if (isHere()) setFailure(error);
      else showError(error);
    } finally {
      setIsAdding(false);
    }
  };
  return (
    <Modal opened onClose={() => isAdding || onClose()} title={text.title} size={860}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the shortcut of the button below, wherever the keyboard is */}
      <div
        className="project-pick page"
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || !event.ctrlKey || chosen.length === 0) return;
          event.preventDefault();
          void add();
        }}
      >
        <div className="row">
          <SearchField value={search} onChange={setSearch} placeholder={text.search} width={280} />
          <FilterSelect<Role>
            label={text.role}
            isRequired
            value={role}
            onChange={(value) => value !== null && setRole(value)}
            options={offered.map((value) => ({ value, label: roleWords[value] }))}
          />
        </div>
        <div className="project-pick__table">
          <DataTable
            label={text.label}
            columns={columns}
            {...rows}
            getKey={getKey}
            checked={checked}
            onCheckedChange={setChecked}
            {...(readAll === null ? {} : { onCheckAll: () => void gather(readAll) })}
            canCheck={(row) => !present.has(row.uid)}
            empty={<EmptyState title={text.none}>{text.noneBody}</EmptyState>}
          />
        </div>
        {failure !== null && <ErrorPanel error={failure} />}
        <div className="dialog__buttons">
          <Button disabled={isAdding} onClick={onClose}>
            {text.cancel}
          </Button>
          <Button
            variant="filled"
            disabled={chosen.length === 0}
            loading={isAdding || isGathering}
            title="Ctrl+Enter"
            onClick={() => void add()}
          >
            {text.confirm(chosen.length)}
          </Button>
        </div>
      </div>
    </Modal>
  );
}
