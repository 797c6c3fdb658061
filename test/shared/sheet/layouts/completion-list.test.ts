import { expect, test } from 'vitest';
import {
  type CompletionListRow,
  completionList,
} from '../../../../src-shared/sheet/layouts/completion-list.ts';
import { readBack, unnamed, WOMAN_ID } from './read-back.ts';

const ROW: CompletionListRow = {
  ...{ name: '王芳', sex: 'female', idNumber: WOMAN_ID, organisationName: '北塘小学' },
  ...{ result: 'passed', certificateNumber: '00012' },
};

test('a row is read as it was written, the zeros of its certificate included [L23]', () => {
  expect(readBack(completionList, [ROW])).toEqual({ values: [ROW], codes: [] });
});

test('the certificate may be blank until the list was reviewed [L23, Q21]', () => {
  const blank = { ...ROW, certificateNumber: null };
  expect(readBack(completionList, [blank])).toEqual({ values: [blank], codes: [] });
});

test('a contradiction between sex and number is said [L23]', () => {
  expect(readBack(completionList, [{ ...ROW, sex: 'male' }]).codes).toEqual(['sexContradictsIdNumber']);
});

test('the certificate is known by its headings, and people are counted [L23]', () => {
  expect(unnamed(completionList, { certificateNumber: ['结业证书编号', '证书编号', '结业证号'] })).toEqual(
    [],
  );
  expect(completionList.countLabel([ROW])).toBe('共 1 人');
  expect(completionList.orientation).toBe('portrait');
});
