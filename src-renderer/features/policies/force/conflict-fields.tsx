import { useQuery } from '@tanstack/react-query';
import type { SetChoices } from '../../../../src-shared/policy/set/combine-set.ts';
import { SelectField } from '../../../components/form/fields.tsx';
import { orpc } from '../../../rpc.ts';
import { setText as text } from '../../../text/policies/sets.ts';
import type { FollowedText } from './followed-texts.ts';

type ConflictFieldsProps = {
  readonly texts: readonly FollowedText[];
  readonly choices: SetChoices;
  readonly onChange: (choices: SetChoices) => void;
};

/** Where two texts say different things that cannot both hold: what each says, and which of them is followed. */
export function ConflictFields({ texts, choices, onChange }: ConflictFieldsProps) {
  const asked = texts.map(({ parts, ...each }) => ({ ...each, parts: [...parts] }));
  const query = useQuery({
    ...orpc.policies.checkSet.queryOptions({ input: { texts: asked } }),
    enabled: texts.length > 1,
  });
  return query.data?.conflicts.map(({ family, says }) => (
    <SelectField
      key={family}
      isRequired
      isWide
      label={text.conflict(family)}
      value={choices[family] ?? null}
      options={says.map((one) => ({ value: one.packId, label: text.conflictSays(one.title, one.text) }))}
      onChange={(packId) => packId !== null && onChange({ ...choices, [family]: packId })}
    />
  ));
}
