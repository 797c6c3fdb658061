import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ComponentType } from 'react';
import { Link } from 'wouter';
import type { TemplateRow } from '../../../src-shared/rpc/contract/templates.ts';
import { ErrorPanel } from '../../components/notes/error-panel.tsx';
import { EmptyState } from '../../components/page/empty-state.tsx';
import { Middle } from '../../components/page/middle.tsx';
import { Page } from '../../components/page/page.tsx';
import { PageHead } from '../../components/page/page-head.tsx';
import { orpc } from '../../rpc.ts';
import { correctionsText } from '../../text/corrections.ts';
import { sheetsText as text } from '../../text/sheets.ts';
import { templatesText } from '../../text/templates.ts';
import { chosenSheet, pickedKind } from './export-choice.ts';
import css from './exports-page.module.css';
import { SheetList } from './sheet-list.tsx';
import { SheetWorkspace } from './sheet-workspace.tsx';
import { useExportChoice } from './use-export-choice.ts';

type ExportsPageProps = {
  /** What can be done with a saved template: a screen of the templates. */
  readonly TemplateMenu: ComponentType<{ readonly row: TemplateRow; readonly onRemoved: () => void }>;
};

/** 报表与导出: the sheets of the ledger and the centers' own ones, previewed and written. */
export function ExportsPage({ TemplateMenu }: ExportsPageProps) {
  const [choice, change] = useExportChoice();
  const templates = useQuery(orpc.templates.list.queryOptions());
  const chosen = chosenSheet(choice, templates.data?.rows);
  return (
    <Page>
      <PageHead
        title={text.title}
        actions={
          <Button component={Link} href="/exports/returns" title={correctionsText.linkHint}>
            {correctionsText.link}
          </Button>
        }
      />
      <div className={css['columns']}>
        <SheetList
          kind={chosen.choice.kind}
          templateUid={choice.templateUid}
          templates={templates.data?.rows}
          onPick={(kind) => change(pickedKind(kind))}
          onPickTemplate={(row) => change({ template: row.uid, sheet: row.kind, split: null })}
        />
        {chosen.state === 'there' ? (
          <SheetWorkspace
            key={chosen.template?.uid ?? chosen.choice.kind}
            choice={chosen.choice}
            onChange={change}
            template={chosen.template}
            menu={
              chosen.template !== null && (
                <TemplateMenu row={chosen.template} onRemoved={() => change({ template: null })} />
              )
            }
          />
        ) : (
          <Middle>
            {templates.error !== null && (
              <ErrorPanel error={templates.error} onRetry={() => void templates.refetch()} />
            )}
            {chosen.state === 'gone' && (
              <EmptyState title={templatesText.gone}>{templatesText.goneBody}</EmptyState>
            )}
          </Middle>
        )}
      </div>
    </Page>
  );
}
