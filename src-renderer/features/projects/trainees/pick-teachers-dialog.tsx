import { Button, Modal } from '@mantine/core';
import { useMemo } from 'react';
import type { Project, Trainee } from '../../../../src-shared/rpc/contract/projects.ts';
import type { TeacherRow } from '../../../../src-shared/rpc/contract/teachers.ts';
import { type Role, roles } from '../../../../src-shared/training/training-words.ts';
import { MaskedId } from '../../../components/figures/masked-id.tsx';
import { FilterSelect } from '../../../components/filters/filters.tsx';
import { optionsOf } from '../../../components/filters/options.ts';
import { SearchField } from '../../../components/filters/search-field.tsx';
import { type Column, DataTable } from '../../../components/grid/data-table.tsx';
import { ErrorPanel } from '../../../components/notes/error-panel.tsx';
import { DialogFoot } from '../../../components/overlay/dialog-parts.tsx';
import { EmptyState } from '../../../components/page/empty-state.tsx';
import { Page } from '../../../components/page/page.tsx';
import { NONE } from '../../../text/format.ts';
import { projectsText } from '../../../text/projects.ts';
import { roleWords } from '../../../text/words.ts';
import css from './pick-teachers-dialog.module.css';
import { usePick } from './use-pick.ts';

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

/** Chooses teachers for a project; a choice survives further searches. */
export function PickTeachersDialog({ project, trainees, onClose }: PickTeachersDialogProps) {
  const offered = rolesOf(project.fields.form);
  const pick = usePick({ project, trainees, firstRole: offered[0] ?? 'trainee', onDone: onClose });
  const { rows, present, chosen, role } = pick;
  const columns = useMemo(() => columnsFor(present), [present]);
  return (
    <Modal opened onClose={() => pick.isAdding || onClose()} title={text.title} size={860}>
      {/* The shortcut of the button below, wherever the keyboard is */}
      <Page
        className={css['pick']}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || !event.ctrlKey || chosen.length === 0) return;
          event.preventDefault();
          pick.add();
        }}
      >
        <div className="row">
          <SearchField value={pick.search} onChange={pick.setSearch} placeholder={text.search} width={280} />
          <FilterSelect<Role>
            label={text.role}
            isRequired
            value={role}
            onChange={(value) => value !== null && pick.setRole(value)}
            options={optionsOf(offered, roleWords)}
          />
        </div>
        <div className={css['table']}>
          <DataTable
            label={text.label}
            columns={columns}
            {...rows}
            getKey={getKey}
            checked={pick.checked}
            onCheckedChange={pick.setChecked}
            {...(pick.gather === null ? {} : { onCheckAll: pick.gather })}
            canCheck={(row) => !present.has(row.uid)}
            empty={<EmptyState title={text.none}>{text.noneBody}</EmptyState>}
          />
        </div>
        {pick.failure !== null && <ErrorPanel error={pick.failure} />}
        <DialogFoot>
          <Button disabled={pick.isAdding} onClick={onClose}>
            {text.cancel}
          </Button>
          <Button
            variant="filled"
            disabled={chosen.length === 0}
            loading={pick.isAdding || pick.isGathering}
            title="Ctrl+Enter"
            onClick={pick.add}
          >
            {text.confirm(chosen.length)}
          </Button>
        </DialogFoot>
      </Page>
    </Modal>
  );
}
