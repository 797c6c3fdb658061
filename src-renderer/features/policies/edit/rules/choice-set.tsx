import { classes } from '../../../../components/classes.ts';
import { Chip } from '../../../../components/filters/chip.tsx';
import grid from '../../../../components/form/form-grid.module.css';
import css from './choice-set.module.css';

type ChoiceSetProps<Word extends string> = {
  readonly label: string;
  readonly words: readonly Word[];
  readonly wordOf: (word: Word) => string;
  readonly value: readonly Word[];
  readonly onChange: (value: readonly Word[]) => void;
  readonly isRequired?: boolean;
  readonly hint?: string | undefined;
  readonly error?: string | undefined;
};

/** Several words out of a short list, in the order of the list. */
export function ChoiceSet<Word extends string>(props: ChoiceSetProps<Word>) {
  const { label, words, wordOf, value, onChange } = props;
  const toggle = (word: Word) =>
    onChange(words.filter((one) => (one === word ? !value.includes(word) : value.includes(one))));
  return (
    <fieldset className={classes(css['choices'], grid['wide'])} aria-invalid={props.error !== undefined}>
      <legend>
        {label}
        {props.isRequired && <span className="tone-bad"> *</span>}
      </legend>
      <div>
        {words.map((word) => (
          <Chip
            key={word}
            isOn={value.includes(word)}
            aria-pressed={value.includes(word)}
            onClick={() => toggle(word)}
          >
            {wordOf(word)}
          </Chip>
        ))}
      </div>
      {props.error !== undefined && <p className="small tone-bad">{props.error}</p>}
      {props.hint !== undefined && <p className="small tone-muted">{props.hint}</p>}
    </fieldset>
  );
}
