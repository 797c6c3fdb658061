import type { ReactNode } from 'react';
import type { WireProblem } from '../../../../../src-shared/rpc/contract/shared.ts';
import { problemSentence } from '../../../../text/problems.ts';
import css from './trial-fields.module.css';

type TrialFieldsProps = {
  readonly label?: string;
  readonly columns?: 2 | 3;
  readonly children: ReactNode;
};

/** Inputs of a trial side by side. No form: nothing here is sent, and a form would offer to submit. */
export function TrialFields({ label, columns = 2, children }: TrialFieldsProps) {
  const group = label === undefined ? {} : { role: 'group', 'aria-label': label };
  return (
    <div className={css['fields']} data-columns={columns} {...group}>
      {children}
    </div>
  );
}

/** Spans all columns of `TrialFields`. */
export function WideField({ children }: { readonly children: ReactNode }) {
  return <div className={css['wide']}>{children}</div>;
}

/** Milliseconds that typing must rest before the trial asks again. */
export const ASK_AFTER = 180;

/** The sentence under an input, by any of the names its fact has in problems. */
export type ErrorAt = (...fields: readonly string[]) => string | undefined;

/** Finds the sentence of the first problem that stands at one of the fields of the input. */
export function errorFinder(problems: readonly WireProblem[] = []): ErrorAt {
  return (...fields) => {
    const found = problems.find(({ at }) => fields.includes((at?.field ?? '').replace(/^\//, '')));
    return found === undefined ? undefined : problemSentence(found);
  };
}
