import { Button } from '@mantine/core';
import { rowCount, importWizardText as text } from '../../text/import-wizard.ts';
import { ErrorPanel } from '../notes/error-panel.tsx';
import { NoteBox } from '../notes/note-box.tsx';
import { ColumnTable } from './column-table.tsx';
import fileStep from './file-step.module.css';
import foot from './foot.module.css';
import type { ImportPreview } from './import-source.ts';
import { fieldOf } from './mapping-memory.ts';
import css from './mapping-step.module.css';
import { SheetSelect } from './sheet-select.tsx';
import type { Import } from './use-import.ts';

/** Which column is read as what, with the user's own words and the first of his own cells beside each. */
export function MappingStep({ wizard }: { readonly wizard: Import }) {
  const { preview } = wizard;
  if (preview === null) return <MappingError wizard={wizard} />;
  const missing = missingHeadings(preview, wizard.corrections);
  return (
    <>
      <div className={css['mapping']} aria-busy={wizard.isOther || undefined}>
        <div className={css['source']}>
          <span className="truncate">{preview.fileName}</span>
          {preview.sheets.length > 1 && <SheetSelect wizard={wizard} preview={preview} />}
          {preview.headerRow > 0 && <span>{text.headerRow(preview.headerRow)}</span>}
          <Button size="xs" variant="subtle" onClick={wizard.restart}>
            {text.chooseOther}
          </Button>
        </div>
        <p>
          {text.mappingLead}
          {wizard.isRemembered && text.remembered}
        </p>
        {missing !== '' && <NoteBox tone="warning">{text.missing(missing)}</NoteBox>}
        <div inert={wizard.isOther}>
          <ColumnTable reading={preview} corrections={wizard.corrections} onChange={wizard.correct} />
        </div>
      </div>
      <footer className={foot['foot']}>
        <Button className="push" onClick={wizard.restart}>
          {text.back}
        </Button>
        <Button
          variant="filled"
          data-autofocus
          disabled={missing !== '' || preview.rows.length === 0}
          loading={wizard.isReading}
          onClick={() => wizard.goTo('check')}
        >
          {preview.rows.length === 0 ? text.emptySheet : text.check(rowCount(preview.counts))}
        </Button>
      </footer>
    </>
  );
}

function MappingError({ wizard }: { readonly wizard: Import }) {
  return (
    <div className={fileStep['room']}>
      {wizard.readError !== null && <ErrorPanel error={wizard.readError} onRetry={wizard.readAgain} />}
      <div>
        <Button onClick={wizard.restart}>{text.chooseOther}</Button>
      </div>
    </div>
  );
}

function missingHeadings(preview: ImportPreview, corrections: Import['corrections']): string {
  const mapped = new Set(preview.mapping.map((column) => fieldOf(column, corrections)));
  return preview.fields
    .filter((field) => field.isRequired && !mapped.has(field.key))
    .map((field) => field.heading)
    .join('、');
}
