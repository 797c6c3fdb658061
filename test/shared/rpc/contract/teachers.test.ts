import { expect, test } from 'vitest';
import { teacherRowSchema } from '../../../../src-shared/rpc/contract/teachers.ts';
import { BOUNDED, pageOf, refused, taken } from './input-of.ts';

test('the roster is read page by page, those in service by name', () => {
  expect(pageOf('teachers.list', 200)).toEqual(BOUNDED);
  expect(taken('teachers.list', {})).toMatchObject({
    status: 'active',
    sort: 'name',
    descending: false,
    onlyShort: false,
  });
  expect(refused('teachers.list', [{ sort: 'shoeSize' }, { status: 'asleep' }])).toHaveLength(2);
});

test('a row of the roster has no whole identity number', () => {
  expect(Object.keys(teacherRowSchema.shape)).toContain('idNumberMasked');
  expect(Object.keys(teacherRowSchema.shape)).not.toContain('idNumber');
});

test('facts that were added later may be left out', () => {
  const fields = {
    name: '王芳',
    idType: 'id-card',
    idNumber: null,
    sex: null,
    birthOn: null,
    organisationName: '北塘小学',
    stage: null,
    subject: null,
    title: null,
    post: null,
    phone: null,
    hiredOn: null,
    broughtInOn: null,
    hasProofOfPriorTraining: false,
    isOnProbation: false,
    roles: [],
    status: 'active',
    leftOn: null,
    remark: null,
  };
  expect(taken('teachers.save', { fields })).toMatchObject({
    fields: { ethnicity: null, education: null, email: null, isFullTime: true },
  });
  expect(
    refused('teachers.save', [
      { fields: { ...fields, sex: 'unknown' } },
      { fields: { ...fields, hiredOn: '2015' } },
    ]),
  ).toHaveLength(2);
});

test('a roster is applied as it was previewed', () => {
  const source = { file: new File(['x'], '花名册.xlsx'), mapping: { '3': null } };
  expect(taken('teachers.previewImport', source)).toEqual(source);
  expect(refused('teachers.applyImport', [source])).toEqual([source]);
});
