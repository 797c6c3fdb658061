import { addressOf, columnLetters } from '../../../../src-shared/sheet/render/sheet-cell.ts';
import type {
  CellTarget,
  ColumnFill,
  TemplateMapping,
} from '../../../../src-shared/sheet/template/template-mapping.ts';
import { findPlaceholders } from '../../../../src-shared/sheet/template/template-values.ts';
import { templatesText as text } from '../../../text/templates.ts';
import type { RowUse, TemplateReading } from '../edit/template-corrections.ts';
import type { ChoiceGroup } from './choice-groups.ts';
import type { Place } from './picture-grid.ts';

const FIELD = 'field:';
const VALUE = 'value:';
const SUM = 'sum:';

/** The heading of a field; a field that the layout no longer has is named by its key. */
export function headingOfField(reading: TemplateReading, key: string): string {
  return reading.fields.find((field) => field.key === key)?.heading ?? key;
}

/** What stands over a column in the picture. */
export function fillLabel(reading: TemplateReading, fill: ColumnFill): string {
  return fill.kind === 'field' ? headingOfField(reading, fill.key) : text.fills[fill.kind];
}

/** The last words of a heading, which tell columns under one head apart: 集中培训 国家级 学时 → 国家级, 学时. */
export function shortLabel(label: string): readonly string[] {
  return label.split(/\s+/u).slice(-2);
}

/** What a single cell takes. */
export function targetLabel(reading: TemplateReading, target: CellTarget): string {
  switch (target.kind) {
    case 'value':
      return reading.values.find(({ name }) => name === target.name)?.heading ?? target.name;
    case 'sum':
      return text.cells.sum(headingOfField(reading, target.key));
    case 'count':
      return text.cells.count;
    case 'placeholders':
      return text.cells.placeholders(target.names);
  }
}

/** The key of a column's choice; a column without one is left as it is. */
export function keyOfFill(fill: ColumnFill | undefined): string {
  if (fill === undefined) return 'leave';
  return fill.kind === 'field' ? FIELD + fill.key : fill.kind;
}

/** The choice of a column by its key: the inverse of `keyOfFill`. */
export function fillOfKey(key: string): ColumnFill {
  if (key.startsWith(FIELD)) return { kind: 'field', key: key.slice(FIELD.length) };
  return key === 'sequence' || key === 'clear' ? { kind: key } : { kind: 'leave' };
}

/** Fields, with where else they are used, and what else can be done with a column. */
export function columnChoices(
  reading: TemplateReading,
  mapping: TemplateMapping | null,
  column: number,
): readonly ChoiceGroup[] {
  const usedIn = new Map<string, string>();
  for (const other of mapping?.table?.columns ?? [])
    if (other.fill.kind === 'field' && other.column !== column)
      usedIn.set(other.fill.key, columnLetters(other.column));
  return [
    {
      title: text.chooser.fields,
      choices: reading.fields.map(({ key, heading, isRequired }) => {
        const used = usedIn.get(key);
        const hint =
          used !== undefined ? text.chooser.usedIn(used) : isRequired ? text.chooser.required : undefined;
        return { key: FIELD + key, label: heading, ...(hint === undefined ? {} : { hint }) };
      }),
    },
    {
      title: text.chooser.handling,
      choices: (['sequence', 'clear', 'leave'] as const).map((kind) => ({
        key: kind,
        label: text.fills[kind],
        hint: text.fillHints[kind],
      })),
    },
  ];
}

/** Nothing, 共 N 人, single values, sums: the column's own field first. */
export function cellChoices(
  reading: TemplateReading,
  mapping: TemplateMapping | null,
  place: Place,
): readonly ChoiceGroup[] {
  const above = mapping?.table?.columns.find(({ column }) => column === place.column)?.fill;
  const isAbove = (key: string) => above?.kind === 'field' && above.key === key;
  const summed = reading.fields
    .filter(({ isSummed }) => isSummed)
    .sort((a, b) => Number(isAbove(b.key)) - Number(isAbove(a.key)));
  const { cells } = text;
  return [
    {
      title: cells.otherGroup,
      choices: [
        { key: 'none', label: cells.none, hint: cells.noneHint },
        { key: 'count', label: cells.count, hint: cells.countHint },
      ],
    },
    {
      title: cells.valueGroup,
      choices: reading.values.map(({ name, heading }) => ({ key: VALUE + name, label: heading })),
    },
    {
      title: cells.sumGroup,
      choices: summed.map(({ key, heading }) => ({
        key: SUM + key,
        label: cells.sum(heading),
        ...(isAbove(key) ? { hint: cells.sumHint } : {}),
      })),
    },
  ];
}

/** The key of a single cell's choice; `none` where nothing is written. */
export function keyOfTarget(target: CellTarget | undefined): string {
  switch (target?.kind) {
    case undefined:
      return 'none';
    case 'value':
      return VALUE + target.name;
    case 'sum':
      return SUM + target.key;
    case 'count':
    case 'placeholders':
      return target.kind;
  }
}

/** The chosen target; a cell with `{{…}}` in it takes values by its placeholders. */
export function targetOfKey(key: string, place: Place, cellText: string): CellTarget | null {
  const { row, column } = place;
  if (key === 'count') return { kind: 'count', row, column };
  if (key.startsWith(VALUE)) return { kind: 'value', row, column, name: key.slice(VALUE.length) };
  if (key.startsWith(SUM)) return { kind: 'sum', row, column, key: key.slice(SUM.length) };
  if (key !== 'placeholders') return null;
  const names = [...new Set(findPlaceholders(cellText).map(({ name }) => name))];
  return names.length === 0 ? null : { kind: 'placeholders', row, column, names };
}

/** A stretch of a cell's text: its own words, or a value in place of a placeholder. `start` is its offset. */
export type TextPart = { readonly text: string; readonly isValue: boolean; readonly start: number };

/** A text with its `{{…}}` as the values they stand for. */
export function textParts(reading: TemplateReading, text: string): readonly TextPart[] {
  const parts: TextPart[] = [];
  let from = 0;
  for (const { name, start, end } of findPlaceholders(text)) {
    if (start > from) parts.push({ text: text.slice(from, start), isValue: false, start: from });
    const heading = reading.values.find((value) => value.name === name)?.heading ?? name;
    parts.push({ text: heading, isValue: true, start });
    from = end;
  }
  if (from < text.length) parts.push({ text: text.slice(from), isValue: false, start: from });
  return parts;
}

/** The cell's own `{{…}}`, offered where it has any. */
export function placeholderChoice(cellText: string): ChoiceGroup | null {
  const names = [...new Set(findPlaceholders(cellText).map(({ name }) => name))];
  if (names.length === 0) return null;
  return {
    title: text.cells.otherGroup,
    choices: [{ key: 'placeholders', label: text.cells.placeholders(names) }],
  };
}

const rowUses = [
  'headFirst',
  'headLast',
  'bodyFirst',
  'bodyLast',
  'sample',
] as const satisfies readonly RowUse[];

/** What a row can be made, as choices. */
export function rowChoices(): readonly ChoiceGroup[] {
  return [{ title: '', choices: rowUses.map((use) => ({ key: use, label: text.rowMenu[use] })) }];
}

/** The use that a choice stands for; null for an unknown key. */
export function rowUseOfKey(key: string): RowUse | null {
  return rowUses.find((use) => use === key) ?? null;
}

/** The heading over a column as the center wrote it, else nothing. */
export function headingOf(mapping: TemplateMapping | null, column: number): string {
  const heading = mapping?.table?.columns.find((entry) => entry.column === column)?.heading ?? '';
  return heading.replace(/\s+/gu, '');
}

/** The title over the choices of a column or a single cell. */
export function placeTitle(
  mapping: TemplateMapping | null,
  { row, column }: Place,
  isColumn: boolean,
): string {
  return isColumn
    ? text.chooser.column(columnLetters(column), headingOf(mapping, column))
    : text.chooser.cell(addressOf(row, column));
}
