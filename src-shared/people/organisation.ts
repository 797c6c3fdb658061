import type { Problem, ProblemCode } from '../problems.ts';
import { parseCreditCode, parseSchoolCode } from './organisation-code.ts';
import { findRegionName } from './region.ts';

/** 所在地类型: 城区, 镇区, 乡村. */
export type LocationKind = 'urban' | 'town' | 'village';

/** What sheets ask of an organisation beyond its name. Absent is null, never an empty text. */
export type OrganisationFacts = {
  readonly regionCode: string;
  readonly schoolCode: string | null;
  readonly creditCode: string | null;
  readonly locationKind: LocationKind | null;
};

/** The codes with plain characters and without blanks, empty ones absent. */
export function normaliseOrganisation(facts: OrganisationFacts): OrganisationFacts {
  const text = (code: string | null, normalise: (code: string) => string) =>
    code === null || code.trim() === '' ? null : normalise(code.trim());
  return {
    ...facts,
    regionCode: facts.regionCode.normalize('NFKC').trim(),
    schoolCode: text(facts.schoolCode, (code) => parseSchoolCode(code).normalised),
    creditCode: text(facts.creditCode, (code) => parseCreditCode(code).normalised),
  };
}

/**
 * Everything wrong with an organisation's codes; `facts` in normal form. A 标识码 has no check digit, so an unknown type
 * or province is a warning; a 统一社会信用代码 (GB 32100) has one, so a wrong character is an error.
 */
export function organisationProblems(facts: OrganisationFacts): readonly Problem[] {
  const problems: Problem[] = [];
  if (!/^\d{6}$/.test(facts.regionCode)) problems.push(error('organisation.regionCodeInvalid', 'regionCode'));
  else if (findRegionName(facts.regionCode) === null)
    problems.push(warning('organisation.regionUnknown', 'regionCode', { code: facts.regionCode }));
  if (facts.schoolCode !== null) problems.push(...schoolCodeProblems(facts.schoolCode));
  if (facts.creditCode !== null) {
    const { problem } = parseCreditCode(facts.creditCode);
    if (problem !== null) problems.push(error(`organisation.creditCode-${problem}`, 'creditCode'));
  }
  return problems;
}

function schoolCodeProblems(code: string): readonly Problem[] {
  const { problem, isProvinceKnown } = parseSchoolCode(code);
  if (problem === 'characters' || problem === 'length')
    return [error(`organisation.schoolCode-${problem}`, 'schoolCode')];
  if (problem !== null) return [warning('organisation.schoolCodeTypeUnknown', 'schoolCode')];
  return isProvinceKnown ? [] : [warning('organisation.schoolCodeProvinceUnknown', 'schoolCode')];
}

function error(code: ProblemCode, field: string): Problem {
  return { code, severity: 'error', at: { field }, values: {} };
}

function warning(code: ProblemCode, field: string, values: Problem['values'] = {}): Problem {
  return { code, severity: 'warning', at: { field }, values };
}
