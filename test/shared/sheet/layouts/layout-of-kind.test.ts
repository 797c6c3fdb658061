import { expect, it } from 'vitest';
import { layoutOfKind } from '../../../../src-shared/sheet/layouts/layout-of-kind.ts';
import { sheetKinds, sheetTitles } from '../../../../src-shared/sheet/layouts/sheet-kinds.ts';

const cycle = { from: 2024, to: 2025 };
const keysOf = (kind: (typeof sheetKinds)[number]) => layoutOfKind(kind, cycle).columns.map(({ key }) => key);

it('has the layout that each kind is called after', () => {
  for (const kind of sheetKinds) expect(layoutOfKind(kind, cycle).title).toBe(sheetTitles[kind]);
});

it('offers the years of the cycle, and the first and last day apart', () => {
  expect(keysOf('cycleSummary')).toEqual(expect.arrayContaining(['2024.hours', '2025.verdict']));
  expect(keysOf('registration')).toEqual(expect.arrayContaining(['period', 'startOn', 'endOn']));
});
