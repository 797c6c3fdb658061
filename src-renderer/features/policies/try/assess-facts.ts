import { type Classification, sortedClassification } from '../../../../src-shared/training/classification.ts';
import type { Form, Level, SchoolStage } from '../../../../src-shared/training/training-words.ts';

/** One line of the table of records; figures in thousandths. */
export type AssessLine = {
  readonly key: number;
  readonly year: number | null;
  readonly form: Form;
  readonly level: Level;
  readonly hours: number | null;
  readonly credits: number | null;
  /** What it is by the axes of the pack. */
  readonly classification: Classification;
};

/** A year or cycle to try, as typed. */
export type AssessForm = {
  readonly asks: 'year' | 'cycle';
  readonly year: number | null;
  readonly from: number | null;
  readonly to: number | null;
  readonly hiredOn: string | null;
  readonly broughtInOn: string | null;
  readonly hasProof: boolean;
  readonly stage: SchoolStage | null;
  readonly lines: readonly AssessLine[];
};

/** Two records to look at before anything is typed; figures in thousandths. */
export function firstAssess(year: number, cycle: { readonly from: number; readonly to: number }): AssessForm {
  return {
    asks: 'year',
    year,
    from: cycle.from,
    to: cycle.to,
    hiredOn: null,
    broughtInOn: null,
    hasProof: false,
    stage: null,
    lines: [
      {
        key: 0,
        year,
        form: 'centralized',
        level: 'county',
        hours: 40_000,
        credits: 5000,
        classification: {},
      },
      {
        key: 1,
        year,
        form: 'school-based',
        level: 'school',
        hours: 40_000,
        credits: 6000,
        classification: {},
      },
    ],
  };
}

/** Whether the year or the cycle is there that the question is about. */
export function isAskable({ asks, year, from, to }: AssessForm): boolean {
  return asks === 'year' ? year !== null : from !== null && to !== null;
}

/** With one more line, like the last one but without figures. */
export function withLine(form: AssessForm): AssessForm {
  const last = form.lines.at(-1);
  const line: AssessLine = {
    key: 1 + Math.max(-1, ...form.lines.map(({ key }) => key)),
    year: last?.year ?? form.year,
    form: last?.form ?? 'centralized',
    level: last?.level ?? 'county',
    hours: null,
    credits: null,
    classification: last?.classification ?? {},
  };
  return { ...form, lines: [...form.lines, line] };
}

/** The form without one line of entries. */
export function withoutLine(form: AssessForm, key: number): AssessForm {
  return { ...form, lines: form.lines.filter((line) => line.key !== key) };
}

/** The form with one line of entries changed. */
export function withChangedLine(form: AssessForm, key: number, change: Partial<AssessLine>): AssessForm {
  return { ...form, lines: form.lines.map((line) => (line.key === key ? { ...line, ...change } : line)) };
}

/** The assess input of what was typed, in decimals; a line without a figure says nothing and stays out. */
export function assessFacts(form: AssessForm): Readonly<Record<string, unknown>> {
  const { asks, year, from, to, hiredOn, broughtInOn, hasProof, stage } = form;
  const teacher = {
    ...(hiredOn === null ? {} : { hiredOn }),
    ...(broughtInOn === null ? {} : { broughtInOn, proofOfPriorTraining: hasProof }),
    ...(stage === null ? {} : { stage }),
  };
  return {
    ...(asks === 'year' && year !== null ? { year } : {}),
    ...(asks === 'cycle' && from !== null && to !== null ? { cycle: { from, to } } : {}),
    ...(Object.keys(teacher).length === 0 ? {} : { teacher }),
    entries: countedLines(form).map((line) => ({
      year: asks === 'year' ? year : line.year,
      form: line.form,
      level: line.level,
      ...(sortedClassification(line.classification) === null ? {} : { classification: line.classification }),
      ...(line.hours === null ? {} : { hours: line.hours / 1000 }),
      ...(line.credits === null ? {} : { credits: line.credits / 1000 }),
    })),
  };
}

/** The lines that go into the question, in their order: the `entries/<n>` of a problem counts these. */
export function countedLines({ lines }: Pick<AssessForm, 'lines'>): readonly AssessLine[] {
  return lines.filter(({ hours, credits }) => hours !== null || credits !== null);
}
