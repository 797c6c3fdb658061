import fc from 'fast-check';
import { makeCheckDigit } from '../../../../src-shared/people/identity-number.ts';
import type { CompletionListRow } from '../../../../src-shared/sheet/layouts/completion-list.ts';
import type { CycleSummaryRow } from '../../../../src-shared/sheet/layouts/cycle-summary.ts';
import { type Moe4068Row, moe4068Lines } from '../../../../src-shared/sheet/layouts/moe-4068.ts';
import type { NationalTraineeRow } from '../../../../src-shared/sheet/layouts/national-trainees.ts';
import type { QualifiedListRow } from '../../../../src-shared/sheet/layouts/qualified-list.ts';
import type { TrainingHoursRow } from '../../../../src-shared/sheet/layouts/training-hours.ts';
import type { YearSummaryRow } from '../../../../src-shared/sheet/layouts/year-summary.ts';
import { ethnicities, stages, subjects } from '../../../../src-shared/sheet/read/school-words.ts';
import { credits, hours } from '../../../../src-shared/training/thousandths.ts';

/** Invented rows of the built-in sheets: rare characters, long texts, figures of every fineness. */

const character = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom('王', '芳', '㼆', '𫖯', '䶮', '𬱖', '𠅤', '㛃', '〇', '𱍊') },
  fc.integer({ min: 0x4e00, max: 0x9fff }).map((code) => String.fromCodePoint(code)),
  fc.integer({ min: 0x20000, max: 0x2a6df }).map((code) => String.fromCodePoint(code)),
);
export const name = fc
  .array(
    fc.array(character, { minLength: 2, maxLength: 12 }).map((characters) => characters.join('')),
    { minLength: 1, maxLength: 3 },
  )
  .map((parts) => parts.join('·'));
export const text = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 60 })
  .map((value) => `甲${value}`.replace(/[\p{C}\p{Z}\u00ad]+/gu, ' ').trim())
  .filter((value) => value.isWellFormed());
const words = fc.oneof(text, fc.constantFrom('=1+1', '+86', '-无', '@SUM(A1)', '_x0041_', 'a&<>"\'b'));
export const idNumber = fc
  .tuple(fc.integer({ min: 0, max: 9000 }), fc.integer({ min: 1, max: 999 }))
  .map(([days, sequence]) => {
    const date = new Date(Date.UTC(1970, 0, 1 + days)).toISOString().slice(0, 10).replaceAll('-', '');
    const first17 = `460106${date}${String(sequence).padStart(3, '0')}`;
    return first17 + makeCheckDigit(first17);
  });
const figure = fc.oneof(
  fc.integer({ min: 0, max: 99_999_999 }),
  fc.nat(400).map((value) => value * 500),
);
const hoursOrNot = fc.option(figure.map(hours));
const creditsOrNot = fc.option(figure.map(credits));
const wordOrNot = fc.option(words);

/** People with different numbers: two rows of one number are joined by the reader, as they should be. */
function people<Row extends { readonly idNumber: string | null }>(
  row: fc.Arbitrary<Row>,
): fc.Arbitrary<readonly Row[]> {
  return fc.uniqueArray(row, { minLength: 1, maxLength: 12, selector: ({ idNumber: number }) => number });
}

const stage = fc.constantFrom(null, ...stages);
const subject = fc.constantFrom(null, ...subjects);

export const qualifiedRows: fc.Arbitrary<readonly QualifiedListRow[]> = people(
  fc
    .record({
      name,
      sex: fc.constant(null),
      idNumber,
      region: wordOrNot,
      organisationName: wordOrNot,
      stage,
      subject,
      title: wordOrNot,
      role: fc.constant(null),
      attendance: fc.constant(null),
      periodsHeld: fc.option(fc.nat(200)),
      periodsAttended: fc.option(fc.nat(200)),
      result: fc.constantFrom('passed', 'excellent'),
      hours: hoursOrNot,
      credits: creditsOrNot,
      certificateNumber: fc.option(fc.stringMatching(/^0\d{9,24}$/)),
      remark: wordOrNot,
    })
    .map((row) => ({
      ...row,
      periodsAttended:
        row.periodsHeld === null || row.periodsAttended === null
          ? row.periodsAttended
          : Math.min(row.periodsHeld, row.periodsAttended),
    })),
);

export const completionRows: fc.Arbitrary<readonly CompletionListRow[]> = people(
  fc.record({
    name,
    sex: fc.constant(null),
    idNumber,
    organisationName: wordOrNot,
    result: fc.constantFrom('passed', 'excellent'),
    certificateNumber: fc.option(fc.stringMatching(/^0\d{9,24}$/)),
  }),
);

export const yearRows: fc.Arbitrary<readonly YearSummaryRow[]> = people(
  fc.record({
    name,
    idNumber,
    subject: wordOrNot,
    nationalHours: hoursOrNot,
    nationalCredits: creditsOrNot,
    provincialHours: hoursOrNot,
    provincialCredits: creditsOrNot,
    localHours: hoursOrNot,
    localCredits: creditsOrNot,
    remoteHours: hoursOrNot,
    remoteCredits: creditsOrNot,
    schoolHours: hoursOrNot,
    schoolCredits: creditsOrNot,
    schoolCreditsOver: creditsOrNot,
    otherHours: hoursOrNot,
    otherCredits: creditsOrNot,
    totalHours: hoursOrNot,
    totalCredits: creditsOrNot,
    verdict: fc.constantFrom('合格', '不合格', '不考核（2025 年受聘，从第二年起考核）', '待定', null),
    makeUp: wordOrNot,
  }),
);

const cycleYear = fc.record({ hours: hoursOrNot, credits: creditsOrNot, verdict: wordOrNot });

export const cycleRows: fc.Arbitrary<readonly CycleSummaryRow[]> = people(
  fc
    .record({
      name,
      idNumber,
      organisationName: wordOrNot,
      years: fc.array(cycleYear, { minLength: 5, maxLength: 5 }),
      totalHours: hoursOrNot,
      totalCredits: creditsOrNot,
      verdict: wordOrNot,
      shortfall: wordOrNot,
    })
    .map(({ years, ...row }): CycleSummaryRow => {
      const figures: Record<string, unknown> = {};
      for (const [index, year] of years.entries())
        for (const [key, value] of Object.entries(year)) figures[`${2021 + index}.${key}`] = value;
      return { ...row, ...(figures as object) } as CycleSummaryRow;
    }),
);

export const nationalRows: fc.Arbitrary<readonly NationalTraineeRow[]> = people(
  fc.record({
    projectName: wordOrNot,
    subProject: wordOrNot,
    organiserName: wordOrNot,
    city: wordOrNot,
    county: wordOrNot,
    organisationName: wordOrNot,
    locationKind: fc.constantFrom('urban', 'town', 'village', null),
    name,
    sex: fc.constant(null),
    ethnicity: fc.constantFrom(null, ...ethnicities),
    birthMonth: fc.option(
      fc
        .tuple(fc.integer({ min: 1950, max: 2005 }), fc.integer({ min: 1, max: 12 }))
        .map(([year, month]) => `${year}-${String(month).padStart(2, '0')}`),
    ),
    idNumber,
    education: wordOrNot,
    title: wordOrNot,
    post: wordOrNot,
    stage,
    subject,
    serviceYears: fc.option(fc.nat(45)),
    phone: fc.option(fc.stringMatching(/^1\d{10}$/)),
    email: fc.option(fc.constantFrom('a@example.org', 'chen.fang@example.edu.cn')),
    hadSameKind: fc.option(fc.boolean()),
    remark: wordOrNot,
  }),
);

/** No number stands on the sheet, so people of one name are people of one name. */
export const hoursRows: fc.Arbitrary<readonly TrainingHoursRow[]> = fc.array(
  fc.record({ name, subject, stage, hours: hoursOrNot }),
  { minLength: 1, maxLength: 12 },
);

export const moeRows: fc.Arbitrary<readonly Moe4068Row[]> = fc
  .array(fc.nat(20_000), { minLength: moe4068Lines.length, maxLength: moe4068Lines.length })
  .map((counts) => moe4068Lines.map((line, index) => ({ ...line, people: counts[index] ?? 0 })));
