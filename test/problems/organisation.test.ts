import { describe, expect, it } from 'vitest';
import { type OrganisationFacts, organisationProblems } from '../../src-shared/people/organisation.ts';
import { makeCreditCodeCheck } from '../../src-shared/people/organisation-code.ts';
import { codesOf, testCases } from '../helpers/problem-cases.ts';

const SOUND: OrganisationFacts = {
  regionCode: '460107',
  schoolCode: '2146000001',
  creditCode: `12460000428203456${makeCreditCodeCheck('12460000428203456')}`,
  locationKind: 'town',
};

const given = (facts: Partial<OrganisationFacts>) => () => organisationProblems({ ...SOUND, ...facts });

/** A wrong check character beside a sound one. */
const wrongCheck = SOUND.creditCode?.replace(/.$/, (last) => (last === '1' ? '2' : '1')) ?? '';

testCases(codesOf('organisation'), {
  'organisation.regionCodeInvalid': given({ regionCode: '46010' }),
  'organisation.regionUnknown': given({ regionCode: '469999' }),
  'organisation.schoolCode-characters': given({ schoolCode: '21460000O1' }),
  'organisation.schoolCode-length': given({ schoolCode: '214600001' }),
  'organisation.schoolCodeTypeUnknown': given({ schoolCode: '9946000001' }),
  'organisation.schoolCodeProvinceUnknown': given({ schoolCode: '2199000001' }),
  'organisation.creditCode-characters': given({ creditCode: '1246000042820345OI' }),
  'organisation.creditCode-length': given({ creditCode: '12460000428203' }),
  'organisation.creditCode-excel-precision': given({ creditCode: '124600004282030000' }),
  'organisation.creditCode-check-digit': given({ creditCode: wrongCheck }),
});

describe('an organisation', () => {
  it('gives none when its codes are in order', () => {
    expect(organisationProblems(SOUND)).toEqual([]);
  });

  it('gives all at once, in the declared order', () => {
    const facts = { ...SOUND, regionCode: '1', schoolCode: '1', creditCode: '1' };
    const codes = organisationProblems(facts).map(({ code }) => code);
    expect(codes).toEqual(codesOf('organisation').filter((code) => codes.includes(code)));
    expect(codes).toHaveLength(3);
  });
});
