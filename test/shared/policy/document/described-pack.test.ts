import { expect, test } from 'vitest';
import { describePack } from '../../../../src-shared/policy/document/describe-pack.ts';
import {
  describedPackSchema,
  documentSections,
} from '../../../../src-shared/policy/document/described-pack.ts';
import { activity, smallPack } from '../pack/small-pack.ts';

const document = describePack(
  smallPack({
    activities: [activity({ credits: { kind: 'setting', setting: 'rate.x', per: 'hour' } })],
    settings: [{ id: 'rate.x', clause: 'X1', title: '每学时学分', unit: 'credits/hour' }],
  }),
  new Map([['rate.x', 125]]),
);
const isDocument = (changes: Readonly<Record<string, unknown>>) =>
  describedPackSchema.safeParse({ ...document, ...changes }).success;

test('a silent point carries what was decided in whole thousandths, never decimals', () => {
  expect(document.settings).toMatchObject([{ id: 'rate.x', default: null, decided: 125, value: 125 }]);
  expect(isDocument({})).toBe(true);
  expect(isDocument({ settings: document.settings.map((line) => ({ ...line, value: 0.125 })) })).toBe(false);
});

test('a document has known sections only, each listed once', () => {
  expect(new Set(documentSections).size).toBe(documentSections.length);
  expect(isDocument({ sections: [{ id: 'caps', lines: [] }] })).toBe(true);
  expect(isDocument({ sections: [{ id: 'recipes', lines: [] }] })).toBe(false);
});

test('a cell says whether its figure is the text’s, a silent point’s, a person’s or none at all', () => {
  expect(document.activities[0]?.cells.map(({ kind, setting }) => [kind, setting])).toContainEqual([
    'setting',
    'rate.x',
  ]);
  const [row] = document.activities;
  const cells = row?.cells.map((cell) => ({ ...cell, kind: 'guess' }));
  expect(isDocument({ activities: [{ ...row, cells }] })).toBe(false);
});
