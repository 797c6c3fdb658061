import { describe, expect, test } from 'vitest';
import { parsePolicyPack } from '../../../../src-shared/policy/pack/parse-policy-pack.ts';
import type { PolicyPack } from '../../../../src-shared/policy/pack/policy-pack.ts';
import { resolvePack } from '../../../../src-shared/policy/pack/resolve-pack.ts';

const files = import.meta.glob<unknown>(
  ['../../../../resources/policies/*.json', '!../../../../resources/policies/*.schema.json'],
  {
    eager: true,
    import: 'default',
  },
);

/** Ids of the requirements, of the summaries and of the acceptance sentences that packs may cite. */
const KNOWN_CLAUSES = new Set(
  `H2 H4 H5 H6 H7 H8 H9 H10 H12 H13 H14 H14.1 H14.2 H14.3 H14.4 H14.5 H14.6 H14.7 H16
   W1 W1.4 W2.1a W2.1b W2.1c W2.3 W2.4 W2.5 W3.1 W3.2 W3.3 W3.4 W3.5 W3.6
   L2 L15 L17 L18 L20 L21 L22 L23 L24 L26 L27 L28 L33 L34 L37 L38 L39 L40
   N2 N3 N5.1 N5.2 G2 G3.1 G3.2 G3.3 G3.4 G4.1 G4.2 B1 B4 B5 S6 S8 M9 V2 V3 V4
   SX1 SX2 SX3 SX4 SX5 SX6 SX7 YL1 GX1 GX2 GX3 SP14 SP15 SP16 JJ4068
   Q1 Q2 Q3 Q4 Q10 Q11 Q12 Q17 Q18`.split(/\s+/),
);

/** Readings of ambiguities and the packs that must carry them. */
const READINGS: Readonly<Record<string, readonly string[]>> = {
  'hainan-2017': ['A1', 'A2', 'A3', 'A4', 'A5', 'A6', 'A7', 'A8', 'A9', 'A10', 'A21', 'A22', 'A26', 'A27'],
  'wuhan-2008': ['A11', 'A12', 'A13', 'A24'],
  'linwei-2022': ['A14', 'A15', 'A16', 'A17', 'A23'],
  'shaanxi-guopei-2023': ['A17', 'A18'],
  'shaanxi-2018': ['A19'],
  'yulin-2014': ['A20'],
  'shandong-county': ['A25'],
};

const packs = new Map<string, PolicyPack>();
for (const [path, json] of Object.entries(files)) {
  const result = parsePolicyPack(json);
  if (!result.ok) throw new Error(`${path}: ${JSON.stringify(result.problems)}`);
  packs.set(result.pack.id, result.pack);
}

/** Everything with a clause, wherever it stands in the pack. */
function headings(value: unknown): { clause: string; text: unknown }[] {
  if (typeof value !== 'object' || value === null) return [];
  const inner = Object.values(value).flatMap(headings);
  return 'clause' in value && typeof value.clause === 'string'
    ? [
        { clause: value.clause, text: 'text' in value ? value.text : 'title' in value ? value.title : null },
        ...inner,
      ]
    : inner;
}

describe.each([...packs.values()].map((pack) => [pack.id, pack] as const))('pack %s', (id, pack) => {
  test('stands in a file of its own name and resolves with all references', () => {
    expect(Object.keys(files).some((path) => path.endsWith(`/${id}.json`))).toBe(true);
    expect(resolvePack(pack, (base) => packs.get(base))).toMatchObject({ ok: true });
  });

  test('gives every rule a known clause and words of its own', () => {
    const found = headings(pack);
    expect(
      found.flatMap(({ clause }) => clause.split(', ')).filter((clause) => !KNOWN_CLAUSES.has(clause)),
    ).toEqual([]);
    expect(found.filter(({ text }) => typeof text !== 'string' || text.length < 4)).toEqual([]);
  });

  test('carries the readings that its text needs', () => {
    const notes = new Set(pack.notes.map((note) => note.id));
    expect((READINGS[id] ?? []).filter((note) => !notes.has(note))).toEqual([]);
  });

  test('gives a default only where a reading does', () => {
    const invented = pack.settings.filter(
      (setting) => setting.default !== undefined && setting.notes.length === 0,
    );
    expect(invented).toEqual([]);
  });
});

test('the fifteen packs are there', () => {
  expect([...packs.keys()].sort()).toEqual(
    [
      'guangxi-2016',
      'hainan-2017',
      'hubei-hours',
      'jianghan',
      'linwei-2022',
      'moe-1999',
      'school-own',
      'shaanxi-2018',
      'shaanxi-guopei-2023',
      'shandong-2015',
      'shandong-county',
      'vocational-school',
      'weinan-2019',
      'wuhan-2008',
      'yulin-2014',
    ].sort(),
  );
});

test('Hainan asks for the approval form and seven kinds of archive files, Wuhan for no form (H7)', () => {
  expect(packs.get('hainan-2017')?.requiresApprovalForm).toBe(true);
  expect(packs.get('hainan-2017')?.archive?.items).toHaveLength(7);
  expect(packs.get('wuhan-2008')?.requiresApprovalForm).toBe(false);
});

test('the rows of the missing table are settings without a default (Q1)', () => {
  const settings = packs.get('hainan-2017')?.settings ?? [];
  expect(settings.filter((setting) => setting.default === undefined).map((setting) => setting.id)).toEqual([
    'school-training.credits-per-hour',
    'exam.credits-per-hour',
    'mentoring.credits',
    'degree.credits-per-hour',
  ]);
});
