import { SelectField } from '../../../../components/form/fields.tsx';

/** What the inputs of a new rule are given. */
export type FieldsProps<Rule> = {
  readonly rule: Rule;
  readonly errorOf: (input: string) => string | undefined;
  readonly onPut: (rule: Rule) => void;
};

/** What a field needs of its rule: `<FigureField label="学分" {...bind('credits')} />`. */
export function binderOf<Rule>({ rule, errorOf, onPut }: FieldsProps<Rule>) {
  return <Key extends keyof Rule & string>(key: Key) => ({
    value: rule[key],
    error: errorOf(key),
    onChange: (value: Rule[Key]) => onPut({ ...rule, [key]: value }),
  });
}

type WordSelectProps<Word extends string> = {
  readonly label: string;
  readonly words: readonly Word[];
  readonly wordOf: (word: Word) => string;
  readonly value: Word;
  readonly error: string | undefined;
  readonly onChange: (value: Word) => void;
};

/** Always one of a few words. */
export function WordSelect<Word extends string>(props: WordSelectProps<Word>) {
  const { label, words, wordOf, value, error, onChange } = props;
  return (
    <SelectField
      label={label}
      isRequired
      value={value}
      error={error}
      options={words.map((word) => ({ value: word, label: wordOf(word) }))}
      onChange={(word) => word !== null && onChange(word)}
    />
  );
}
