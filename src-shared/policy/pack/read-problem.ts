import type { z } from 'zod';

/**
 * Why a value of a file, a form or a case cannot be read. `path` is a JSON pointer; `message` says it in English for
 * terminals and never quotes what was typed; `code` and `values` are for a screen's sentence.
 */
export type ReadProblem = {
  readonly path: string;
  readonly code: 'unknownKey' | 'wrongType' | 'unknownWord' | 'outOfRange' | 'wrongForm' | 'brokenRule';
  readonly values: Readonly<Record<string, string | number>>;
  readonly message: string;
};

/** A path of keys and indexes as a JSON pointer (RFC 6901). */
export function pointerOf(path: readonly PropertyKey[]): string {
  return path.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}

/** Everything a schema found wrong, one problem each, an unknown key each by its own pointer. */
export function readProblems(error: z.core.$ZodError): readonly ReadProblem[] {
  return error.issues.flatMap(problemsOfIssue);
}

/**
 * zod's own messages may quote what was typed, which may be a person's number: only messages written here
 * pass through.
 */
function problemsOfIssue(issue: z.core.$ZodIssue): readonly ReadProblem[] {
  const path = pointerOf(issue.path);
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => ({
        path: `${path}${pointerOf([key])}`,
        code: 'unknownKey',
        values: { key },
        message: 'unknown key',
      }));
    case 'invalid_type':
      return [
        {
          path,
          code: 'wrongType',
          values: { expected: issue.expected },
          message: `missing, or not of type ${issue.expected}`,
        },
      ];
    case 'invalid_value': {
      const choices = issue.values.map(String).join(', ');
      return [{ path, code: 'unknownWord', values: { choices }, message: `not one of ${choices}` }];
    }
    case 'invalid_union':
      return [{ path, code: 'unknownWord', values: { choices: '' }, message: 'unknown word' }];
    case 'too_small':
    case 'too_big':
      return [{ path, code: 'outOfRange', values: {}, message: 'out of range or of another form' }];
    case 'invalid_format':
      // A pattern with words of its own says them; zod's own words begin like this and may quote.
      return issue.message.startsWith('Invalid')
        ? [{ path, code: 'wrongForm', values: {}, message: 'out of range or of another form' }]
        : [{ path, code: 'brokenRule', values: { rule: issue.message }, message: issue.message }];
    case 'custom':
      return [{ path, code: 'brokenRule', values: { rule: issue.message }, message: issue.message }];
    default:
      return [{ path, code: 'wrongForm', values: {}, message: 'out of range or of another form' }];
  }
}
