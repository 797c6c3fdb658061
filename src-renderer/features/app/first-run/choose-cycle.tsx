import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { SelectField } from '../../../components/form/fields.tsx';
import { Form } from '../../../components/form/form.tsx';
import { FormGrid } from '../../../components/form/form-grid.tsx';
import { ErrorPanel } from '../../../components/notes/error-panel.tsx';
import { firstRunText as text } from '../../../text/first-run.ts';
import css from './create-ledger.module.css';

type ChooseCycleProps = {
  /** Years of a cycle; null where nobody counts in cycles. */
  readonly cycleYears: number | null;
  /** What is about to be made. */
  readonly summary: string;
  readonly starts: readonly number[];
  readonly value: number | null;
  readonly isBusy: boolean;
  readonly error: unknown;
  readonly onChange: (from: number) => void;
  readonly onBack: () => void;
  readonly onCreate: (from: number) => Promise<unknown>;
  /** Which texts are followed, where that is a question. */
  readonly children: ReactNode;
};

/** The first year of the present cycle, and making the ledger. */
export function ChooseCycle(props: ChooseCycleProps) {
  const { cycleYears, value } = props;
  const length = cycleYears ?? 1;
  return (
    <Form label={text.create} onSave={() => value !== null && props.onCreate(value)}>
      <p>{props.summary}</p>
      {props.children}
      <FormGrid isSingle>
        <SelectField
          autoFocus
          isRequired
          label={text.cycle}
          hint={text.cycleHint}
          options={props.starts.map((from) => ({
            value: String(from),
            label: text.cycleOption(from, from + length - 1),
          }))}
          value={value === null ? null : String(value)}
          onChange={(from) => from !== null && props.onChange(Number(from))}
        />
      </FormGrid>
      {props.error !== null && <ErrorPanel error={props.error} />}
      <div className={css['buttons']}>
        <Button type="submit" variant="filled" loading={props.isBusy}>
          {text.finish}
        </Button>
        <Button onClick={props.onBack}>{text.back}</Button>
      </div>
    </Form>
  );
}
