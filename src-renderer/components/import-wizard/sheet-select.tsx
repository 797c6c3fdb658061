import { importWizardText as text } from '../../text/import-wizard.ts';
import { FilterSelect } from '../filters/filters.tsx';
import type { ImportPreview } from './import-source.ts';
import type { Import } from './use-import.ts';

type SheetSelectProps = { readonly wizard: Import; readonly preview: ImportPreview };

/** Which sheet of the workbook is read. */
export function SheetSelect({ wizard, preview }: SheetSelectProps) {
  return (
    <div>
      <FilterSelect
        label={text.sheet}
        isRequired
        options={preview.sheets.map((sheet) => ({ value: sheet, label: sheet }))}
        value={preview.sheet}
        onChange={(sheet) => sheet !== null && wizard.chooseSheet(sheet)}
      />
    </div>
  );
}
