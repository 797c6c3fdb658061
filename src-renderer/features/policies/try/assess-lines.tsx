import { Button } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { Fragment } from 'react';
import type { DescribedPack } from '../../../../src-shared/policy/document/described-pack.ts';
import { isDivided } from '../../../../src-shared/policy/pack/classification-axis.ts';
import { forms, levels } from '../../../../src-shared/training/training-words.ts';
import { IconButton } from '../../../components/buttons/icon-button.tsx';
import { trialText } from '../../../text/policies/trial.ts';
import { formWords, levelWords } from '../../../text/words.ts';
import {
  type AssessForm,
  type AssessLine,
  countedLines,
  withChangedLine,
  withLine,
  withoutLine,
} from './assess-facts.ts';
import css from './assess-lines.module.css';
import { withValue } from './award-facts.ts';
import { CellFigure, CellSelect } from './fields/cell-inputs.tsx';
import type { ErrorAt } from './fields/trial-fields.tsx';

const text = trialText.assess;
const figures = ['hours', 'credits'] as const;

type AssessLinesProps = {
  readonly form: AssessForm;
  readonly axes: DescribedPack['axes'];
  readonly errorAt: ErrorAt;
  readonly onChange: (change: (now: AssessForm) => AssessForm) => void;
};

/** The records of the year or cycle, one a row. Enter in a figure adds the next. */
export function AssessLines({ form, axes, errorAt, onChange }: AssessLinesProps) {
  const counted = countedLines(form);
  const errorOf = (line: AssessLine) => (field: string) =>
    errorAt(`entries/${counted.indexOf(line)}/${field}`);
  const errors = form.lines.flatMap((line) =>
    ['year', ...figures].flatMap((field) => errorOf(line)(field) ?? []),
  );
  const add = () => onChange(withLine);
  return (
    <div className={css['records']}>
      <table>
        <Head hasYears={form.asks === 'cycle'} />
        <tbody>
          {form.lines.map((line, index) => (
            <Fragment key={line.key}>
              <Line
                line={line}
                number={index + 1}
                hasYear={form.asks === 'cycle'}
                errorOf={errorOf(line)}
                onChange={(change) => onChange((now) => withChangedLine(now, line.key, change))}
                onRemove={() => onChange((now) => withoutLine(now, line.key))}
                onAdd={add}
              />
              <AxisLine
                line={line}
                number={index + 1}
                axes={axes.filter((axis) => isDivided(axis, line.form))}
                onChange={(change) => onChange((now) => withChangedLine(now, line.key, change))}
              />
            </Fragment>
          ))}
        </tbody>
      </table>
      {[...new Set(errors)].map((error) => (
        <p key={error} className="small tone-bad" role="alert">
          {error}
        </p>
      ))}
      <Button size="xs" variant="subtle" onClick={add}>
        ＋ {text.add}
      </Button>
    </div>
  );
}

type AxisLineProps = Pick<LineProps, 'line' | 'number' | 'onChange'> & Pick<AssessLinesProps, 'axes'>;

/** What the record is by the axes of the pack, under its line. */
function AxisLine({ line, number, axes, onChange }: AxisLineProps) {
  if (axes.length === 0) return null;
  return (
    <tr>
      <td colSpan={6} className={css['axes']}>
        {axes.map(({ id, title, values }) => (
          <CellSelect
            key={id}
            label={text.field(number, title)}
            words={['', ...values.map((value) => value.id)]}
            wordOf={(word) => values.find((value) => value.id === word)?.title ?? title}
            value={line.classification[id] ?? ''}
            onChange={(word) =>
              onChange({ classification: withValue(line.classification, id, word === '' ? null : word) })
            }
          />
        ))}
      </td>
    </tr>
  );
}

function Head({ hasYears }: { readonly hasYears: boolean }) {
  return (
    <thead>
      <tr>
        {hasYears && (
          <th scope="col" className={css['year']}>
            {text.year}
          </th>
        )}
        <th scope="col">{trialText.form}</th>
        <th scope="col" className={css['level']}>
          {trialText.level}
        </th>
        {figures.map((unit) => (
          <th key={unit} scope="col" className={css['figure']}>
            {trialText[unit]}
          </th>
        ))}
        <th />
      </tr>
    </thead>
  );
}

type LineProps = {
  readonly line: AssessLine;
  readonly number: number;
  readonly hasYear: boolean;
  readonly errorOf: (field: string) => string | undefined;
  readonly onChange: (change: Partial<AssessLine>) => void;
  readonly onRemove: () => void;
  readonly onAdd: () => void;
};

function Line({ line, number, hasYear, errorOf, onChange, onRemove, onAdd }: LineProps) {
  const name = (word: string) => text.field(number, word);
  return (
    <tr>
      {hasYear && (
        <td className={css['year']}>
          <CellFigure
            label={name(text.year)}
            value={line.year === null ? null : line.year * 1000}
            isWrong={errorOf('year') !== undefined}
            onChange={(value) => onChange({ year: value === null ? null : Math.round(value / 1000) })}
            onEnter={onAdd}
          />
        </td>
      )}
      <td>
        <CellSelect
          label={name(trialText.form)}
          words={forms}
          wordOf={(form) => formWords[form]}
          value={line.form}
          onChange={(form) => onChange({ form })}
        />
      </td>
      <td>
        <CellSelect
          label={name(trialText.level)}
          words={levels}
          wordOf={(level) => levelWords[level]}
          value={line.level}
          onChange={(level) => onChange({ level })}
        />
      </td>
      {figures.map((unit) => (
        <td key={unit} className={css['figure']}>
          <CellFigure
            label={name(trialText[unit])}
            value={line[unit]}
            isWrong={errorOf(unit) !== undefined}
            onChange={(figure) => onChange({ [unit]: figure })}
            onEnter={onAdd}
          />
        </td>
      ))}
      <td className={css['action']}>
        <IconButton isSmall aria-label={text.remove(number)} onClick={onRemove}>
          <IconX size={12} stroke={1.75} />
        </IconButton>
      </td>
    </tr>
  );
}
