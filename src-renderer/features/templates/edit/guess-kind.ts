import { type SheetKind, sheetKinds } from '../../../../src-shared/sheet/layouts/sheet-kinds.ts';
import type { TemplateReading } from './template-corrections.ts';

/**
 * The kind of sheet whose words fit a workbook's head best; of equal ones the first. `read` reads the workbook as one kind.
 * A workbook that cannot be read at all fails here, with the reason of the reading.
 */
export async function guessKind(read: (kind: SheetKind) => Promise<TemplateReading>): Promise<SheetKind> {
  let best: { readonly kind: SheetKind; readonly score: number } | null = null;
  for (const kind of sheetKinds) {
    const score = scoreOf(await read(kind));
    if (best === null || score > best.score) best = { kind, score };
  }
  return best?.kind ?? sheetKinds[0];
}

/** A form that is known; else the columns that found a field, less the required ones without a place. */
function scoreOf({ mapping, fields, known }: TemplateReading): number {
  if (known !== null && known.changes.length === 0) return Number.POSITIVE_INFINITY;
  const keys = new Set(
    (mapping?.table?.columns ?? []).flatMap(({ fill }) => (fill.kind === 'field' ? [fill.key] : [])),
  );
  const missing = fields.filter(({ key, isRequired }) => isRequired && !keys.has(key)).length;
  return keys.size - missing + (mapping?.cells.length ?? 0) / 10;
}
