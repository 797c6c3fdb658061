import { expect, it } from 'vitest';
import { questionProblems } from '../../../../src-shared/sheet/rows/sheet-question.ts';
import { someFacts } from './sheet-of-facts.ts';

const asked = (...[question]: Parameters<typeof someFacts>) =>
  questionProblems(someFacts(question).question).map(({ code, at }) => `${code} ${at?.field}`);

it('needs a project or a year, as the kind has it', () => {
  expect(asked({ kind: 'qualified' })).toEqual(['sheet.projectMissing projectUid']);
  expect(asked({ kind: 'registration' })).toEqual(['sheet.yearMissing year']);
  expect(asked({ kind: 'registration', year: 2025 })).toEqual([]);
  expect(asked({ kind: 'registration', projectUid: 'j1' })).toEqual([]);
});

it('names everything that the kind does not take, in the order of the form', () => {
  const whole = { projectUid: 'j1', year: 2025, organisationName: '北塘实验小学', level: 'county' } as const;
  expect(asked({ kind: 'yearSummary', ...whole })).toEqual([
    'sheet.notOffered projectUid',
    'sheet.notOffered level',
  ]);
});
