import { describe, expect, it } from 'vitest';
import { assertPresent } from '../../../../src-shared/lib/assert.ts';
import { trainingHours } from '../../../../src-shared/sheet/layouts/training-hours.ts';
import { alikeTemplates, carryOver, findSame } from '../../../../src-shared/sheet/template/known-template.ts';
import { proposeTemplate } from '../../../../src-shared/sheet/template/template-proposal.ts';
import { templateOf, templateSheet } from './template-of.ts';

const BLANK = [null, null, null, null];

function formOf(headings: readonly string[], name = '登记') {
  return templateOf([templateSheet([[...headings], BLANK, BLANK], {}, name)]);
}

function saved(headings: readonly string[], name?: string) {
  const workbook = formOf(headings, name);
  const { mapping } = proposeTemplate(trainingHours, workbook, []);
  return { workbook, mapping: assertPresent(mapping, 'the table is found') };
}

const OURS = ['姓名', '学段', '学科', '学时'];
const ours = saved(OURS);
const theirs = saved(['姓名', '学时', '何时入职', '何处任教']);

describe('a workbook that comes again', () => {
  it('is the saved template whose fingerprint it has', () => {
    expect(findSame(trainingHours, formOf(OURS), [theirs, ours])).toBe(ours);
    expect(findSame(trainingHours, formOf([...OURS, '备注']), [theirs, ours])).toBeUndefined();
  });

  it('is compared with those that share half of its words, the most alike first', () => {
    const changed = formOf(['姓名', '学科', '学时', '备注']);
    expect(alikeTemplates(changed, [theirs, ours])[0]).toBe(ours);
    expect(alikeTemplates(formOf(['物品', '数量', '单价', '金额']), [theirs, ours])).toEqual([]);
  });

  it('takes over the mapping of the form that it is a changed one of', () => {
    const columns = carryOver(trainingHours, ours, formOf(['学时', '姓名', '学段', '学科', '备注']))?.columns;
    expect(columns).toMatchObject({ 1: 'hours', 2: 'name', 3: 'stage', 4: 'subject' });
  });

  it('is another form where too little is the same, a stricter measure on a sheet of another name', () => {
    const some = ['姓名', '学段', '学时', '座号'];
    expect(carryOver(trainingHours, ours, formOf(some))).not.toBeNull();
    expect(carryOver(trainingHours, ours, formOf(some, '花名册'))).toBeNull();
  });
});
