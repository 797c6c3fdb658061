import { useQuery } from '@tanstack/react-query';
import { assert } from '../../../../src-shared/lib/assert.ts';
import type { CorrectionEffect } from '../../../../src-shared/rpc/contract/corrections.ts';
import { client } from '../../../rpc.ts';
import { acceptedIds, wireOf } from '../return-state.ts';
import type { Return } from '../use-return.ts';

/** What writing the sheet as it is decided now would do; asked anew whenever other differences are accepted. */
export function useReturnEffect({ source, reading, decisions }: Return) {
  const accepted = acceptedIds(reading?.differences ?? [], decisions);
  const fingerprint = reading?.fingerprint ?? '';
  return useQuery({
    queryKey: ['return-effect', fingerprint, accepted],
    queryFn: async (): Promise<CorrectionEffect> => {
      assert(source !== null, 'asked only with a file');
      return client.corrections.effect({ ...wireOf(source), fingerprint, accepted });
    },
    gcTime: 0,
    staleTime: Number.POSITIVE_INFINITY,
  });
}
