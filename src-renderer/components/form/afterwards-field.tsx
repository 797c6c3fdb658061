import { Radio } from '@mantine/core';
import type { Inputs } from '../../../src-shared/rpc/contract/index.ts';
import { registrationsText } from '../../text/registrations.ts';
import css from './afterwards-field.module.css';

const text = registrationsText.afterwards;

/** What becomes of people whose entry is taken back. */
export type Afterwards = NonNullable<Inputs['entries']['reverse']['afterwards']>;

type AfterwardsFieldProps = {
  readonly label: string;
  /** Null until somebody chose: neither is likelier, and one of them changes a result. */
  readonly value: Afterwards | null;
  readonly onChange: (value: Afterwards) => void;
};

/** Asks what becomes of people whose entry is taken back: 仍要补登, or 改为不合格. */
export function AfterwardsField({ label, value, onChange }: AfterwardsFieldProps) {
  return (
    <Radio.Group
      label={label}
      withAsterisk
      value={value}
      onChange={(chosen) => onChange(chosen === 'failed' ? 'failed' : 'again')}
    >
      <div className={css['choices']}>
        <Radio value="again" label={text.again} description={text.againHint} />
        <Radio value="failed" label={text.failed} description={text.failedHint} />
      </div>
    </Radio.Group>
  );
}
