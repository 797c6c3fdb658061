import { ORPCError } from '@orpc/client';
import { expect, it, vi } from 'vitest';
import {
  answerExcellent,
  onExcellentAsked,
  withExcellentReason,
} from '../../../../../src-renderer/features/projects/results/ask-excellent.ts';

const refusal = new ORPCError('REFUSED', {
  data: {
    problems: [{ code: 'trainee.excellentOverLimit', severity: 'error', values: { count: 2, max: 1 } }],
  },
});

it('asks for the reason and saves once more when it is given (L21)', async () => {
  const stop = onExcellentAsked(() => setTimeout(() => answerExcellent(true)));
  const save = vi.fn<() => Promise<void>>().mockRejectedValueOnce(refusal).mockResolvedValueOnce();
  await withExcellentReason(save);
  expect(save).toHaveBeenCalledTimes(2);
  stop();
});

it('leaves the refusal standing without a reason, without a page that asks, and for any other refusal', async () => {
  const stop = onExcellentAsked(() => setTimeout(() => answerExcellent(false)));
  await expect(withExcellentReason(() => Promise.reject(refusal))).rejects.toBe(refusal);
  const other = new Error('other');
  await expect(withExcellentReason(() => Promise.reject(other))).rejects.toBe(other);
  stop();
  await expect(withExcellentReason(() => Promise.reject(refusal))).rejects.toBe(refusal);
});
