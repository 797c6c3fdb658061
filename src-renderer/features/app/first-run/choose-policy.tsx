import { Button } from '@mantine/core';
import { useState } from 'react';
import type { Outputs } from '../../../../src-shared/rpc/contract/index.ts';
import { optionsOf } from '../../../components/filters/options.ts';
import { SelectField } from '../../../components/form/fields.tsx';
import { FormGrid } from '../../../components/form/form-grid.tsx';
import { firstRunText as text } from '../../../text/first-run.ts';
import { setText } from '../../../text/policies/sets.ts';
import { provinceWord } from '../../../text/regions.ts';
import css from './create-ledger.module.css';
import firstRun from './first-run.module.css';
import { choosableIn, regionsOf } from './policy-regions.ts';

/** A policy that a new ledger may begin under. */
export type Policy = Outputs['app']['policies'][number];

type ChoosePolicyProps = {
  readonly policies: readonly Policy[];
  readonly chosen: Policy | null;
  readonly onChoose: (policy: Policy | null) => void;
  readonly onNext: () => void;
};

/** The region, then one of its policies; a region with one policy chooses it. */
export function ChoosePolicy({ policies, chosen, onChoose, onNext }: ChoosePolicyProps) {
  const [region, setRegion] = useState(chosen === null ? null : provinceWord(chosen.regionCode));
  const chooseRegion = (word: string | null) => {
    setRegion(word);
    const there = choosableIn(policies, word);
    // What is not on the screen is not chosen.
    if (chosen === null || !there.includes(chosen)) onChoose(there.length === 1 ? (there[0] ?? null) : null);
  };
  return (
    <form
      className={firstRun['panel']}
      onSubmit={(event) => {
        event.preventDefault();
        if (chosen !== null) onNext();
      }}
    >
      <FormGrid isSingle>
        <SelectField
          autoFocus
          isSearchable
          label={text.region}
          hint={text.regionHint}
          placeholder={text.allRegions}
          value={region}
          options={optionsOf(regionsOf(policies))}
          onChange={chooseRegion}
        />
      </FormGrid>
      <PolicyChoices policies={choosableIn(policies, region)} chosen={chosen} onChoose={onChoose} />
      <div className={css['buttons']}>
        <Button type="submit" variant="filled" disabled={chosen === null}>
          {text.next}
        </Button>
      </div>
    </form>
  );
}

function PolicyChoices({ policies, chosen, onChoose }: Omit<ChoosePolicyProps, 'onNext'>) {
  return (
    <fieldset className={css['choices']} style={{ margin: 0, padding: 0 }}>
      <legend className="visually-hidden">{text.policy}</legend>
      {policies.map((policy) => (
        <label key={policy.id} className={css['choice']}>
          <input
            type="radio"
            name="policy"
            checked={chosen?.id === policy.id}
            onChange={() => onChoose(policy)}
          />
          <span>{policy.title}</span>
          <small>
            {text.policyIssuer(policy.issuer)} · {text.policyCycle(policy.cycleYears)}
            {policy.unverified !== null && ` · ${setText.unverified(policy.unverified)}`}
          </small>
        </label>
      ))}
    </fieldset>
  );
}
