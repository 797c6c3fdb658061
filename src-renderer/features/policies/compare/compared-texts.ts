import { z } from 'zod';
import { packParts } from '../../../../src-shared/policy/pack/pack-words.ts';
import type { PackPeriod, PackRow } from '../../../../src-shared/rpc/contract/policies.ts';
import { setText } from '../../../text/policies/sets.ts';

const textsSchema = z.array(
  z.object({ id: z.string(), version: z.int(), parts: z.array(z.enum(packParts)).min(1) }),
);
type Texts = z.infer<typeof textsSchema>;

/** Several texts as one value of a list or of an address; one text is its id. */
export function asValue(
  texts: readonly { readonly id: string; readonly version: number; readonly parts: readonly string[] }[],
): string {
  return JSON.stringify(texts.map(({ id, version, parts }) => ({ id, version, parts })));
}

/** The texts of such a value; null where it names one text, or nothing that can be read. */
function textsOf(value: string): Texts | null {
  if (!value.startsWith('[')) return null;
  try {
    return textsSchema.parse(JSON.parse(value));
  } catch {
    return null;
  }
}

/** What a comparison is asked for a value. */
export function askedOf(value: string) {
  const texts = textsOf(value);
  const first = texts?.[0];
  return texts === null || first === undefined
    ? { id: value, version: null }
    : { id: first.id, version: first.version, set: { texts } };
}

/** What can be compared: every text, the texts that hold now where there are several, and those somebody came with. */
export function comparable(
  packs: readonly PackRow[],
  periods: readonly PackPeriod[],
  asked: string | null,
): readonly { readonly value: string; readonly label: string }[] {
  const now = periods.find(({ isNow }) => isNow)?.texts ?? [];
  const sets = [...(now.length > 1 ? [asValue(now)] : []), ...(asked?.startsWith('[') ? [asked] : [])];
  const titleOf = (id: string) => packs.find((pack) => pack.id === id)?.shortTitle ?? id;
  return [
    ...[...new Set(sets)].map((value) => ({
      value,
      label: setText.and((textsOf(value) ?? []).map(({ id }) => titleOf(id))),
    })),
    ...packs.map(({ id, title }) => ({ value: id, label: title })),
  ];
}
