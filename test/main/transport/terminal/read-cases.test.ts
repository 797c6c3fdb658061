import { Readable } from 'node:stream';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type CaseGroup, readCases } from '../../../../src-main/transport/terminal/read-cases.ts';

async function read(chunks: readonly (string | Buffer)[]): Promise<readonly CaseGroup[]> {
  const groups: CaseGroup[] = [];
  for await (const group of readCases(Readable.from(chunks.map((chunk) => Buffer.from(chunk)))))
    groups.push(group);
  return groups;
}

test('an array is one group, lines are one each, and nothing is nothing', async () => {
  expect(await read(['[{"id":"a"},2]'])).toEqual([
    { shape: 'array', cases: [{ value: { id: 'a' } }, { value: 2 }] },
  ]);
  expect(await read(['{"id":"a"}\n\n{"id":"b"}\n'])).toEqual([
    { shape: 'lines', cases: [{ value: { id: 'a' } }] },
    { shape: 'lines', cases: [{ value: { id: 'b' } }] },
  ]);
  expect(await read([' \n\n'])).toEqual([]);
});

test('a broken line keeps its id and stops nothing', async () => {
  expect(await read(['{"id":"a", x}\n{"id":"b"}\n'])).toEqual([
    { shape: 'lines', cases: [{ id: 'a', problem: 'not JSON' }] },
    { shape: 'lines', cases: [{ value: { id: 'b' } }] },
  ]);
  expect(await read([Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x7d])])).toEqual([
    { shape: 'lines', cases: [{ id: null, problem: 'not UTF-8' }] },
  ]);
});

test('chunks may end in the middle of a character', async () => {
  const bytes = Buffer.from('{"id":"甲𬱖"}\n{\n  "id": "乙"\n}\n');
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 0, max: bytes.length }), async (cut) => {
      const groups = await read([bytes.subarray(0, cut), bytes.subarray(cut)]);
      expect(groups.flatMap(({ cases }) => cases)).toEqual([
        { value: { id: '甲𬱖' } },
        { value: { id: '乙' } },
      ]);
    }),
  );
});

test('what cannot be read to its end says by which code', async () => {
  const broken = new Readable({
    read() {
      this.destroy(Object.assign(new Error(), { code: 'EISDIR' }));
    },
  });
  await expect(readCases(broken).next()).rejects.toMatchObject({
    name: 'UnreadableCasesError',
    code: 'EISDIR',
  });
});
