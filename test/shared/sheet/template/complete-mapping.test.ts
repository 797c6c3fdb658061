import { describe, expect, it } from 'vitest';
import { assertPresent } from '../../../../src-shared/lib/assert.ts';
import { trainingHours } from '../../../../src-shared/sheet/layouts/training-hours.ts';
import {
  completeMapping,
  templateFieldProblems,
  withFaults,
} from '../../../../src-shared/sheet/template/complete-mapping.ts';
import { proposeTemplate } from '../../../../src-shared/sheet/template/template-proposal.ts';
import { templateOf, templateSheet } from './template-of.ts';

const workbook = templateOf([
  templateSheet([
    ['{{无此名称}}', null, null],
    ['姓名', '学科', '学时'],
    [null, null, null],
  ]),
]);
const proposed = proposeTemplate(trainingHours, workbook, []);
const mapping = assertPresent(proposed.mapping, 'the table is found');
const table = assertPresent(mapping.table, 'the table is found');

describe('a mapping that is sent to be saved', () => {
  it('gets the fingerprint and every column of the workbook; what it does not fill is left alone', () => {
    const [name] = table.columns;
    const sent = {
      ...mapping,
      layoutId: 'other',
      fingerprint: { ...mapping.fingerprint, sheet: 'other' },
      table: { ...table, columns: name === undefined ? [] : [name] },
    };
    const completed = completeMapping(trainingHours, workbook, sent).mapping;
    expect([completed?.layoutId, completed?.fingerprint]).toEqual([trainingHours.id, mapping.fingerprint]);
    expect(completed?.table?.columns.map(({ fill }) => fill.kind)).toEqual(['field', 'leave', 'leave']);
  });

  it('is refused where a column cannot be filled', () => {
    const columns = table.columns.map((column) => ({
      ...column,
      fill: { kind: 'field', key: 'phone' } as const,
    }));
    const { problems } = completeMapping(trainingHours, workbook, {
      ...mapping,
      table: { ...table, columns },
    });
    expect(problems.map(({ code }) => code)).toContain('templateFieldUnknown');
  });
});

it('says once that a placeholder is not known, though proposal and check both find it', () => {
  const codes = withFaults(trainingHours, workbook, proposed).map(({ code }) => code);
  expect(
    codes.filter((code) => code.startsWith('templatePlaceholder') || code === 'templateValueUnknown'),
  ).toEqual(['templatePlaceholderUnknown']);
});

describe('name and sorting of a template', () => {
  const problems = (name: string, key = 'hours') =>
    templateFieldProblems(trainingHours, { name, sort: [{ key }] }, ['县登记表']).map(({ code }) => code);

  it('are refused where the name is missing or another has it, and where the sheet has no such column', () => {
    expect(problems(' ')).toEqual(['template.nameMissing']);
    expect(problems(' 县登记表 ')).toEqual(['template.nameTaken']);
    expect(problems('新表', 'credits')).toEqual(['template.sortUnknown']);
    expect(problems('新表')).toEqual([]);
  });
});
