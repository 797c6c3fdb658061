import { expect, it } from 'vitest';
import { groupPacks } from '../../../../../src-renderer/features/policies/read/list/group-packs.ts';

const pack = (id: string, change: object) => ({
  id,
  isInForce: false,
  kind: 'shipped' as const,
  coversHere: false,
  ...change,
});

it('lists every pack once: in force first, then own copies, those for this region, the rest', () => {
  const groups = groupPacks([
    pack('far', {}),
    pack('here', { coversHere: true }),
    pack('own', { kind: 'own', coversHere: true }),
    pack('now', { kind: 'own', isInForce: true }),
  ]);
  expect(groups.map(({ kind, packs }) => [kind, packs.map(({ id }) => id)])).toEqual([
    ['inForce', ['now']],
    ['own', ['own']],
    ['here', ['here']],
    ['others', ['far']],
  ]);
});

it('names no group without a pack', () => {
  expect(groupPacks([pack('far', {})]).map(({ kind }) => kind)).toEqual(['others']);
});
