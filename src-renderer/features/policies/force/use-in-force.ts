import { assert } from '../../../../src-shared/lib/assert.ts';
import { severalTexts } from '../../../../src-shared/policy/policy-words.ts';
import type { SetChoices } from '../../../../src-shared/policy/set/combine-set.ts';
import type { PackPeriod, PackRow } from '../../../../src-shared/rpc/contract/policies.ts';
import { type FieldErrors, useDraft } from '../../../components/form/draft/use-draft.ts';
import { useSave } from '../../../components/form/use-save.ts';
import { client } from '../../../rpc.ts';
import { componentText } from '../../../text/components.ts';
import { forceText as text } from '../../../text/policies/force.ts';
import { type FollowedText, isInForce, wholeText } from './followed-texts.ts';

type Values = {
  readonly packId: string | null;
  /** All texts that shall hold, the one of `packId` first. */
  readonly texts: readonly FollowedText[];
  /** Whose rule is followed where two of them conflict. */
  readonly choices: SetChoices;
  readonly fromYear: number | null;
  readonly reason: string;
  readonly decidedBy: string;
  readonly decidedOn: string | null;
};

type InForceOptions = {
  readonly packs: readonly PackRow[];
  readonly periods: readonly PackPeriod[];
  /** The pack chosen at first, unless it is in force already. */
  readonly initial: string;
  readonly thisYear: number;
  readonly onDone: () => void;
};

function validate({ packId, fromYear, reason }: Values): FieldErrors<Values> {
  return {
    packId: packId === null ? text.dialog.packRequired : undefined,
    fromYear: fromYear === null ? text.dialog.yearRequired : undefined,
    reason: reason.trim() === '' ? componentText.dialog.reasonRequired : undefined,
  };
}

/** Pack, year and reason of a change, proposed for the next year, and setting it in force. */
export function useInForce({ packs, periods, initial, thisYear, onDone }: InForceOptions) {
  const form = useDraft<Values>({
    draftKey: null,
    initial: {
      ...firstTexts({ packs, periods, initial, year: thisYear + 1 }),
      ...{ choices: {}, fromYear: thisYear + 1, reason: '', decidedBy: '', decidedOn: null },
    },
    validate,
  });
  const { packId, texts, fromYear } = form.values;
  const pack = packs.find(({ id }) => id === packId);
  const isAlready = pack !== undefined && fromYear !== null && isInForce(texts, periods, fromYear);
  /** Another first text takes the place of the one before; what holds beside it stays. */
  const choosePack = (id: string | null) => {
    const chosen = packs.find((each) => each.id === id);
    if (chosen === undefined) return;
    const beside = texts.slice(1).filter((each) => each.id !== id);
    form.merge({ packId: id, texts: [wholeText(chosen), ...beside] });
  };
  const save = useSave(
    { ...form, check: () => form.check() && !isAlready },
    {
      call: ({ fromYear: year, reason, choices, decidedBy, decidedOn }) => {
        assert(pack !== undefined && year !== null, 'checked before the call');
        const { id, version } = pack;
        return client.policies.setInForce({
          pack: { id, version },
          set: { texts: texts.map(({ parts, ...each }) => ({ ...each, parts: [...parts] })), choices },
          fromYear: year,
          reason: reason.trim(),
          decidedBy: decidedBy.trim(),
          ...(decidedOn === null ? {} : { decidedOn }),
        });
      },
      done: (_, { fromYear: year }) =>
        text.done(severalTexts(pack?.shortTitle ?? '', texts.length), year ?? 0),
      onDone,
    },
  );
  return { form, save, pack, isAlready, choosePack };
}

/** What the form begins with: the texts in force where there are several, else the pack that is looked at. */
function firstTexts({
  packs,
  periods,
  initial,
  year,
}: Pick<InForceOptions, 'packs' | 'periods' | 'initial'> & { readonly year: number }): Pick<
  Values,
  'packId' | 'texts'
> {
  const now = periods.find(({ isNow }) => isNow)?.texts ?? [];
  if (now.length > 1 && now.some(({ id }) => id === initial))
    return {
      packId: now[0]?.id ?? null,
      texts: now.map(({ id, version, parts }) => ({ id, version, parts })),
    };
  const first = packs.find(({ id }) => id === initial);
  if (first === undefined || isInForce([wholeText(first)], periods, year)) return { packId: null, texts: [] };
  return { packId: initial, texts: [wholeText(first)] };
}
