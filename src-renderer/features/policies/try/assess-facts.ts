import type { Form, Level, SchoolStage } from '../../../../src-shared/training/training-words.ts';

/** One line of the table of records; figures in thousandths. */
export type AssessLine = {
  readonly key: number;
  readonly year: number | null;
  readonly form: Form;
  readonly level: Level;
  readonly hours: number | null;
  readonly credits: number | null;
};

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
      ...(line.hours === null ? {} : { hours: line.hours / 1000 }),
      ...(line.credits === null ? {} : { credits: line.credits / 1000 }),
    })),
  };
}

/** The lines that go into the question, in their order: the `entries/<n>` of a problem counts these. */
export function countedLines({ lines }: Pick<AssessForm, 'lines'>): readonly AssessLine[] {
  return lines.filter(({ hours, credits }) => hours !== null || credits !== null);
}
