import { useQuery } from '@tanstack/react-query';
import type { DescribedPack } from '../../../../../src-shared/policy/document/described-pack.ts';
import type { PackEdit } from '../../../../../src-shared/policy/document/pack-edit.ts';
import type { PackRow } from '../../../../../src-shared/rpc/contract/policies.ts';
import { LinkButton } from '../../../../components/buttons/link-button.tsx';
import { ClauseTag } from '../../../../components/notes/tag.tsx';
import { orpc } from '../../../../rpc.ts';
import { editText as text } from '../../../../text/policies/edit.ts';
import layout from '../../layout.module.css';
import { type DroppedRule, droppedRules, setRuleStatus, statusOfRule } from '../pack-edits.ts';
import css from './rule.module.css';

type Change = (now: readonly PackEdit[]) => readonly PackEdit[];

type DroppedRulesProps = {
  readonly parent: NonNullable<PackRow['extends']>;
  readonly document: DescribedPack;
  readonly edits: readonly PackEdit[];
  readonly onChange: (change: Change) => void;
};

/** What the parent says and the saved copy does not, with the way to take it back. */
export function DroppedRules({ parent, document, edits, onChange }: DroppedRulesProps) {
  const query = useQuery(
    orpc.policies.get.queryOptions({ input: { id: parent.id, version: parent.version } }),
  );
  const rules = query.data === undefined ? [] : droppedRules(query.data.document, document);
  if (rules.length === 0) return null;
  return (
    <section className={layout['chapter']} id="edit-dropped" tabIndex={-1} aria-label={text.dropped}>
      <h3>{text.dropped}</h3>
      <p className={layout['lead']}>{text.droppedBody}</p>
      {rules.map((rule) => (
        <Dropped
          key={rule.line}
          rule={rule}
          isTaken={statusOfRule(rule.line, edits) === 'restored'}
          onTake={(isTaken) =>
            onChange((now) => setRuleStatus(now, rule.line, isTaken ? 'restored' : 'kept'))
          }
        />
      ))}
    </section>
  );
}

type DroppedProps = {
  readonly rule: DroppedRule;
  readonly isTaken: boolean;
  readonly onTake: (isTaken: boolean) => void;
};

function Dropped({ rule, isTaken, onTake }: DroppedProps) {
  return (
    <div className={css['rule']}>
      <div className={css['head']}>
        <b>{rule.title}</b> <ClauseTag clause={rule.clause} />
        <span className="push small tone-short">{isTaken && text.takenBack}</span>
        <LinkButton onClick={() => onTake(!isTaken)}>{isTaken ? text.undo : text.takeBack}</LinkButton>
      </div>
      {rule.text !== '' && <p className={layout['figures']}>{rule.text}</p>}
    </div>
  );
}
