import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { AssertionError } from '../../src-shared/lib/assert.ts';

/** The log is moved aside at this size; one older file is kept. */
const logBytesMax = 1_000_000;

export type ErrorLog = {
  /** Writes one failure. `where` is a call path or a part of the program, never user data. */
  readonly write: (where: string, error: unknown) => void;
};

/**
 * A log that cannot hold personal data: error name, code, stack frames and the fields that failed validation, but
 * neither messages (a database or JSON message may quote a name or an identity number) nor inputs.
 * Messages of our own assertions are kept: they promise to contain no personal data.
 * Writing never throws; a full disk must not turn one failure into two.
 */
export function openErrorLog(file: string, now: () => Date): ErrorLog {
  return {
    write(where, error) {
      try {
        mkdirSync(dirname(file), { recursive: true });
        rotate(file);
        appendFileSync(file, `${now().toISOString()} ${where}\n${describeError(error)}\n`, 'utf8');
      } catch {
        // Nothing is left to tell it to.
      }
    },
  };
}

/** The code by which a failure is reported to the host: the reason it states, its `code`, else the name of its class. */
export function errorCode(error: unknown): string {
  if (!(error instanceof Error)) return 'UNKNOWN';
  if ('data' in error && hasReason(error.data)) return safeWord(error.data.reason);
  return 'code' in error && typeof error.code === 'string' ? safeWord(error.code) : safeWord(error.name);
}

/** Name, code, failing fields and frames of an error and its causes; no message, no values. */
export function describeError(error: unknown, depth = 0): string {
  if (!(error instanceof Error)) return `  ${typeof error}`;
  const head = [safeWord(error.name), errorCode(error)];
  if (error instanceof AssertionError) head.push(error.message);
  const lines = [`  ${[...new Set(head)].join(' ')}`];
  if ('issues' in error && Array.isArray(error.issues)) lines.push(...error.issues.map(describeIssue));
  lines.push(...(error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line)));
  if (error.cause !== undefined && depth < 5)
    lines.push('  caused by', describeError(error.cause, depth + 1));
  return lines.join('\n');
}

function describeIssue(issue: unknown): string {
  if (typeof issue !== 'object' || issue === null) return '  issue';
  const code = 'code' in issue && typeof issue.code === 'string' ? safeWord(issue.code) : 'invalid';
  const path = 'path' in issue && Array.isArray(issue.path) ? issue.path.map(pathStep).join('.') : '';
  return `  field ${path === '' ? '(whole input)' : path}: ${code}`;
}

/** Keys of our schemas are ASCII words; anything else may be a user's text used as a key. */
function pathStep(step: unknown): string {
  if (typeof step === 'number') return String(step);
  return typeof step === 'string' ? safeWord(step) : '?';
}

function safeWord(word: string): string {
  return /^[A-Za-z][A-Za-z0-9_.-]{0,79}$/.test(word) ? word : '?';
}

function hasReason(data: unknown): data is { readonly reason: string } {
  return typeof data === 'object' && data !== null && 'reason' in data && typeof data.reason === 'string';
}

function rotate(file: string): void {
  const bytes = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  if (bytes >= logBytesMax) renameSync(file, file.replace(/\.txt$/, '.1.txt'));
}
