import { useQuery } from '@tanstack/react-query';
import type { DescribedPack } from '../../../../src-shared/policy/document/described-pack.ts';
import type { PackEdit } from '../../../../src-shared/policy/document/pack-edit.ts';
import type { PackRow } from '../../../../src-shared/rpc/contract/policies.ts';
import { ClauseTag } from '../../../components/notes/tag.tsx';
import { orpc } from '../../../rpc.ts';
import { policiesText } from '../../../text/policies.ts';
import { droppedRules, fateOf, setFate } from '../edit/pack-edits.ts';

const text = policiesText.edit;

type DroppedRulesProps = {
  readonly parent: NonNullable<PackRow['extends']>;
  readonly document: DescribedPack;
  readonly edits: readonly PackEdit[];
  readonly onChange: (edits: readonly PackEdit[]) => void;
};

/** What the parent says and the saved copy does not, with the way to take it back. */
export function DroppedRules({ parent, document, edits, onChange }: DroppedRulesProps) {
  const query = useQuery(
    orpc.policies.get.queryOptions({ input: { id: parent.id, version: parent.version } }),
  );
  const rules = query.data === undefined ? [] : droppedRules(query.data.document, document);
  if (rules.length === 0) return null;
  return (
    <section className="policies__chapter" id="edit-dropped" tabIndex={-1} aria-label={text.dropped}>
      <h3>{text.dropped}</h3>
      <p className="policies__lead">{text.droppedBody}</p>
      {rules.map((rule) => {
        const isTaken = fateOf(rule.line, edits) === 'restored';
        return (
          <div key={rule.line} className="policies__rule">
            <div className="policies__rule-head">
              <b>{rule.title}</b> <ClauseTag clause={rule.clause} />
              <span className="push small tone-short">{isTaken && text.takenBack}</span>
              <button
                type="button"
                className="policies__link small"
                onClick={() => onChange(setFate(edits, rule.line, isTaken ? 'kept' : 'restored'))}
              >
                {isTaken ? text.undo : text.takeBack}
              </button>
            </div>
            {rule.text !== '' && <p className="policies__figures">{rule.text}</p>}
          </div>
        );
      })}
    </section>
  );
}
