import { useState } from 'react';
import { isComposing } from '../../../../components/keyboard.ts';
import { formatThousandths, parseFigure } from '../../../../text/format.ts';

type CellFigureProps = {
  readonly label: string;
  /** In thousandths. */
  readonly value: number | null;
  readonly isWrong: boolean;
  readonly onChange: (value: number | null) => void;
  readonly onEnter: () => void;
};

/** A figure in a cell; what cannot be read stays as typed and is marked. */
export function CellFigure({ label, value, isWrong, onChange, onEnter }: CellFigureProps) {
  const [typed, setTyped] = useState<string | null>(null);
  const isUnreadable = typed !== null && parseFigure(typed) === undefined;
  return (
    <input
      type="text"
      inputMode="decimal"
      autoComplete="off"
      aria-label={label}
      aria-invalid={isUnreadable || isWrong || undefined}
      value={typed ?? (value === null ? '' : formatThousandths(value, 0))}
      onChange={(event) => {
        const next = event.currentTarget.value;
        setTyped(next);
        const figure = parseFigure(next);
        if (figure !== undefined) onChange(figure);
      }}
      onBlur={() => {
        if (!isUnreadable) setTyped(null);
      }}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && !isComposing(event)) onEnter();
      }}
    />
  );
}

type CellSelectProps<Word extends string> = {
  readonly label: string;
  readonly words: readonly Word[];
  readonly wordOf: (word: Word) => string;
  readonly value: Word;
  readonly onChange: (word: Word) => void;
};

/** One of a few words in a cell; the browser's own list, which needs no room around it. */
export function CellSelect<Word extends string>(props: CellSelectProps<Word>) {
  const { label, words, wordOf, value, onChange } = props;
  return (
    <select
      aria-label={label}
      value={value}
      onChange={(event) => {
        const chosen = words.find((word) => word === event.currentTarget.value);
        if (chosen !== undefined) onChange(chosen);
      }}
    >
      {words.map((word) => (
        <option key={word} value={word}>
          {wordOf(word)}
        </option>
      ))}
    </select>
  );
}
