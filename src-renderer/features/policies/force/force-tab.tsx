import { Button } from '@mantine/core';
import { useCallback } from 'react';
import type { PackPeriod } from '../../../../src-shared/rpc/contract/policies.ts';
import { type Column, DataTable } from '../../../components/grid/data-table.tsx';
import { Tag } from '../../../components/notes/tag.tsx';
import { formatInstant } from '../../../text/format.ts';
import { forceText as text } from '../../../text/policies/force.ts';
import { policiesText } from '../../../text/policies/page.ts';
import { setText } from '../../../text/policies/sets.ts';
import layout from '../layout.module.css';

const getKey = (period: PackPeriod) => `${period.fromYear}:${period.policyId}:${period.version}`;

/** Several texts stand by their short titles, in the order in which they go before each other. */
const titleOf = ({ title, texts }: PackPeriod) =>
  texts.length > 1 ? setText.and(texts.map(({ shortTitle }) => shortTitle)) : title;

const columns: readonly Column<PackPeriod>[] = [
  {
    key: 'from',
    heading: text.columns.from,
    width: 112,
    render: (period) => (period.fromYear === null ? text.start : text.fromYear(period.fromYear)),
  },
  {
    key: 'pack',
    heading: text.columns.pack,
    width: 280,
    grow: 2,
    render: (period) => (
      <>
        {titleOf(period)} {period.isNow && <Tag tone="accent">{text.now}</Tag>}
      </>
    ),
    tooltip: (period) =>
      period.texts.length > 1
        ? period.texts.map(({ shortTitle, parts }) => setText.with(shortTitle, parts)).join('\n')
        : period.title,
  },
  {
    key: 'version',
    heading: text.columns.version,
    width: 88,
    render: (period) => policiesText.list.version(period.version),
  },
  {
    key: 'span',
    heading: text.columns.span,
    width: 200,
    render: (period) => text.until(period.from, period.to),
  },
  { key: 'reason', heading: text.columns.reason, width: 160, grow: 1, render: (period) => period.reason },
  {
    key: 'decided',
    heading: text.columns.decided,
    width: 168,
    render: (period) => setText.decided(period.decidedBy ?? period.actor, period.decidedOn),
    tooltip: (period) => `${text.columns.actor} ${period.actor}`,
  },
  {
    key: 'recordedAt',
    heading: text.columns.recordedAt,
    width: 144,
    render: (period) => formatInstant(period.recordedAt),
  },
];

type ForceTabProps = {
  readonly periods: readonly PackPeriod[] | undefined;
  readonly isLoading: boolean;
  readonly error: unknown;
  readonly onRetry: () => void;
  readonly onAdd: () => void;
};

/** Which pack governs from which registration year, and who set that. */
export function ForceTab({ periods, isLoading, error, onRetry, onAdd }: ForceTabProps) {
  const getRow = useCallback((index: number) => periods?.[index], [periods]);
  return (
    <>
      <div className={`${layout['intro']} row`}>
        <span>{text.body}</span>
        <Button variant="filled" className="push" onClick={onAdd}>
          {text.add}
        </Button>
      </div>
      <DataTable
        label={text.title}
        columns={columns}
        rowCount={periods?.length ?? 0}
        getRow={getRow}
        getKey={getKey}
        isLoading={isLoading}
        error={error}
        onRetry={onRetry}
      />
    </>
  );
}
