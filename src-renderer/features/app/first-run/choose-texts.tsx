import type { Outputs } from '../../../../src-shared/rpc/contract/index.ts';
import { CheckField } from '../../../components/form/fields.tsx';
import { setText as text } from '../../../text/policies/sets.ts';
import css from './create-ledger.module.css';

/** The texts that a place is proposed. */
export type Proposal = Outputs['app']['proposedSet'];

type ChooseTextsProps = {
  readonly proposal: Proposal;
  /** The one text that was chosen before. */
  readonly alone: string;
  readonly isSet: boolean;
  readonly onChange: (isSet: boolean) => void;
};

/** Several texts at once, as the place is proposed them, or the chosen one alone. */
export function ChooseTexts({ proposal, alone, isSet, onChange }: ChooseTextsProps) {
  const missing = proposal.missing.filter((part) => part !== 'selection' && part !== 'credits');
  return (
    <fieldset className={css['choices']} style={{ margin: '0 0 14px', padding: 0 }}>
      <legend className="visually-hidden">{text.texts}</legend>
      <label className={css['choice']}>
        <input type="radio" name="texts" checked={isSet} onChange={() => onChange(true)} />
        <span>{text.proposed}</span>
        <small>{text.proposedHint}</small>
        <ol className={css['texts']}>
          {proposal.texts.map(({ id, title, parts, openCount, unverified }) => (
            <li key={id}>
              <span>{title}</span>
              <small>
                {text.gives(parts)}
                {openCount > 0 && ` · ${text.open(openCount)}`}
                {unverified !== null && ` · ${text.unverified(unverified)}`}
              </small>
            </li>
          ))}
        </ol>
        {!proposal.hasCredits && <small>{text.hoursOnly}</small>}
        {missing.length > 0 && <small>{text.missing(missing)}</small>}
      </label>
      <label className={css['choice']}>
        <input type="radio" name="texts" checked={!isSet} onChange={() => onChange(false)} />
        <span>{text.alone(alone)}</span>
      </label>
    </fieldset>
  );
}

type VocationalProps = { readonly value: boolean; readonly onChange: (value: boolean) => void };

/** A vocational school is judged by its own rules beside those of its region. */
export function VocationalField({ value, onChange }: VocationalProps) {
  return <CheckField label={text.vocational} hint={text.vocationalHint} value={value} onChange={onChange} />;
}
