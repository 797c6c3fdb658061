import { Button } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import type { TemplateRow } from '../../../src-shared/rpc/contract/templates.ts';
import { sheetsText as text } from '../../text/sheets.ts';
import { templatesText } from '../../text/templates.ts';
import type { ChoiceChange, ExportChoice } from './export-choice.ts';
import { SheetBody } from './sheet-body.tsx';
import { SheetFilters } from './sheet-filters.tsx';
import { SheetSide } from './sheet-side.tsx';
import css from './sheet-workspace.module.css';
import { useSheetPreview } from './use-sheet-preview.ts';
import { SheetOutcome } from './write/sheet-outcome.tsx';
import { useWriteSheet } from './write/use-write-sheet.ts';

type SheetWorkspaceProps = {
  readonly choice: ExportChoice;
  readonly onChange: (change: ChoiceChange) => void;
  /** The center's own workbook that takes the records; null writes ours. */
  readonly template: TemplateRow | null;
  /** What can be done with the template, behind ⋯. */
  readonly menu?: ReactNode;
};

/** One sheet: which records, how it will look, what its reader would ask about, and the button that writes it. */
export function SheetWorkspace({ choice, onChange, template, menu }: SheetWorkspaceProps) {
  const [answers, setAnswers] = useState<Readonly<Record<string, string>>>({});
  const preview = useSheetPreview(choice, answers);
  const rowCount = preview.data?.rowCount ?? 0;
  const { job, canWrite, write } = useWriteSheet({ choice, template, answers, hasRows: rowCount > 0 });
  const words = text.kinds[choice.kind];
  return (
    <section className={css['main']} aria-label={template?.name ?? words.title}>
      <header className={css['head']}>
        <div>
          <h2 className="truncate">{template?.name ?? words.title}</h2>
          <p>
            {template === null ? words.requester : templatesText.filledFrom(words.title, template.fileName)}
          </p>
        </div>
        <Button
          variant="filled"
          loading={job.state.phase === 'running'}
          disabled={!canWrite}
          title={text.exportHint}
          onClick={write}
        >
          {template === null ? text.export : templatesText.fill}
        </Button>
        {menu}
      </header>
      <SheetFilters choice={choice} onChange={onChange} />
      <SheetOutcome job={job} isTemplate={template !== null} />
      <div className={css['columns']}>
        <div className={css['preview']}>
          <SheetBody choice={choice} onChange={onChange} preview={preview} />
        </div>
        {preview.data !== undefined && (rowCount > 0 || preview.data.problems.length > 0) && (
          <SheetSide
            data={preview.data}
            answers={answers}
            onAnswer={(key, value) => setAnswers((now) => ({ ...now, [key]: value }))}
          />
        )}
      </div>
    </section>
  );
}
