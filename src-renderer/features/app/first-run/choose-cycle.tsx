import { Button } from '@mantine/core';
import { SelectField } from '../../../components/form/fields.tsx';
import { Form } from '../../../components/form/form.tsx';
import { FormGrid } from '../../../components/form/form-grid.tsx';
import { ErrorPanel } from '../../../components/notes/error-panel.tsx';
import { firstRunText as text } from '../../../text/first-run.ts';
import type { Policy } from './choose-policy.tsx';
import css from './create-ledger.module.css';

type ChooseCycleProps = {
  readonly policy: Policy;
  readonly name: string;
  readonly starts: readonly number[];
  readonly value: number | null;
  readonly isBusy: boolean;
  readonly error: unknown;
  readonly onChange: (from: number) => void;
  readonly onBack: () => void;
  readonly onCreate: (from: number) => Promise<unknown>;
};

/** The first year of the present cycle, and making the ledger. */
export function ChooseCycle(props: ChooseCycleProps) {
  const { policy, value } = props;
  const length = policy.cycleYears ?? 1;
  return (
    <Form label={text.create} onSave={() => value !== null && props.onCreate(value)}>
      <p>{text.summary(props.name, policy.title)}</p>
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
