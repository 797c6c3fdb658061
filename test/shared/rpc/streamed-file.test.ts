import { expect, test } from 'vitest';
import { streamedFiles } from '../../../src-renderer/streamed-files.ts';
import { StreamedFile, streamedFileType } from '../../../src-shared/rpc/streamed-file.ts';

test('a file that travelled as text is the same file again', async () => {
  const [serializer] = streamedFiles;
  expect(serializer?.type).toBe(streamedFileType);
  const bytes = Uint8Array.of(0, 255, 10, 13, 128);
  const file = serializer?.deserialize(
    new StreamedFile('名单.xlsx', 'text/plain', Buffer.from(bytes).toString('base64')),
  );
  expect([file?.name, file?.type]).toEqual(['名单.xlsx', 'text/plain']);
  expect(new Uint8Array((await file?.arrayBuffer()) ?? new ArrayBuffer(0))).toEqual(bytes);
});

test('its number is none that the calls’ own values have', () => {
  expect(streamedFileType).toBeGreaterThan(20);
});
