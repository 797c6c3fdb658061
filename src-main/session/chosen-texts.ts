import { assertPresent } from '../../src-shared/lib/assert.ts';
import type { PackPart } from '../../src-shared/policy/pack/pack-words.ts';
import type { GoverningText, RegisteredPack } from '../../src-shared/policy/pack/registered-pack.ts';
import type { SetChoices } from '../../src-shared/policy/set/combine-set.ts';
import { hasAllParts } from '../../src-shared/policy/set/pack-parts.ts';
import { setProblems } from '../../src-shared/policy/set/set-conflicts.ts';
import type { StoredSet } from '../../src-shared/policy/set/stored-set.ts';
import type { PeriodRecord } from '../database/records/policy-records.ts';
import { Refused, refuseErrors } from './refusals.ts';

/** Texts as somebody chose them, in the order in which they go before each other; without parts all that a text has. */
export type ChosenText = {
  readonly id: string;
  readonly version?: number | null | undefined;
  readonly parts: readonly PackPart[];
};

/**
 * The chosen texts at hand.
 *
 * @throws Refused for a text that is not at hand, one twice, a part it does not have, and a conflict that nobody settled.
 */
export function requireTexts(
  find: (id: string, version: number | null) => RegisteredPack | undefined,
  chosen: readonly ChosenText[],
  choices: SetChoices,
): readonly GoverningText[] {
  const texts = chosen.map(({ id, version, parts }) => {
    const registered = find(id, version ?? null);
    if (registered === undefined || registered.isRemoved)
      throw new Refused([
        { code: 'app.unknownPolicy', severity: 'error', at: { field: 'policyId' }, values: { id } },
      ]);
    return { registered, parts };
  });
  refuseErrors(
    setProblems(
      texts.map(({ registered: { pack }, parts }) => ({ pack, parts })),
      choices,
    ),
  );
  return texts;
}

/** What a period keeps of its texts: of one with all it has its id alone, as ledgers of one text always did. */
export function periodTexts(
  texts: readonly GoverningText[],
  choices: SetChoices,
): Pick<PeriodRecord, 'policyId' | 'version' | 'texts'> {
  const members = texts.map(({ registered: { pack, kind }, parts }) => ({
    id: pack.id,
    // A shipped text is followed as the program ships it; an own one in the version that was chosen.
    version: kind === 'own' ? pack.version : null,
    parts: [...parts],
  }));
  const first = assertPresent(members[0], 'a set has a text');
  const isAlone =
    texts.every(({ registered: { pack }, parts }) => hasAllParts(pack, parts)) && texts.length === 1;
  const stored: StoredSet = { members, choices };
  return {
    policyId: first.id,
    version: first.version,
    texts: isAlone ? null : JSON.stringify(stored),
  };
}
