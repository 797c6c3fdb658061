import { Button } from '@mantine/core';
import { columnLetters } from '../../../src-shared/sheet/sheet-cell.ts';
import { rowCount, importWizardText as text } from '../../text/import-wizard.ts';
import { ErrorPanel } from '../error-panel.tsx';
import { MaskedId } from '../masked-id.tsx';
import { NoteBox } from '../note-box.tsx';
import type { ImportPreview, MappedColumn } from './import-source.ts';
import { assignField, fieldOf } from './mapping-memory.ts';
import { SheetSelect } from './sheet-select.tsx';
import type { Import } from './use-import.ts';

/** Which column is read as what, with the user's own words and the first of his own cells beside each. */
export function MappingStep({ wizard }: { readonly wizard: Import }) {
  const { preview } = wizard;
  if (preview === null) return <MappingError wizard={wizard} />;
  const missing = missingHeadings(preview, wizard.corrections);
  return (
    <>
      <div className="import__mapping">
        <div className="import__source">
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
        <table className="import__columns">
          <colgroup>
            <col style={{ width: 48 }} />
            <col style={{ width: '26%' }} />
            <col />
            <col style={{ width: 210 }} />
          </colgroup>
          <thead>
            <tr>
              <th>{text.column}</th>
              <th>{text.heading}</th>
              <th>{text.sample}</th>
              <th>{text.field}</th>
            </tr>
          </thead>
          <tbody>
            {preview.mapping.map((column) => (
              <ColumnLine key={column.column} wizard={wizard} preview={preview} column={column} />
            ))}
          </tbody>
        </table>
      </div>
      <footer className="import__foot">
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
    <div className="import__file">
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

type ColumnLineProps = {
  readonly wizard: Import;
  readonly preview: ImportPreview;
  readonly column: MappedColumn;
};

function ColumnLine({ wizard, preview, column }: ColumnLineProps) {
  const field = fieldOf(column, wizard.corrections);
  const heading = column.heading === '' ? text.noHeading : column.heading;
  const samples = preview.samples[String(column.column)] ?? [];
  return (
    <tr className={field === null ? 'is-out' : ''}>
      <td className="tone-muted">{columnLetters(column.column)}</td>
      <td title={heading}>{heading}</td>
      <td className="tone-muted import__samples" title={samples.join('　')}>
        {samples.map((sample) => (
          <span key={sample}>{sample.includes('•') ? <MaskedId number={sample} /> : sample}</span>
        ))}
      </td>
      <td>
        <select
          aria-label={text.fieldOf(heading)}
          value={field ?? ''}
          onChange={(event) => {
            const chosen = event.currentTarget.value;
            wizard.correct(
              assignField(preview.mapping, wizard.corrections, column.column, chosen === '' ? null : chosen),
            );
          }}
        >
          <option value="">{text.leaveOut}</option>
          {preview.fields.map((option) => (
            <option key={option.key} value={option.key}>
              {option.heading}
              {option.isRequired ? ' *' : ''}
            </option>
          ))}
        </select>
      </td>
    </tr>
  );
}
