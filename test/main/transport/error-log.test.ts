import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { describeError, errorCode, openErrorLog } from '../../../src-main/transport/error-log.ts';
import { AssertionError } from '../../../src-shared/lib/assert.ts';

const home = mkdtempSync(join(tmpdir(), 'transport-'));
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
