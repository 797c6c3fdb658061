import { expect, test } from 'vitest';
import { channels } from '../../../src-main/electron/channels.ts';

test('no two messages share a channel', () => {
  const names = Object.values(channels);
  expect(new Set(names).size).toBe(names.length);
});
