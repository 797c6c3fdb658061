import { useMemo } from 'react';
import { Link } from 'wouter';
import type { ListedEntry } from '../../../src-shared/rpc/contract/entries.ts';
import { isUncounted } from '../../../src-shared/sheet/rows/own-remark.ts';
import { entriesText } from '../../text/entries.ts';
import { entryTitle } from '../../text/explanation.ts';
import { formatDate, formatDayOf, formatInstant, NONE, practiceText } from '../../text/format.ts';
import { activityWord, projectKindWords, roleWords } from '../../text/words.ts';
import { Figure } from '../figures/figure.tsx';
import type { Column, RowTone } from '../grid/data-table.tsx';
import { Tag } from '../notes/tag.tsx';
import css from './entry-columns.module.css';

const text = entriesText.columns;

type EntryColumnsOptions = {
  /** Beside an open drawer. */
  readonly isNarrow: boolean;
  /** Left out where all entries are one teacher's. */
  readonly hasTeacher: boolean;
  readonly hasOrganisation: boolean;
  /** The policy of the ledger counts credits, not hours alone. */
  readonly hasCredits: boolean;
  readonly onExplain: (entry: ListedEntry) => void;
};

/** An entry that was reversed is struck, and so is what reversed it: neither counts any more. */
export function entryTone(entry: ListedEntry): RowTone | undefined {
  return entry.state === 'valid' ? undefined : 'muted';
}

/** An entry is known by its uid. */
export function entryKey(entry: ListedEntry): string {
  return entry.uid;
}

type EntryColumn = Column<ListedEntry> & { readonly isShown: boolean };

/** The columns of a table of entries; which of them are shown depends on room, policy and organisation. */
export function useEntryColumns(options: EntryColumnsOptions): readonly Column<ListedEntry>[] {
  const { isNarrow, hasTeacher, hasOrganisation, hasCredits, onExplain } = options;
  return useMemo(() => {
    const given = { isNarrow, hasTeacher, hasOrganisation, hasCredits, onExplain };
    return [...whoColumns(given), ...whatColumns(given), ...whenColumns(given)].filter(
      ({ isShown }) => isShown,
    );
  }, [isNarrow, hasTeacher, hasOrganisation, hasCredits, onExplain]);
}

function whoColumns({ isNarrow, hasTeacher, hasOrganisation }: EntryColumnsOptions): readonly EntryColumn[] {
  return [
    {
      key: 'name',
      heading: text.name,
      width: isNarrow || hasOrganisation ? 104 : 120,
      isShown: hasTeacher,
      render: (entry) => (
        <Link className={css['entryLink']} tabIndex={-1} href={`/teachers/${entry.teacher.uid}`}>
          {entry.teacher.name}
        </Link>
      ),
    },
    {
      key: 'organisation',
      heading: text.organisation,
      // A school's whole name with its city and district: what comes after them tells two schools apart.
      width: 206,
      grow: 1,
      isShown: hasOrganisation && hasTeacher && !isNarrow,
      render: (entry) => entry.teacher.organisationName,
    },
  ];
}

function whatColumns(options: EntryColumnsOptions): readonly EntryColumn[] {
  const { isNarrow, hasOrganisation, hasCredits, onExplain } = options;
  return [
    {
      key: 'project',
      heading: text.project,
      width: isNarrow ? 150 : 210,
      grow: 4,
      isShown: true,
      render: (entry) => <EntryProject entry={entry} />,
    },
    {
      key: 'activity',
      heading: text.activity,
      width: 106,
      grow: 1,
      isShown: true,
      // Hours that were taken away are of no training (SR1).
      render: (entry) => (entry.deduction === null ? activityWord(entry.level, entry.form) : NONE),
    },
    {
      key: 'role',
      heading: text.role,
      width: 92,
      grow: 1,
      isShown: !isNarrow && !hasOrganisation,
      render: (entry) => (entry.deduction === null ? roleWords[entry.role] : NONE),
    },
    {
      key: 'hours',
      heading: text.hours,
      width: 60,
      align: 'right',
      isShown: true,
      render: (entry) => <EntryFigure entry={entry} unit="hours" onExplain={onExplain} />,
    },
    {
      key: 'credits',
      heading: text.credits,
      width: 60,
      align: 'right',
      isShown: hasCredits,
      render: (entry) => <EntryFigure entry={entry} unit="credits" onExplain={onExplain} />,
    },
  ];
}

function whenColumns({ isNarrow, hasOrganisation }: EntryColumnsOptions): readonly EntryColumn[] {
  return [
    { key: 'year', heading: text.year, width: 58, isShown: true, render: (entry) => entry.year },
    {
      key: 'endedOn',
      heading: text.endedOn,
      width: 102,
      isShown: !isNarrow,
      render: (entry) => formatDate(entry.endedOn),
    },
    {
      key: 'origin',
      heading: text.origin,
      width: 92,
      isShown: !isNarrow,
      render: (entry) => projectKindWords[entry.origin],
    },
    {
      key: 'recordedAt',
      heading: text.recordedAt,
      width: hasOrganisation ? 102 : 140,
      isShown: !isNarrow,
      tooltip: (entry) => `${formatInstant(entry.recordedAt)} ${entry.actor}`,
      render: (entry) => (
        <span className="tone-muted">
          {hasOrganisation ? formatDayOf(entry.recordedAt) : formatInstant(entry.recordedAt)}
        </span>
      ),
    },
  ];
}

function EntryProject({ entry }: { readonly entry: ListedEntry }) {
  const name = entryTitle(entry);
  if (entry.state === 'reversed')
    return (
      <>
        <Tag tone="bad">{entriesText.states.reversed}</Tag> <s>{name}</s>
      </>
    );
  return (
    <>
      {entry.state === 'reversal' && <Tag>{entriesText.states.reversal}</Tag>} {name}
      {practiceText(entry) !== '' && <Tag>{practiceText(entry)}</Tag>}
      {isUncounted(entry) && <Tag tone="warning">{entriesText.notCounted}</Tag>}
      {entry.makeUpFor !== null && <Tag tone="warning">{entriesText.makeUp(entry.makeUpFor)}</Tag>}
    </>
  );
}

type EntryFigureProps = {
  readonly entry: ListedEntry;
  readonly unit: 'hours' | 'credits';
  readonly onExplain: (entry: ListedEntry) => void;
};

function EntryFigure({ entry, unit, onExplain }: EntryFigureProps) {
  return (
    <Figure
      value={unit === 'hours' ? entry.hours : entry.credits}
      unit={unit}
      isStruck={entry.state === 'reversed'}
      label={entriesText.figure(entry.teacher.name, entryTitle(entry))}
      onExplain={() => onExplain(entry)}
    />
  );
}
