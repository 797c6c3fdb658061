import { Button } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { Outputs } from '../../../src-shared/rpc/contract/index.ts';
import type { Project } from '../../../src-shared/rpc/contract/projects.ts';
import { DocumentPreview } from '../../components/document-preview.tsx';
import { type Column, DataTable, type RowTone } from '../../components/grid/data-table.tsx';
import { NoteBox } from '../../components/notes/note-box.tsx';
import { ProblemList } from '../../components/notes/problem-list.tsx';
import { Tag } from '../../components/notes/tag.tsx';
import { EmptyState } from '../../components/page/empty-state.tsx';
import { useLedger } from '../../ledger.ts';
import { orpc } from '../../rpc.ts';
import { certificatesText } from '../../text/certificates.ts';
import { NONE } from '../../text/format.ts';
import { problemSentence } from '../../text/problems.ts';
import { IssueDialog } from './issue-dialog.tsx';
import { type RevocableCertificate, RevokeDialog } from './revoke-dialog.tsx';
import { exampleNumber, widthsOf } from './scheme.ts';
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
  const projectUid = project.uid;
  const preview = useQuery({
    ...orpc.certificates.preview.queryOptions({ input: { projectUid } }),
    placeholderData: keepPreviousData,
  });
  const [dialog, setDialog] = useState<'issue' | 'scheme' | null>(null);
  const [revoking, setRevoking] = useState<RevocableCertificate | null>(null);
  const data = preview.data;
  const rows = data?.rows;
  const standing = rows?.flatMap(({ certificateUid }) => certificateUid ?? []) ?? [];
  const ready = rows?.filter((row) => row.state === 'ready') ?? [];
  const isSet = data?.scheme.isSet ?? false;

  const isReady = data !== undefined;
  const begunTurn = useRef(0);
  useEffect(() => {
    if (turn === begunTurn.current || !isReady) return;
    begunTurn.current = turn;
    setDialog(isSet ? 'issue' : 'scheme');
  }, [turn, isReady, isSet]);

  const { print, isPrinting } = usePrint();
  const projectName = project.fields.name;
  const columns = useMemo(() => columnsFor(projectName, print, setRevoking), [projectName, print]);
  const getRow = useCallback((index: number) => rows?.[index], [rows]);

  return (
    <div className={`project-certificates ${data?.svg ? '' : 'is-single'}`}>
      <div className="project-certificates__list">
        {data !== undefined && (
          <div className="project-bar">
            <SchemeLine preview={data} onChange={() => setDialog('scheme')} />
            <span className="push" />
            {standing.length > 0 && (
              <Button size="xs" loading={isPrinting} onClick={() => print(standing)}>
                {text.printAll(standing.length)}
              </Button>
            )}
            {ready.length > 0 && !isOfferedAbove && (
              <Button
                size="xs"
                disabled={!isSet || data.problems.length > 0}
                onClick={() => setDialog('issue')}
              >
                {text.issue(ready.length)}
              </Button>
            )}
          </div>
        )}
        {data !== undefined && !isSet && (
          <div className="project-note">
            <NoteBox tone="warning">
              <div className="project-undecided">
                <span>
                  <b>{text.schemeUnset}</b>　
                  {data.scheme.isFromPolicy ? text.schemeUnsetFromPolicy : text.schemeUnsetBody}
                </span>
                <Button size="xs" onClick={() => setDialog('scheme')}>
                  {text.setScheme}
                </Button>
              </div>
            </NoteBox>
          </div>
        )}
        {data !== undefined && isSet && data.problems.length > 0 && (
          <div className="project-note">
            <NoteBox tone="bad">
              <ProblemList problems={data.problems} />
            </NoteBox>
          </div>
        )}
        <DataTable
          label={text.label}
          columns={columns}
          rowCount={rows?.length ?? 0}
          getRow={getRow}
          getKey={getKey}
          rowTone={rowTone}
          isLoading={preview.isLoading}
          error={preview.error}
          onRetry={() => void preview.refetch()}
          empty={<EmptyState title={text.emptyTitle}>{text.emptyBody}</EmptyState>}
        />
      </div>
      {data !== undefined && data.svg !== null && (
        <aside className="project-certificates__page">
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
        <SchemeDialog scheme={data.scheme} onClose={() => setDialog(null)} />
      )}
      <RevokeDialog certificate={revoking} onClose={() => setRevoking(null)} />
    </div>
  );
}

function SchemeLine({ preview, onChange }: { readonly preview: Preview; readonly onChange: () => void }) {
  const { ledger } = useLedger();
  const { scheme } = preview;
  if (!scheme.isSet) return null;
  const example = exampleNumber(
    scheme.parts.map(({ part }) => part),
    { separator: scheme.separator, widths: widthsOf(scheme), organiserNumber: scheme.organiserNumber ?? 0 },
    ledger.year,
  );
  return (
    <span className="small tone-muted">
      {text.scheme} <span className="project-seal">{example}</span>（
      {scheme.isFromPolicy ? text.schemeFromPolicy : text.schemeOwn}）
      <button type="button" className="project-link" onClick={onChange}>
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
        <span className={row.state === 'issued' ? 'project-seal' : 'project-seal tone-muted'}>
          {row.number ?? NONE}
        </span>
      ),
    },
    {
      key: 'state',
      heading: text.columns.state,
      width: 78,
      render: (row) =>
        row.state === 'issued' ? (
          <span className="tone-ok">✓ {text.issued}</span>
        ) : row.state === 'ready' ? (
          text.ready
        ) : (
          <Tag tone="warning">{text.blocked}</Tag>
        ),
    },
    {
      key: 'problem',
      heading: text.columns.problem,
      width: 190,
      grow: 1,
      tooltip: (row) => row.problems.map(sentenceOfRow).join('；') || undefined,
      render: (row) => {
        const { certificateUid: uid, number, name } = row;
        if (uid !== null && number !== null)
          return (
            <span className="project-actions">
              <button type="button" className="project-link" onClick={() => onPrint([uid])}>
                {certificatesText.printOne}
              </button>
              <button
                type="button"
                className="project-link"
                onClick={() => onRevoke({ uid, number, teacher: { name }, project: { name: projectName } })}
              >
                {certificatesText.revoke}
              </button>
            </span>
          );
        return row.problems.map(sentenceOfRow).join('；');
      },
    },
  ];
}
