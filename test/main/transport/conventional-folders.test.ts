import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { conventionalFolders, foldersUnder } from '../../../src-main/transport/conventional-folders.ts';

const home = mkdtempSync(join(tmpdir(), 'transport-'));
afterAll(() => rmSync(home, { recursive: true, force: true }));

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
