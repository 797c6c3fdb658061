import { z } from 'zod';
import { assertNever } from '../../lib/assert-never.ts';
import { parseIdentityNumber } from '../../people/identity-number.ts';
import { parseCreditCode, parseSchoolCode } from '../../people/organisation-code.ts';
import { parsePersonName } from '../../people/person-name.ts';
import type { CaseEnvironment, CaseOutput, CaseResult } from './case-words.ts';

/** A document number or a name. */
export const identityInputSchema = z.strictObject({
  value: z.string().max(1000),
  type: z.enum(['id-card', 'credit-code', 'school-code', 'name']),
});
type IdentityInput = z.infer<typeof identityInputSchema>;

/** A warning: codes change, and a person born under a code that is gone is not wrong. */
const regionWarning = { clause: 'GB/T 2260', text: '号码里的地区代码不在已知代码之内' };

/**
 * Answers a case of kind `identity`: whether a number or a name can be registered, how it is written, and the
 * first problem that stands in the way. A wrong number has neither sex nor birth, because nothing read from
 * it is certain.
 */
export function identityCase({ type, value }: IdentityInput, { today }: CaseEnvironment): CaseResult {
  switch (type) {
    case 'id-card': {
      const { normalised, changed, problem, sex, birth, isRegionKnown } = parseIdentityNumber(value, today);
      if (problem !== null) return { output: { valid: false, normalised, changed, problem } };
      // Warnings never make a value invalid.
      const warnings = isRegionKnown ? [] : [regionWarning];
      return { output: withWarnings({ valid: true, normalised, changed, problem, sex, birth }, warnings) };
    }
    case 'credit-code': {
      const { normalised, changed, problem } = parseCreditCode(value);
      return { output: { valid: problem === null, normalised, changed, problem } };
    }
    case 'school-code': {
      const { normalised, changed, problem, isValid, isProvinceKnown } = parseSchoolCode(value);
      const warnings = [
        ...(problem === 'unknown-type' ? [{ clause: '学校标识码', text: '前两位不是已知的学校类型' }] : []),
        ...(isValid && !isProvinceKnown ? [regionWarning] : []),
      ];
      return { output: withWarnings({ valid: isValid, normalised, changed, problem }, warnings) };
    }
    case 'name': {
      const { normalised, changed, problem, warnings } = parsePersonName(value);
      const shown = warnings.map((warning) => ({
        clause: '民委发〔2016〕33号',
        text: nameWarningText[warning],
      }));
      return { output: withWarnings({ valid: problem === null, normalised, changed, problem }, shown) };
    }
    default:
      return assertNever(type);
  }
}

/** Names are kept as written (Q15); only who prints or exports them is warned. */
const nameWarningText = {
  'private-use': '姓名里有自造字，别的电脑上可能显示不出',
  unusual: '姓名里有少见的符号，请核对',
} as const;

function withWarnings(output: CaseOutput, warnings: readonly CaseOutput[]): CaseOutput {
  return warnings.length === 0 ? output : { ...output, warnings };
}
