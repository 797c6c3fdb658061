import { Button } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import type { Outputs } from '../../../src-shared/rpc/contract/index.ts';
import type { Project } from '../../../src-shared/rpc/contract/projects.ts';
import { classes } from '../../components/classes.ts';
import { DocumentPreview } from '../../components/document-preview.tsx';
import { type Column, DataTable, type RowTone } from '../../components/grid/data-table.tsx';
import { useQueryRows } from '../../components/grid/use-query-rows.ts';
import { NoteAction } from '../../components/notes/note-action.tsx';
import { NoteBox } from '../../components/notes/note-box.tsx';
import { ProblemList } from '../../components/notes/problem-list.tsx';
import { Tag } from '../../components/notes/tag.tsx';
import { EmptyState } from '../../components/page/empty-state.tsx';
import { ToolBar } from '../../components/page/tool-bar.tsx';
import { useTurn } from '../../components/use-turn.ts';
import { useLedger } from '../../ledger.ts';
import { orpc } from '../../rpc.ts';
import { certificatesText } from '../../text/certificates.ts';
import { NONE } from '../../text/format.ts';
import { problemSentence } from '../../text/problems.ts';
import css from './certificates-tab.module.css';
import { IssueDialog } from './issue-dialog.tsx';
import { type RevocableCertificate, RevokeDialog } from './revoke-dialog.tsx';
import { exampleNumber, type NumberedProject, numberedOrganisers, widthsOf } from './scheme.ts';
import { SchemeDialog } from './scheme-dialog.tsx';
import { usePrint } from './use-print.ts';

const text = certificatesText.tab;
type Preview = Outputs['certificates']['preview'];
type Row = Preview['rows'][number];

/** The name stands in the row already. */
function sentenceOfRow(problem: Row['problems'][number]): string {
  return problemSentence({ code: problem.code, values: { ...problem.values, name: null } });
}

const getKey = (row: Row) => row.traineeUid;
const rowTone = (row: Row): RowTone | undefined => (row.state === 'blocked' ? 'muted' : undefined);

type CertificatesTabProps = {
  readonly project: Project;
  /** Each new value begins issuing, or first asks for the scheme. */
  readonly turn: number;
  /** The head of the page offers issuing already. */
  readonly isOfferedAbove: boolean;
};

/** 证书: who gets which number, what stands in the way, the first page as it prints; then issuing, printing, revoking. */
export function CertificatesTab({ project, turn, isOfferedAbove }: CertificatesTabProps) {
  const preview = useQuery({
    ...orpc.certificates.preview.queryOptions({ input: { projectUid: project.uid } }),
    placeholderData: keepPreviousData,
  });
  const { data } = preview;
  const [dialog, setDialog] = useBegunDialog(turn, data);
  const [revoking, setRevoking] = useState<RevocableCertificate | null>(null);
  const printing = usePrint();
  const { print } = printing;
  const { ledger } = useLedger();
  const { name: projectName, number, sessionNumber, organiserName } = project.fields;
  const numbered = { number, sessionNumber, organiserName, own: ledger.organisation.name };
  const columns = useMemo(() => columnsFor(projectName, print, setRevoking), [projectName, print]);
  const rows = useQueryRows(preview, data?.rows);
  return (
    <div className={css['tab']} data-single={!data?.svg || undefined}>
      <div className={css['list']}>
        {data !== undefined && (
          <>
            <ActionBar
              preview={data}
              printing={printing}
              project={numbered}
              onDialog={setDialog}
              isOfferedAbove={isOfferedAbove}
            />
            <Obstacles preview={data} onSetScheme={() => setDialog('scheme')} />
          </>
        )}
        <DataTable
          {...rows}
          label={text.label}
          columns={columns}
          getKey={getKey}
          rowTone={rowTone}
          empty={<EmptyState title={text.emptyTitle}>{text.emptyBody}</EmptyState>}
        />
      </div>
      {data !== undefined && data.svg !== null && (
        <aside className={css['page']}>
          <DocumentPreview
            title={text.preview}
            svg={data.svg}
            page={1}
            pageCount={1}
            isLoading={preview.isFetching}
          />
        </aside>
      )}
      {dialog === 'issue' && data !== undefined && (
        <IssueDialog project={project} onClose={() => setDialog(null)} onPrint={print} />
      )}
      {dialog === 'scheme' && data !== undefined && (
        <SchemeDialog scheme={data.scheme} project={numbered} onClose={() => setDialog(null)} />
      )}
      <RevokeDialog certificate={revoking} onClose={() => setRevoking(null)} />
    </div>
  );
}

type Dialog = 'issue' | 'scheme';

/** The open dialog. Each new `turn` of the page's primary button opens one: first the scheme, where none is set yet. */
function useBegunDialog(turn: number, preview: Preview | undefined) {
  const [dialog, setDialog] = useState<Dialog | null>(null);
  const isSet = preview?.scheme.isSet ?? false;
  useTurn({ turn, isReady: preview !== undefined }, () => setDialog(isSet ? 'issue' : 'scheme'));
  return [dialog, setDialog] as const;
}

type ActionBarProps = {
  readonly preview: Preview;
  readonly printing: ReturnType<typeof usePrint>;
  readonly project: NumberedProject;
  readonly isOfferedAbove: boolean;
  readonly onDialog: (dialog: Dialog) => void;
};

/** The scheme in force, and what can be done with all certificates of the project. */
function ActionBar({ preview, printing, project, isOfferedAbove, onDialog }: ActionBarProps) {
  const standing = preview.rows.flatMap(({ certificateUid }) => certificateUid ?? []);
  const readyCount = preview.rows.filter((row) => row.state === 'ready').length;
  return (
    <ToolBar>
      <SchemeLine preview={preview} project={project} onChange={() => onDialog('scheme')} />
      <span className="push" />
      {standing.length > 0 && (
        <Button size="xs" loading={printing.isPrinting} onClick={() => printing.print(standing)}>
          {text.printAll(standing.length)}
        </Button>
      )}
      {readyCount > 0 && !isOfferedAbove && (
        <Button
          size="xs"
          disabled={!preview.scheme.isSet || preview.problems.length > 0}
          onClick={() => onDialog('issue')}
        >
          {text.issue(readyCount)}
        </Button>
      )}
    </ToolBar>
  );
}

type ObstaclesProps = { readonly preview: Preview; readonly onSetScheme: () => void };

/** What keeps certificates from being issued: a scheme that nobody set, else the problems of the project. */
function Obstacles({ preview: { scheme, problems }, onSetScheme }: ObstaclesProps) {
  if (!scheme.isSet)
    return (
      <div className={css['note']}>
        <NoteAction label={text.setScheme} onAct={onSetScheme}>
          <b>{text.schemeUnset}</b>　{scheme.isFromPolicy ? text.schemeUnsetFromPolicy : text.schemeUnsetBody}
        </NoteAction>
      </div>
    );
  if (problems.length === 0) return null;
  return (
    <div className={css['note']}>
      <NoteBox tone="bad">
        <ProblemList problems={problems} />
      </NoteBox>
    </div>
  );
}

type SchemeLineProps = {
  readonly preview: Preview;
  readonly project: NumberedProject;
  readonly onChange: () => void;
};

function SchemeLine({ preview, project, onChange }: SchemeLineProps) {
  const { ledger } = useLedger();
  const { scheme } = preview;
  if (!scheme.isSet) return null;
  const example = exampleNumber(
    scheme.parts.map(({ part }) => part),
    {
      separator: scheme.separator,
      widths: widthsOf(scheme),
      organiserNumber: scheme.organiserNumber ?? 0,
      organisers: numberedOrganisers(scheme.organisers),
    },
    ledger.year,
    project,
  );
  return (
    <span className="small tone-muted">
      {text.scheme} <span className={css['number']}>{example}</span>（
      {scheme.isFromPolicy ? text.schemeFromPolicy : text.schemeOwn}）
      <button type="button" className={css['link']} onClick={onChange}>
        {text.changeScheme}
      </button>
    </span>
  );
}

function columnsFor(
  projectName: string,
  onPrint: (uids: readonly string[]) => void,
  onRevoke: (certificate: RevocableCertificate) => void,
): readonly Column<Row>[] {
  return [
    { key: 'name', heading: text.columns.name, width: 150, render: (row) => row.name },
    {
      key: 'number',
      heading: text.columns.number,
      width: 168,
      render: (row) => (
        <span className={classes(css['number'], row.state !== 'issued' && 'tone-muted')}>
          {row.number ?? NONE}
        </span>
      ),
    },
    { key: 'state', heading: text.columns.state, width: 78, render: (row) => <State state={row.state} /> },
    {
      key: 'problem',
      heading: text.columns.problem,
      width: 190,
      grow: 1,
      tooltip: (row) => row.problems.map(sentenceOfRow).join('；') || undefined,
      render: (row) =>
        row.certificateUid === null || row.number === null ? (
          row.problems.map(sentenceOfRow).join('；')
        ) : (
          <RowActions
            certificate={{
              uid: row.certificateUid,
              number: row.number,
              teacher: { name: row.name },
              project: { name: projectName },
            }}
            onPrint={onPrint}
            onRevoke={onRevoke}
          />
        ),
    },
  ];
}

function State({ state }: { readonly state: Row['state'] }) {
  if (state === 'issued') return <span className="tone-ok">✓ {text.issued}</span>;
  return state === 'ready' ? text.ready : <Tag tone="warning">{text.blocked}</Tag>;
}

type RowActionsProps = {
  readonly certificate: RevocableCertificate;
  readonly onPrint: (uids: readonly string[]) => void;
  readonly onRevoke: (certificate: RevocableCertificate) => void;
};

function RowActions({ certificate, onPrint, onRevoke }: RowActionsProps) {
  return (
    <span className={css['actions']}>
      <button type="button" className={css['link']} onClick={() => onPrint([certificate.uid])}>
        {certificatesText.printOne}
      </button>
      <button type="button" className={css['link']} onClick={() => onRevoke(certificate)}>
        {certificatesText.revoke}
      </button>
    </span>
  );
}
