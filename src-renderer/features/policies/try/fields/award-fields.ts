import { levels } from '../../../../../src-shared/training/training-words.ts';
import { optionsOf } from '../../../../components/filters/options.ts';
import { levelWords } from '../../../../text/words.ts';
import type { AwardForm } from '../award-facts.ts';
import type { ErrorAt } from './trial-fields.tsx';

/** What a group of inputs of the trial needs of its form. */
export type AwardFieldsProps = {
  readonly form: AwardForm;
  readonly set: <Key extends keyof AwardForm>(key: Key, value: AwardForm[Key]) => void;
  readonly errorAt: ErrorAt;
};

/** Every level, for the selects that ask for one. */
export const levelOptions = optionsOf(levels, levelWords);
