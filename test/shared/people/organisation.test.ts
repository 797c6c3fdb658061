import { describe, expect, test } from 'vitest';
import {
  normaliseOrganisation,
  type OrganisationFacts,
  organisationProblems,
} from '../../../src-shared/people/organisation.ts';

const inOrder: OrganisationFacts = {
  regionCode: '460106',
  schoolCode: null,
  creditCode: null,
  locationKind: null,
};
const problemsOf = (facts: Partial<OrganisationFacts>) =>
  organisationProblems({ ...inOrder, ...facts }).map(({ code, severity, at }) => [code, severity, at]);

describe('the normal form of an organisation', () => {
  test('has plain characters and no blanks', () => {
    const typed = {
      regionCode: ' ４６０１０６ ',
      schoolCode: ' 2146000001 ',
      creditCode: ' 91350100m000100y43',
    };
    expect(normaliseOrganisation({ ...inOrder, ...typed })).toEqual({
      regionCode: '460106',
      schoolCode: '2146000001',
      creditCode: '91350100M000100Y43',
      locationKind: null,
    });
  });

  test('has no code where only blanks were typed', () => {
    expect(normaliseOrganisation({ ...inOrder, schoolCode: ' ', creditCode: '' })).toEqual(inOrder);
  });
});

describe('what is wrong with an organisation', () => {
  test('is nothing where only the region is known', () => {
    expect(problemsOf({})).toEqual([]);
  });

  test.for([
    [
      'a region of five digits',
      { regionCode: '46010' },
      'organisation.regionCodeInvalid',
      'error',
      'regionCode',
    ],
    [
      'a region of letters',
      { regionCode: '46010A' },
      'organisation.regionCodeInvalid',
      'error',
      'regionCode',
    ],
    ['an unknown region', { regionCode: '990106' }, 'organisation.regionUnknown', 'warning', 'regionCode'],
    [
      'a short school code',
      { schoolCode: '214600000' },
      'organisation.schoolCode-length',
      'error',
      'schoolCode',
    ],
    [
      'letters in a school code',
      { schoolCode: '21460000AB' },
      'organisation.schoolCode-characters',
      'error',
      'schoolCode',
    ],
    [
      'a school of an unknown type',
      { schoolCode: '9946000001' },
      'organisation.schoolCodeTypeUnknown',
      'warning',
      'schoolCode',
    ],
    [
      'a school of an unknown province',
      { schoolCode: '2199000001' },
      'organisation.schoolCodeProvinceUnknown',
      'warning',
      'schoolCode',
    ],
    [
      'a wrong check character',
      { creditCode: '91350100M000100Y44' },
      'organisation.creditCode-check-digit',
      'error',
      'creditCode',
    ],
    [
      'a code that a spreadsheet rounded',
      { creditCode: '123501004000010000' },
      'organisation.creditCode-excel-precision',
      'error',
      'creditCode',
    ],
  ] as const)('%s', ([, facts, code, severity, field]) => {
    expect(problemsOf(facts)).toEqual([[code, severity, { field }]]);
  });

  test('is nothing for codes in order', () => {
    expect(problemsOf({ schoolCode: '2146000001', creditCode: '91350100M000100Y43' })).toEqual([]);
  });
});
