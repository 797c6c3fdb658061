import type { ColumnFill } from '../../../../src-shared/sheet/template/template-mapping.ts';
import type { TextPart } from './picture-choices.ts';
import { type DrawnCell, isDarkFill, type RowRole } from './picture-grid.ts';
import css from './picture-sheet.module.css';

type CellProps = {
  readonly drawn: DrawnCell;
  readonly height: number;
  readonly role: RowRole;
  readonly fill: ColumnFill | undefined;
  readonly ghost: string;
  /** The cell's text with what is written into it; null where nothing is. */
  readonly target: readonly TextPart[] | null;
  /** Words may run over a blank neighbour, as spreadsheets let them. */
  readonly isFollowedByBlank: boolean;
  readonly isActive: boolean;
  readonly isShown: boolean;
};

/** One cell of the picture: its own text as it looks in the workbook, marked by what will be written into it. */
export function PictureCell(props: CellProps) {
  const { drawn, height, role, fill, ghost, target, isFollowedByBlank, isActive, isShown } = props;
  const { row, column, rows, columns, cell } = drawn;
  const said = cell?.text ?? '';
  return (
    <td
      id={`cell-${row}-${column}`}
      data-place={`${row}:${column}`}
      rowSpan={rows}
      colSpan={columns}
      data-align={cell?.align}
      data-bold={cell?.isBold || undefined}
      data-border={cell?.hasBorder || undefined}
      data-formula={cell?.isFormula || undefined}
      data-on-dark={isDarkFill(cell?.fill ?? null) || undefined}
      data-open-right={(role === 'none' && isFollowedByBlank && target === null) || undefined}
      data-role={role}
      data-fill={role === 'none' ? undefined : fill?.kind}
      data-target={target !== null || undefined}
      data-active={isActive || undefined}
      data-shown={isShown || undefined}
      style={cell?.fill ? { backgroundColor: cell.fill } : undefined}
      title={said === '' ? undefined : said}
    >
      <div style={rows === 1 && target === null ? { maxHeight: height } : undefined}>
        <CellContent said={said} ghost={ghost} target={target} />
      </div>
    </td>
  );
}

type CellContentProps = Pick<CellProps, 'ghost' | 'target'> & { readonly said: string };

/** The cell's own text, the values written into it, or what its column will bring. */
function CellContent({ said, ghost, target }: CellContentProps) {
  if (target === null) return ghost === '' ? said : <span className={css['ghost']}>{ghost}</span>;
  return target.map((part) =>
    part.isValue ? (
      <span key={part.start} className={css['target']}>
        {part.text}
      </span>
    ) : (
      part.text
    ),
  );
}
