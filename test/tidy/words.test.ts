import { globSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { problemText } from '../../src-renderer/text/problems.ts';
import { sheetProblemCodes } from '../../src-shared/sheet/read/sheet-problem.ts';
import { templateProblemCodes } from '../../src-shared/sheet/template/template-proposal.ts';

const root = resolve(import.meta.dirname, '../..');
const read = (pattern: string) =>
  globSync(pattern, { cwd: root }).map((file) => ({ file, text: readFileSync(join(root, file), 'utf8') }));

/** Refusals and notes of files: a union of codes each, named by their feature on the way out. */
const refusals: readonly (readonly [feature: string, file: string])[] = [
  ['workbook', 'src-main/workbooks/ooxml/workbook-refused.ts'],
  ['template', 'src-main/workbooks/ooxml/template-refused.ts'],
  ['template', 'src-main/workbooks/fill/fill-template.ts'],
];

function codesIn(file: string): readonly string[] {
  const source = readFileSync(join(root, file), 'utf8');
  const codes = [...source.matchAll(/^ {2}\| (?:'|\{ readonly code: ')([A-Za-z]+)'/gm)].map(
    ([, code = '']) => code,
  );
  expect(codes.length, file).toBeGreaterThan(2);
  return codes;
}

/** Every problem code that the sources can give: `feature.fact` texts in the core and the handlers. */
function problemCodes(): readonly string[] {
  const codes = new Set<string>([...sheetProblemCodes, ...templateProblemCodes]);
  for (const [feature, file] of refusals) for (const code of codesIn(file)) codes.add(`${feature}.${code}`);
  for (const { text } of read(
    '{src-shared/people,src-shared/training,src-shared/ledger,src-shared/registration,src-shared/certificates,src-shared/review,src-main/features,src-main/app,src-main/session,src-main/transport,src-main/demo,src-main/database}/**/*.ts',
  ))
    for (const [, code = ''] of text.matchAll(
      /(?:code: |tooLarge: |notJson: |(?:problem|warning|error|later|refuse|rowProblem|add)\(\s*)'((?:app|approval|calendar|certificate|correction|decision|document|entry|import|organisation|policy|project|registration|sheet|teacher|template|trainee|verify)\.[A-Za-z-]+)'/g,
    ))
      codes.add(code);
  return [...codes].sort();
}

describe('words', () => {
  it('has a sentence for every problem code', () => {
    const codes = problemCodes();
    expect(codes.length).toBeGreaterThan(80);
    const silent = codes.filter((code) =>
      problemText({ code, severity: 'error', values: {} }).includes(code),
    );
    expect(silent).toEqual([]);
  });

  it('has no code without a sentence for the failures of a ledger folder', () => {
    const source = readFileSync(join(root, 'src-main/database/file/failure.ts'), 'utf8');
    const codes = [...source.matchAll(/^ {2}\| '([A-Za-z]+)'/gm)].map(([, code = '']) => code);
    expect(codes.length).toBeGreaterThan(8);
    const texts = read('src-renderer/text/*.ts')
      .map(({ text }) => text)
      .join('\n');
    expect(codes.filter((code) => !texts.includes(code))).toEqual([]);
  });
});
