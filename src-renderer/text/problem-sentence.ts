import type { ProblemCode } from '../../src-shared/problems.ts';
import type { WireProblem } from '../../src-shared/rpc/contract/shared.ts';

/** What a form finds by itself before it calls; never on the wire. */
export type FormProblemCode =
  | 'required'
  | 'leftOnButActive'
  | 'cell.notCount'
  | 'cell.notFigure'
  | 'cell.tooLong';

/** Everything that has a sentence. */
export type SentenceCode = ProblemCode | FormProblemCode;

/** A problem as screens list it: one of a call, or one that a form found by itself. */
export type ShownProblem = Omit<WireProblem, 'code'> & { readonly code: SentenceCode };

/** The values of a problem, read as text; an absent one reads as empty so that a sentence never breaks. */
export type ProblemValues = {
  text(key: string): string;
  number(key: string): number;
  has(key: string): boolean;
};
/** Makes the sentence of one code from its values. */
export type ProblemSentence = (values: ProblemValues) => string;

/** The sentences of one file `problems-<feature>.ts`; `problems.ts` joins them and misses none. */
export type ProblemSentences = Readonly<Partial<Record<SentenceCode, ProblemSentence>>>;
