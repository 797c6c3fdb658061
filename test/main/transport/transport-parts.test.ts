import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { conventionalFolders, foldersUnder } from '../../../src-main/transport/conventional-folders.ts';
import { describeError, errorCode, openErrorLog } from '../../../src-main/transport/error-log.ts';
import { findRendererFile, loadRendererFiles } from '../../../src-main/transport/renderer-files.ts';
import { readInput, writeOutputFiles } from '../../../src-main/transport/terminal/terminal-call.ts';
import { AssertionError } from '../../../src-shared/lib/assert.ts';

const home = mkdtempSync(join(tmpdir(), 'transport-parts-'));
afterAll(() => rmSync(home, { recursive: true, force: true }));

describe('the error log', () => {
  test('keeps names, codes, fields and frames, and nothing that was typed', () => {
    const parsed = z
      .object({ rows: z.array(z.object({ name: z.int() })) })
      .safeParse({ rows: [{ name: '李雷' }] });
    const cause = Object.assign(new Error('UNIQUE: 110101199003070038'), { code: 'SQLITE_CONSTRAINT' });
    const outer = new TypeError('韩梅梅', { cause });
    const text = [describeError(parsed.error), describeError(outer)].join('\n');
    expect(text).toContain('field rows.0.name: invalid_type');
    expect(text).toContain('TypeError');
    expect(text).toContain('SQLITE_CONSTRAINT');
    expect(text).toMatch(/\n {4}at /);
    expect(text).not.toMatch(/李雷|韩梅梅|110101|UNIQUE/);
  });

  test('hides a user’s text used as a key, and a code that is no word', () => {
    const keyed = z.record(z.string(), z.int()).safeParse({ 李雷: 'x' });
    expect(describeError(keyed.error)).toContain('field ?: invalid_type');
    expect(errorCode(Object.assign(new Error(), { code: '李雷 110101' }))).toBe('?');
  });

  test('keeps the message of our own assertions, which hold no personal data', () => {
    expect(describeError(new AssertionError('parts do not sum up'))).toContain('parts do not sum up');
  });

  test('moves a full log aside and keeps one older file', () => {
    const file = join(home, 'log.txt');
    const log = openErrorLog(file, () => new Date('2026-03-01T00:00:00Z'));
    writeFileSync(file, 'x'.repeat(1_000_000));
    log.write('teachers.list', new Error('x'));
    expect(statSync(join(home, 'log.1.txt')).size).toBe(1_000_000);
    expect(readFileSync(file, 'utf8')).toMatch(/^2026-03-01T00:00:00.000Z teachers.list\n {2}Error\n/);
  });

  test('never throws', () => {
    expect(() =>
      openErrorLog(join(home, 'log.txt', 'below a file', 'log.txt'), () => new Date(0)).write(
        'x',
        new Error('x'),
      ),
    ).not.toThrow();
  });
});

describe('the conventional folders', () => {
  test('follow each system', () => {
    const documents = join(home, 'Documents');
    mkdirSync(documents);
    const under = (platform: NodeJS.Platform, env = {}) => conventionalFolders({ platform, env, home });
    expect(under('linux')).toEqual({
      configDirectory: join(home, '.config', 'credit-ledger'),
      ledgersDirectory: join(documents, '学分台账'),
    });
    expect(under('win32', { APPDATA: 'C:\\A' }).configDirectory).toBe(join('C:\\A', 'credit-ledger'));
    expect(under('darwin').configDirectory).toBe(
      join(home, 'Library', 'Application Support', 'credit-ledger'),
    );
  });

  test('find the documents folder under its translated name', () => {
    mkdirSync(join(home, '.config'));
    mkdirSync(join(home, '文档'));
    writeFileSync(join(home, '.config', 'user-dirs.dirs'), '# 注释\nXDG_DOCUMENTS_DIR="$HOME/文档"\n');
    expect(conventionalFolders({ platform: 'linux', env: {}, home }).ledgersDirectory).toBe(
      join(home, '文档', '学分台账'),
    );
  });

  test('fall back to the home folder without documents', () => {
    const bare = join(home, 'bare');
    expect(conventionalFolders({ platform: 'win32', env: {}, home: bare }).ledgersDirectory).toBe(
      join(bare, '学分台账'),
    );
    expect(foldersUnder(bare)).toEqual({
      configDirectory: join(bare, 'config'),
      ledgersDirectory: join(bare, '学分台账'),
    });
  });
});

test('the built screens are served with their type and a strict policy, source maps are not', () => {
  const folder = join(home, 'renderer');
  mkdirSync(join(folder, 'assets'), { recursive: true });
  for (const name of ['index.html', 'assets/a.js', 'assets/a.js.map'])
    writeFileSync(join(folder, name), name);
  const files = loadRendererFiles(folder);
  expect([...files.keys()].toSorted()).toEqual(['/assets/a.js', '/index.html']);
  const page = findRendererFile(files, '/');
  expect(page?.headers).toMatchObject({
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-store',
  });
  const policy = page?.headers['content-security-policy'] ?? '';
  expect(policy).toContain("default-src 'none'");
  expect(policy).toMatch(/script-src 'self';/);
  expect(findRendererFile(files, '/assets/a.js')?.headers['content-type']).toMatch(/^text\/javascript/);
});

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
  });
});
