import { expect, it } from 'vitest';
import { loadShippedPolicies } from '../../../../../src-main/session/shipped-policies.ts';
import { pointColumns } from '../../../../../src-renderer/features/policies/points/point-columns.tsx';

/** Pixels: a character of a small tag, its own frame and padding, the padding of a cell. */
const [CHARACTER, TAG, CELL] = [12, 18, 24];

it('gives the longest article of a shipped text its room', () => {
  const articles = [...loadShippedPolicies().values()].flatMap(({ clauses }) =>
    (clauses ?? []).map(({ article }) => article.length),
  );
  const clause = pointColumns(() => undefined, { isNarrow: false, hasSeveralPacks: true }).find(
    ({ key }) => key === 'clause',
  );
  expect(Math.max(...articles)).toBeGreaterThan(6);
  expect(clause?.width).toBeGreaterThanOrEqual(Math.max(...articles) * CHARACTER + TAG + CELL);
});
