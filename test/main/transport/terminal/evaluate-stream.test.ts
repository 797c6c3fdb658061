import { createReadStream, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable, Writable } from 'node:stream';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { loadShippedCalendar, loadShippedPolicies } from '../../../../src-main/session/shipped-policies.ts';
import { evaluateStream } from '../../../../src-main/transport/terminal/evaluate-stream.ts';
import { UnreadableCasesError } from '../../../../src-main/transport/terminal/read-cases.ts';

const environment = { packs: loadShippedPolicies(), calendar: loadShippedCalendar() };
const answerSchema = z.object({
  id: z.string().nullable(),
  output: z.record(z.string(), z.unknown()).optional(),
  error: z.object({ code: z.string(), message: z.string(), path: z.string() }).optional(),
});

function deadlineCase(id: string) {
  return {
    id,
    kind: 'deadline',
    policy: 'hainan-2017',
    input: { duty: 'registration', from: '2023-09-22' },
  };
}

/** Runs a text through the stream, cut into chunks of `size` bytes. */
async function run(text: string | Uint8Array, size = 1 << 16) {
  const bytes = typeof text === 'string' ? new TextEncoder().encode(text) : text;
  const chunks: Uint8Array[] = [];
  for (let at = 0; at < bytes.length; at += size) chunks.push(bytes.slice(at, at + size));
  let written = '';
  const output = new Writable({
    write(chunk, _encoding, done) {
      written += String(chunk);
      done();
    },
  });
  const summary = await evaluateStream(Readable.from(chunks), output, environment);
  return { written, summary };
}

function linesOf(written: string) {
  return written
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => answerSchema.parse(JSON.parse(line)));
}

function arrayOf(written: string) {
  return z.array(answerSchema).parse(JSON.parse(written));
}

function outcomes(answers: readonly z.infer<typeof answerSchema>[]) {
  return answers.map(({ id, error }) => `${id} ${error?.code ?? 'ok'}`);
}

describe('the shape of the answer follows the shape of the question', () => {
  const both = [deadlineCase('a'), deadlineCase('b')];

  test('an array is answered by an array in the same order', async () => {
    const { written, summary } = await run(JSON.stringify(both, null, 2));
    expect(outcomes(arrayOf(written))).toEqual(['a ok', 'b ok']);
    expect(summary).toEqual({ cases: 2, errors: 0, exitStatus: 0 });
  });

  test('lines are answered by lines', async () => {
    const { written } = await run(`${both.map((asked) => JSON.stringify(asked)).join('\r\n')}\r\n`);
    expect(outcomes(linesOf(written))).toEqual(['a ok', 'b ok']);
  });

  test('a byte order mark in front changes nothing', async () => {
    const { written } = await run(`\uFEFF${JSON.stringify(both)}`);
    expect(outcomes(arrayOf(written))).toEqual(['a ok', 'b ok']);
  });

  test('a single object, on one line or on many, is one case', async () => {
    for (const space of [0, 2]) {
      const { written } = await run(JSON.stringify(deadlineCase('single'), null, space));
      expect(outcomes(linesOf(written))).toEqual(['single ok']);
    }
  });

  test('several objects printed over many lines are told apart', async () => {
    const { written } = await run(both.map((asked) => JSON.stringify(asked, null, 2)).join('\n'));
    expect(outcomes(linesOf(written))).toEqual(['a ok', 'b ok']);
  });

  test.for([
    ['nothing', '', ''],
    ['spaces and line ends', ' \n\n', ''],
    ['an empty array', ' [ ] ', '[]\n'],
  ] as const)('%s gives no answer', async ([, text, expected]) => {
    const { written, summary } = await run(text);
    expect(written).toBe(expected);
    expect(summary).toEqual({ cases: 0, errors: 0, exitStatus: 0 });
  });

  test('chunks may end anywhere, also within a character or a string', async () => {
    const asked = [
      {
        id: '一',
        kind: 'identity',
        policy: null,
        input: { type: 'name', value: '𠮷㼆·买"}],[\\' },
        note: '{"id": 1}',
      },
      deadlineCase('二'),
    ];
    const whole = await run(JSON.stringify(asked));
    for (const size of [1, 2, 3, 7]) {
      expect((await run(JSON.stringify(asked), size)).written).toBe(whole.written);
      expect((await run(JSON.stringify(asked, null, 1), size)).written).toBe(whole.written);
    }
    expect(outcomes(arrayOf(whole.written))).toEqual(['一 ok', '二 ok']);
  });
});

const good = (id: string) => JSON.stringify(deadlineCase(id));

describe('a broken array is one problem with its place', () => {
  test.for([
    ['a brace is missing', `[${good('a').slice(0, -1)},\n${good('b')}]`, 'line 2, column 1'],
    ['a quote is missing', `[\n{"id":"a","kind":"deadline,"policy":null}]`, 'line 2, column 29'],
    ['a comma is left over', `[{"id":"a"},]`, 'line 1, column 13'],
    ['an empty place between commas', `[{"id":"a"},\n\n,{"id":"b"}]`, 'line 3, column 1'],
    ['a word is no JSON', `[{"id":"a","kind":deadline}]`, 'line 1, column 19'],
    ['text behind the array', `[${good('a')}]\n ]`, 'line 2, column 2'],
    ['it is never closed', `[${good('a')},${good('b')}`, 'it ends before the array does'],
    ['it ends inside a word', '[{"id":"a","policy":nul', 'it ends before the array does'],
  ] as const)('%s', async ([, text, place]) => {
    for (const size of [5, 1 << 16]) {
      const { written, summary } = await run(text, size);
      expect(arrayOf(written)).toEqual([
        { id: null, error: { code: 'malformed', message: `not JSON: ${place}`, path: '' } },
      ]);
      expect(summary).toEqual({ cases: 1, errors: 1, exitStatus: 1 });
    }
  });

  test('every place lies where the text can no longer become JSON', async () => {
    const text = JSON.stringify([
      deadlineCase('a'),
      { id: 'b', list: [1.5e3, -0.25, true, null, '\u{10080}\\"'] },
    ]);
    const anywhere = fc.integer({ min: 1, max: text.length - 1 });
    await fc.assert(
      fc.asyncProperty(
        anywhere,
        fc.constantFrom('', ',', '}', ']', '"', '7', 'x', '\u0001'),
        async (at, put) => {
          const broken = text.slice(0, at) + put + text.slice(at + 1);
          const [answer] = arrayOf((await run(broken)).written);
          const column = /column (\d+)/.exec(answer?.error?.message ?? '')?.[1];
          // What stands before the change is JSON's beginning, so nothing is wrong before it.
          if (column !== undefined) expect(Number(column)).toBeGreaterThan(at);
        },
      ),
      { seed: 8259 },
    );
  });

  test('bytes that are no UTF-8 are said with their line, whatever else is wrong', async () => {
    const bytes = new TextEncoder().encode(`[${good('a')},\n${good('b')},\n${good('c')}]`);
    const at = bytes.indexOf(10) + 8;
    const { written } = await run(Uint8Array.from(bytes, (byte, index) => (index === at ? 0xff : byte)));
    expect(arrayOf(written)).toMatchObject([{ id: null, error: { message: 'not UTF-8: line 2' } }]);
  });
});

describe('a broken case does not stop the others', () => {
  test.for([
    ['a line is cut off', `{"id":"a","kind":"dead\n${good('b')}\n${good('c')}`],
    ['a line is cut off behind a colon', `{"id":"a","kind":\n${good('b')}\n${good('c')}`],
    ['a brace too many', `{"id":"a"}}\n${good('b')}\n${good('c')}\n`],
    ['text behind the case', `{"id":"a"} etc\n${good('b')}\n\n${good('c')}`],
  ] as const)('lines: %s', async ([, text]) => {
    for (const size of [5, 1 << 16]) {
      const { written } = await run(text, size);
      expect(outcomes(linesOf(written))).toEqual(['a malformed', 'b ok', 'c ok']);
    }
  });

  test('a line that is no JSON at all has no id', async () => {
    const { written } = await run(`序号,姓名\n${good('b')}`);
    expect(outcomes(linesOf(written))).toEqual(['null malformed', 'b ok']);
  });

  test('a case with the id in another place still ends at the left margin', async () => {
    const later =
      '{"kind":"deadline","id":"b","policy":"hainan-2017","input":{"duty":"registration","from":"2023-09-22"}}';
    const { written } = await run(`{"kind":"deadline","id":"a"\n${later}\n`);
    expect(outcomes(linesOf(written))).toEqual(['null malformed', 'b ok']);
  });

  test('values that are no cases are said, each by itself', async () => {
    const { written, summary } = await run(`[1, null, "x", ${good('a')}]`);
    expect(outcomes(arrayOf(written))).toEqual([
      'null malformed',
      'null malformed',
      'null malformed',
      'a ok',
    ]);
    expect(summary).toEqual({ cases: 4, errors: 3, exitStatus: 1 });
  });

  test('a text behind a case on lines is a case of its own', async () => {
    const { written } = await run(`${good('a')}\n]\n\n${good('b')}`);
    expect(outcomes(linesOf(written))).toEqual(['a ok', 'null malformed', 'b ok']);
  });

  test.each([1, 2, 3, 7, 1 << 16])(
    'a name saved as GBK is told apart from one that was typed, in chunks of %i bytes',
    async (size) => {
      const name = (id: string, value: string) =>
        Buffer.from(
          `{"id":"${id}","kind":"identity","policy":null,"input":{"type":"name","value":"${value}"}}\n`,
        );
      const [before, after] = name('gbk', '@').toString().split('@');
      const gbk = Buffer.from([0xcd, 0xf5, 0xb7, 0xbc]);
      const bytes = Buffer.concat([
        name('a', '王𫖯'),
        Buffer.from(before ?? ''),
        gbk,
        Buffer.from(after ?? ''),
        // The replacement character itself, and a real pair whose second half is the one that marks broken bytes.
        name('typed', '王\ufffd'),
        name('pair', '\u{10080}'),
        name('half', '王').subarray(0, -4),
      ]);
      const answers = linesOf((await run(bytes, size)).written);
      expect(outcomes(answers)).toEqual(['a ok', 'gbk malformed', 'typed ok', 'pair ok', 'half malformed']);
      expect(answers[0]?.output).toMatchObject({ normalised: '王𫖯' });
      expect(answers[1]?.error).toMatchObject({ message: 'not UTF-8', path: '' });
      expect(answers[2]?.output).toMatchObject({ valid: false, problem: 'characters' });
    },
  );

  test('a text that ends inside a character, and an id that cannot be read, are said', async () => {
    const half = Buffer.concat([
      Buffer.from(`${good('a')}\n{"id":"`),
      Buffer.from([0xff]),
      Buffer.from('"}\n'),
      Buffer.from([0xe7, 0x8e]),
    ]);
    expect(outcomes(linesOf((await run(half)).written))).toEqual([
      'a ok',
      'null malformed',
      'null malformed',
    ]);
  });
});

describe('files and back pressure', () => {
  test('a file that is not there is told apart from cases that are wrong', async () => {
    const output = new Writable({ write: (_chunk, _encoding, done) => done() });
    const failure = await evaluateStream(
      createReadStream(join(tmpdir(), 'no-such-cases.json')),
      output,
      environment,
    ).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(UnreadableCasesError);
    expect(failure).toMatchObject({ code: 'ENOENT' });
  });

  test('a file is answered like its text', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'cases-'));
    try {
      const path = join(folder, 'cases.json');
      writeFileSync(path, JSON.stringify([deadlineCase('a')]));
      let written = '';
      const output = new Writable({
        write(chunk, _encoding, done) {
          written += String(chunk);
          done();
        },
      });
      await evaluateStream(createReadStream(path), output, environment);
      expect(arrayOf(written)[0]?.output).toMatchObject({ due: '2023-11-09', calendar: 'working' });
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  test('a writer that fails ends the run with its own error', async () => {
    const output = new Writable({ write: (_chunk, _encoding, done) => done(new Error('pipe closed')) });
    await expect(
      evaluateStream(Readable.from([JSON.stringify([deadlineCase('a')])]), output, environment),
    ).rejects.toThrow('pipe closed');
  });

  test('100,000 lines keep their order in constant memory', async () => {
    const count = 100_000;
    let highest = 0;
    let waiting = 0;
    let seen = 0;
    function* chunks(): Generator<string> {
      for (let index = 0; index < count; index++) {
        waiting = Math.max(waiting, index - seen);
        yield `${JSON.stringify(deadlineCase(String(index)))}\n`;
      }
    }
    const output = new Writable({
      highWaterMark: 1,
      write(chunk, _encoding, done) {
        for (const [, id] of String(chunk).matchAll(/^\{"id":"(\d+)"/gm)) {
          if (id !== String(seen)) throw new Error(`answer ${id} stands at ${seen}`);
          seen += 1;
        }
        highest = Math.max(highest, process.memoryUsage().heapUsed);
        setImmediate(done);
      },
    });
    const before = process.memoryUsage().heapUsed;
    const summary = await evaluateStream(Readable.from(chunks()), output, environment);
    expect(summary).toEqual({ cases: count, errors: 0, exitStatus: 0 });
    expect(seen).toBe(count);
    expect(waiting).toBeLessThan(5_000);
    expect(highest - before).toBeLessThan(200 * 1024 * 1024);
  });

  test('100,000 elements of an array are answered in order', async () => {
    const ids = Array.from({ length: 100_000 }, (_, index) => String(index));
    const { written, summary } = await run(`[${ids.map(good).join(',\n')}]`);
    expect(summary.errors).toBe(0);
    expect(arrayOf(written).map(({ id }) => id)).toEqual(ids);
  });

  test('a line without an end is given up before it fills the memory', async () => {
    const part = 'x'.repeat(1 << 20);
    function* endless(): Generator<string> {
      yield '[';
      while (true) yield part;
    }
    const output = new Writable({ write: (_chunk, _encoding, done) => done() });
    await expect(evaluateStream(Readable.from(endless()), output, environment)).rejects.toMatchObject({
      name: 'UnreadableCasesError',
      code: 'TOO_LONG',
    });
  });
});
