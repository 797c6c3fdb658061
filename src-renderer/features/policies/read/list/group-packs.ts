import type { PackRow } from '../../../../../src-shared/rpc/contract/policies.ts';

type Sorted = Pick<PackRow, 'isInForce' | 'kind' | 'coversHere'>;

/** The packs of one region under its heading. */
export type PackGroup<Row> = {
  readonly kind: 'inForce' | 'own' | 'here' | 'others';
  readonly packs: readonly Row[];
};

/** The packs as the list shows them: in force, own copies, those for this region, the rest. Each stands once. */
export function groupPacks<Row extends Sorted>(packs: readonly Row[]): readonly PackGroup<Row>[] {
  const byKind = Map.groupBy(packs, kindOf);
  return (['inForce', 'own', 'here', 'others'] as const).flatMap((kind) => {
    const ofKind = byKind.get(kind);
    return ofKind === undefined ? [] : [{ kind, packs: ofKind }];
  });
}

function kindOf(pack: Sorted): PackGroup<Sorted>['kind'] {
  if (pack.isInForce) return 'inForce';
  if (pack.kind === 'own') return 'own';
  return pack.coversHere ? 'here' : 'others';
}
