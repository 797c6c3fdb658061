import { columnLetters } from '../../../src-shared/sheet/render/sheet-cell.ts';
import { importWizardText as text } from '../../text/import-wizard.ts';
import { classes } from '../classes.ts';
import { MaskedId } from '../figures/masked-id.tsx';
import css from './column-table.module.css';
import type { ImportPreview, MappedColumn } from './import-source.ts';
import { assignField, fieldOf } from './mapping-memory.ts';

type Corrections = Readonly<Record<string, string | null>>;

type ColumnTableProps = {
  readonly reading: Pick<ImportPreview, 'mapping' | 'samples' | 'fields'>;
  /** Column number → field key, or null where the column is left out. */
  readonly corrections: Corrections;
  readonly onChange: (corrections: Record<string, string | null>) => void;
};

/** The columns of a file, each with the first of its cells and the field that it is read as. */
export function ColumnTable({ reading, corrections, onChange }: ColumnTableProps) {
  return (
    <table className={css['columns']}>
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
        {reading.mapping.map((column) => (
          <ColumnLine
            key={column.column}
            column={column}
            samples={reading.samples[String(column.column)] ?? []}
            fields={reading.fields}
            field={fieldOf(column, corrections)}
            onField={(field) => onChange(assignField(reading.mapping, corrections, column.column, field))}
          />
        ))}
      </tbody>
    </table>
  );
}

type ColumnLineProps = {
  readonly column: MappedColumn;
  readonly samples: readonly string[];
  readonly fields: ImportPreview['fields'];
  readonly field: string | null;
  readonly onField: (field: string | null) => void;
};

function ColumnLine({ column, samples, fields, field, onField }: ColumnLineProps) {
  const heading = column.heading === '' ? text.noHeading : column.heading;
  return (
    <tr className={field === null ? css['isOut'] : ''}>
      <td className="tone-muted">{columnLetters(column.column)}</td>
      <td title={heading}>{heading}</td>
      <td className={classes(css['samples'], 'tone-muted')} title={samples.join('　')}>
        {samples.map((sample) => (
          <span key={sample}>{sample.includes('•') ? <MaskedId number={sample} /> : sample}</span>
        ))}
      </td>
      <td>
        <select
          aria-label={text.fieldOf(heading)}
          value={field ?? ''}
          onChange={({ currentTarget }) => onField(currentTarget.value === '' ? null : currentTarget.value)}
        >
          <option value="">{text.leaveOut}</option>
          {fields.map((option) => (
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
