import { expect, test } from 'vitest';
import { failureSentence } from '../../../../src-main/transport/terminal/sentences.ts';
import { ledgerFailureCodes } from '../../../../src-shared/failures.ts';

test('every failure of a ledger has its own sentence', () => {
  const sentences = ledgerFailureCodes.map((code) => failureSentence({ during: 'open', code }));
  expect(new Set(sentences).size).toBe(ledgerFailureCodes.length);
  for (const sentence of sentences) expect(sentence).toMatch(/^台账未能打开：[^a-z]+。$/i);
});

test('another code is shown as it is, and an end at work points to the log', () => {
  expect(failureSentence({ during: 'start', code: 'EPERM' })).toBe('程序未能启动：代码 EPERM。');
  expect(failureSentence({ during: 'work', code: 'EXIT_137' })).toContain('EXIT_137');
  expect(failureSentence({ during: 'work', code: 'EXIT_137' })).toContain('log.txt');
});
