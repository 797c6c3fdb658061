import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { problemCodes, sheetProblemCodes, templateProblemCodes } from '../../src-shared/problems.ts';

/** The table that stands for a code: its feature's, or that of reading sheets or of mappings, whose codes have none. */
function tableOf(code: string): { readonly file: string; readonly codes: string } {
  if (sheetProblemCodes.some((known) => known === code))
    return { file: 'reading.test.ts', codes: 'sheetProblemCodes' };
  if (templateProblemCodes.some((known) => known === code))
    return { file: 'mapping.test.ts', codes: 'templateProblemCodes' };
  const [feature = ''] = code.split('.');
  return { file: `${feature}.test.ts`, codes: `codesOf('${feature}')` };
}

/** The compiler asks each table for a case of every one of its codes; this asks for the tables. */
it('has a table that provokes every problem code', () => {
  const without = problemCodes.filter((code) => {
    const { file, codes } = tableOf(code);
    const path = join(import.meta.dirname, file);
    return !existsSync(path) || !readFileSync(path, 'utf8').includes(`testCases(${codes}, {`);
  });
  expect(without).toEqual([]);
});
