import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import {
  callProcedure,
  procedureNames,
  readInput,
  requireEmptyFolder,
  requireFolderForFiles,
  UsageError,
  writeOutputFiles,
} from '../../../../src-main/transport/terminal/terminal-call.ts';
import { contract } from '../../../../src-shared/rpc/contract/index.ts';

const home = mkdtempSync(join(tmpdir(), 'transport-'));
afterAll(() => rmSync(home, { recursive: true, force: true }));

describe('files of a terminal call', () => {
  test('enter by path as files with name and type', async () => {
    const path = join(home, '名单.xlsx');
    writeFileSync(path, 'bytes');
    writeFileSync(join(home, 'input.json'), JSON.stringify({ list: [{ $file: path }], plain: 1 }));
    const input = readInput(`@${join(home, 'input.json')}`);
    const [file] = z.object({ list: z.array(z.file()), plain: z.literal(1) }).parse(input).list;
    expect([file?.name, file?.type, await file?.text()]).toEqual([
      '名单.xlsx',
      'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      'bytes',
    ]);
    expect(() => readInput('{"$file":"/nowhere/x"}')).toThrow('找不到文件');
    expect(() => readInput('{')).toThrow('JSON');
  });

  test('leave into the folder, never over another file and never outside of it', async () => {
    const out = join(home, 'out');
    const output = {
      at: null,
      files: [new File(['1'], '表.xlsx'), new File(['22'], '表.xlsx'), new File(['3'], '../x')],
    };
    expect(await writeOutputFiles(output, out)).toEqual({
      at: null,
      files: [
        { $file: join(out, '表.xlsx'), name: '表.xlsx', bytes: 1 },
        { $file: join(out, '表 (2).xlsx'), name: '表.xlsx', bytes: 2 },
        { $file: join(out, '.._x'), name: '../x', bytes: 1 },
      ],
    });
    expect(readFileSync(join(out, '表 (2).xlsx'), 'utf8')).toBe('22');
    await expect(writeOutputFiles(output, null)).rejects.toThrow('--out');
    const long = new File(['4'], `${'长'.repeat(100)}.xlsx`);
    await writeOutputFiles([long, long], join(home, 'long'));
    expect(readdirSync(join(home, 'long'))).toHaveLength(2);
  });
});

describe('a call by its name', () => {
  test('is one of the contract, feature by feature', () => {
    const names = procedureNames();
    expect(names).toContain('teachers.list');
    expect(new Set(names.map((name) => name.split('.')[0]))).toEqual(new Set(Object.keys(contract)));
  });
  test('that is none is refused before anything is done', async () => {
    const call = {
      procedure: 'teachers.dance',
      input: undefined,
      signal: new AbortController().signal,
      onProgress: () => undefined,
    };
    await expect(callProcedure({} as never, call)).rejects.toBeInstanceOf(UsageError);
  });
  test('whose answer holds a file wants a folder for it', () => {
    expect(() => requireFolderForFiles('sheets.write', null)).toThrow(UsageError);
    expect(() => requireFolderForFiles('sheets.write', home)).not.toThrow();
    expect(() => requireFolderForFiles('teachers.list', null)).not.toThrow();
  });
});

test('a folder for answers is new or empty', () => {
  writeFileSync(join(home, 'a.txt'), 'a');
  expect(requireEmptyFolder(join(home, 'new'))).toBe(join(home, 'new'));
  expect(() => requireEmptyFolder(home)).toThrow('不是空的');
  expect(() => requireEmptyFolder(join(home, 'a.txt'))).toThrow('不是文件夹');
});
