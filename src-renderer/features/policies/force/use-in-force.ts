import { assert } from '../../../../src-shared/lib/assert.ts';
import type { PackPeriod, PackRow } from '../../../../src-shared/rpc/contract/policies.ts';
import { type FieldErrors, useDraft } from '../../../components/form/draft/use-draft.ts';
import { useSave } from '../../../components/form/use-save.ts';
import { client } from '../../../rpc.ts';
import { componentText } from '../../../text/components.ts';
import { forceText as text } from '../../../text/policies/force.ts';
import { isInForce } from './in-force.ts';

type Values = {
  readonly packId: string | null;
  readonly fromYear: number | null;
  readonly reason: string;
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
  const first = packs.find(({ id }) => id === initial);
  const isFirstFree = first !== undefined && !isInForce(first, periods, thisYear + 1);
  const form = useDraft<Values>({
    draftKey: null,
    initial: { packId: isFirstFree ? initial : null, fromYear: thisYear + 1, reason: '' },
    validate,
  });
  const { packId, fromYear } = form.values;
  const pack = packs.find(({ id }) => id === packId);
  const isAlready = pack !== undefined && fromYear !== null && isInForce(pack, periods, fromYear);
  const save = useSave(
    { ...form, check: () => form.check() && !isAlready },
    {
      call: ({ fromYear: year, reason }) => {
        assert(pack !== undefined && year !== null, 'checked before the call');
        const { id, version } = pack;
        return client.policies.setInForce({ pack: { id, version }, fromYear: year, reason: reason.trim() });
      },
      done: (_, { fromYear: year }) => text.done(pack?.shortTitle ?? '', year ?? 0),
      onDone,
    },
  );
  return { form, save, pack, isAlready };
}
