import { useCallback, useMemo } from 'react';
import type { ReturnDifference } from '../../../../src-shared/rpc/contract/corrections.ts';
import { type Column, DataTable, type RowTone } from '../../../components/grid/data-table.tsx';
import { Tag, type TagTone } from '../../../components/notes/tag.tsx';
import { EmptyState } from '../../../components/page/empty-state.tsx';
import {
  type Decision,
  type DifferenceKind,
  differenceKindWords,
  fieldWord,
  sideText,
  correctionsText as text,
} from '../../../text/corrections.ts';
import { NONE } from '../../../text/format.ts';
import { DecisionButtons } from './decision-buttons.tsx';
import { Marks } from './marks.tsx';

type DifferenceTableProps = {
  readonly differences: readonly ReturnDifference[];
  readonly decisions: ReadonlyMap<string, Decision>;
  readonly onDecide: (difference: ReturnDifference, decision: Decision | null) => void;
  readonly selected: string | null;
  readonly onSelect: (difference: ReturnDifference) => void;
  readonly isStale: boolean;
  readonly resetKey: string;
};

const tones: Readonly<Record<DifferenceKind, TagTone>> = {
  figure: 'accent',
  person: 'accent',
  struck: 'bad',
  missing: 'bad',
  training: 'plain',
  question: 'warning',
  added: 'warning',
  ambiguous: 'warning',
  unread: 'bad',
};

const keyOf = (difference: ReturnDifference) => difference.id;

/** Differences person by person: ledger beside sheet, how it was marked, and what is decided. */
export function DifferenceTable(props: DifferenceTableProps) {
  const { differences, decisions, onDecide } = props;
  const getRow = useCallback((index: number) => differences[index], [differences]);
  const columns = useMemo(
    () => columnsOf(differences, decisions, onDecide),
    [differences, decisions, onDecide],
  );
  const rowTone = useCallback(
    (difference: ReturnDifference): RowTone | undefined => {
      const decision = decisions.get(difference.id);
      if (decision === undefined) return undefined;
      return decision === 'accept' ? 'ok' : 'muted';
    },
    [decisions],
  );
  return (
    <DataTable
      label={text.table}
      columns={columns}
      rowCount={differences.length}
      getRow={getRow}
      getKey={keyOf}
      selectedKey={props.selected}
      onSelect={props.onSelect}
      followsSelection
      rowTone={rowTone}
      isStale={props.isStale}
      resetKey={props.resetKey}
      empty={<EmptyState title={text.noMatch} />}
    />
  );
}

function columnsOf(
  differences: readonly ReturnDifference[],
  decisions: ReadonlyMap<string, Decision>,
  onDecide: DifferenceTableProps['onDecide'],
): readonly Column<ReturnDifference>[] {
  const isFirst = (index: number) => differences[index - 1]?.group !== differences[index]?.group;
  return [
    { key: 'row', heading: text.row, width: 56, align: 'right', render: ({ rows }) => rows[0] ?? NONE },
    {
      key: 'name',
      heading: text.name,
      width: 92,
      render: ({ teacher }, index) => (
        <span className={isFirst(index) ? 'strong' : 'tone-muted'}>{teacher.name}</span>
      ),
      tooltip: ({ teacher }) => [teacher.name, teacher.organisationName ?? ''].join('　'),
    },
    {
      key: 'decision',
      heading: text.decision,
      width: 148,
      render: (difference) => (
        <DecisionButtons
          difference={difference}
          decision={decisions.get(difference.id) ?? null}
          onDecide={onDecide}
        />
      ),
    },
    {
      key: 'kind',
      heading: text.kind,
      width: 96,
      render: ({ kind }) => <Tag tone={tones[kind]}>{differenceKindWords[kind]}</Tag>,
    },
    { key: 'field', heading: text.field, width: 88, render: fieldWord },
    {
      key: 'ours',
      heading: text.ours,
      width: 130,
      grow: 1,
      render: (difference) => <span className="tone-muted">{sideText(difference, 'ours')}</span>,
    },
    {
      key: 'theirs',
      heading: text.theirs,
      width: 130,
      grow: 1,
      render: (difference) => <span className="strong">{sideText(difference, 'theirs')}</span>,
    },
    {
      key: 'mark',
      heading: text.mark,
      width: 180,
      grow: 1,
      render: (difference) => (
        <>
          {difference.rejectedBefore !== null && <Tag>{text.rejectedTag}</Tag>}{' '}
          <Marks difference={difference} />
        </>
      ),
    },
    {
      key: 'training',
      heading: text.training,
      width: 170,
      grow: 1,
      render: ({ project, year }) =>
        project === null ? NONE : `${project.name}${year === null ? '' : ` · ${year}`}`,
    },
  ];
}
