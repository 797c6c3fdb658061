import { hash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { parsePolicyPack } from '../../../../src-shared/policy/pack/parse-policy-pack.ts';
import type { PolicyPack } from '../../../../src-shared/policy/pack/policy-pack.ts';
import { resolvePack } from '../../../../src-shared/policy/pack/resolve-pack.ts';
import shipped from './shipped.json' with { type: 'json' };

const files = import.meta.glob<unknown>(
  ['../../../../resources/policies/*.json', '!../../../../resources/policies/*.schema.json'],
  {
    eager: true,
    import: 'default',
  },
);

const earlierFiles = import.meta.glob<unknown>('../../../../resources/policies/earlier/*.json', {
  eager: true,
  import: 'default',
});

/** Readings of ambiguities and the packs that must carry them. */
const READINGS: Readonly<Record<string, readonly string[]>> = {
  'hainan-2017': [
    ...['A1', 'A2', 'A3', 'A4', 'A5', 'A6', 'A7', 'A8', 'A9', 'A10', 'A21', 'A22', 'A26', 'A27', 'A27b'],
    ...['A28', 'A29', 'A33', 'A34', 'A36'],
  ],
  'wuhan-2008': ['A11', 'A12', 'A13', 'A24', 'A31'],
  'guangxi-2016': ['A33', 'A35'],
  'hubei-hours': ['A33'],
  'weinan-2019': ['A33'],
  'shandong-2015': ['A32', 'A33'],
  'linwei-2022': ['A14', 'A15', 'A16', 'A17', 'A23'],
  'shaanxi-guopei-2023': ['A17', 'A18'],
  'shaanxi-2018': ['A19'],
  'yulin-2014': ['A20'],
  'shandong-county': ['A25', 'A33'],
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

  test('gives every rule words of its own', () => {
    expect(headings(pack).filter(({ text }) => typeof text !== 'string' || text.length < 4)).toEqual([]);
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

test('stay as they were shipped', () => {
  const present = Object.fromEntries(
    Object.entries({ ...files, ...earlierFiles }).map(([path, json]) => [
      path.slice(path.indexOf('/policies/') + '/policies/'.length, -'.json'.length),
      hash('sha256', JSON.stringify(json)),
    ]),
  );
  expect(
    present,
    'A shipped pack is never edited: entries out there were computed by it. Keep the file under earlier and give its successor the next version. For a new pack, or before the first release, put its hash into test/shared/policy/pack/shipped.json.',
  ).toEqual(shipped);
});

test('no version that was shipped is missing: copies extend it and periods name it', () => {
  const versions = Map.groupBy(
    [...Object.values(files), ...Object.values(earlierFiles)].map((json) => parsePolicyPack(json)),
    (result) => (result.ok ? result.pack.id : 'unreadable'),
  );
  for (const [id, results] of versions) {
    const numbers = results.map((result) => (result.ok ? result.pack.version : 0)).sort((a, b) => a - b);
    expect(numbers, id).toEqual(numbers.map((_, index) => index + 1));
    expect(packs.get(id)?.version).toBe(numbers.length);
  }
  for (const [path, json] of Object.entries(earlierFiles))
    expect(json).toMatchObject({ version: Number(path.match(/-(\d+)\.json$/)?.[1]) });
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
    'failed.counts',
  ]);
});
