import { levels } from '../../../../../src-shared/training/training-words.ts';
import type { Option } from '../../../../components/page/filters.tsx';
import { levelWords } from '../../../../text/words.ts';
import type { AwardForm } from '../award-facts.ts';
import type { ErrorAt } from './trial-fields.tsx';

/** What a group of inputs of the trial needs of its form. */
export type AwardFieldsProps = {
  readonly form: AwardForm;
  readonly set: <Key extends keyof AwardForm>(key: Key, value: AwardForm[Key]) => void;
  readonly errorAt: ErrorAt;
};

export function optionsOf<Value extends string>(
  values: readonly Value[],
  words: Readonly<Record<Value, string>>,
): readonly Option<Value>[] {
  return values.map((value) => ({ value, label: words[value] }));
}

export const levelOptions = optionsOf(levels, levelWords);
