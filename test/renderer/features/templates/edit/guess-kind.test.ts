import { describe, expect, it } from 'vitest';
import { guessKind } from '../../../../../src-renderer/features/templates/edit/guess-kind.ts';
import type { TemplateReading } from '../../../../../src-renderer/features/templates/edit/template-corrections.ts';
import { type SheetKind, sheetKinds } from '../../../../../src-shared/sheet/layouts/sheet-kinds.ts';

type Found = {
  readonly found?: readonly string[];
  readonly required?: readonly string[];
  readonly known?: number;
};

/** A reading that recognised these fields, of those that the layout requires; `known`: how much a known form changed. */
function reading({ found = [], required = [], known }: Found): TemplateReading {
  return {
    mapping: {
      cells: [],
      table: { columns: found.map((key, index) => ({ column: index + 1, fill: { kind: 'field', key } })) },
    },
    fields: [...new Set([...found, ...required])].map((key) => ({ key, isRequired: required.includes(key) })),
    known: known === undefined ? null : { changes: Array.from({ length: known }) },
  } as unknown as TemplateReading;
}

const guess = (readings: Partial<Record<SheetKind, Found>>) =>
  guessKind(async (kind) => reading(readings[kind] ?? {}));

describe('what a blank workbook is for', () => {
  it('is the kind most of whose fields are found', async () => {
    const kind = await guess({
      registration: { found: ['name'] },
      yearSummary: { found: ['name', 'hours'] },
    });
    expect(kind).toBe('yearSummary');
  });

  it('counts a required field without a column against a kind', async () => {
    const kind = await guess({
      registration: { found: ['name', 'hours'] },
      yearSummary: { found: ['name', 'hours', 'year'], required: ['credits', 'idNumber'] },
    });
    expect(kind).toBe('registration');
  });

  it('is the kind of a known form whatever else fits better, but not of one that the center changed', async () => {
    const better: Found = { found: ['name', 'hours', 'year'] };
    expect(await guess({ registration: better, moe4068: { known: 0 } })).toBe('moe4068');
    expect(await guess({ registration: better, moe4068: { known: 2 } })).toBe('registration');
  });

  it('is the first kind where none fits', async () => {
    expect(await guess({})).toBe(sheetKinds[0]);
  });

  it('fails with the reason of the reading where the file cannot be read', async () => {
    const refused = new Error('encrypted');
    await expect(guessKind(() => Promise.reject(refused))).rejects.toBe(refused);
  });
});
