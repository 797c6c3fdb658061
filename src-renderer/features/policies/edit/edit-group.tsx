import { memo } from 'react';
import type { EditableField } from '../../../../src-shared/policy/document/pack-edit.ts';
import { levels } from '../../../../src-shared/training/training-words.ts';
import { LinkButton } from '../../../components/buttons/link-button.tsx';
import { ClauseTag } from '../../../components/notes/tag.tsx';
import { editText as text } from '../../../text/policies/edit.ts';
import { levelWords } from '../../../text/words.ts';
import { Fold } from '../fold.tsx';
import layout from '../layout.module.css';
import { OwnTag } from '../own-tag.tsx';
import { EditField } from './edit-field.tsx';
import { rateLevel } from './edit-groups.ts';
import { arrangeFields, type EditGroupProps, isGroupUnchanged } from './group-fields.ts';
import { droppable, heldValue, type RuleStatus, setEdit, setRuleStatus, statusOfRule } from './pack-edits.ts';
import css from './rules/rule.module.css';

/** A pack has some hundred fields: a rule is drawn anew only when something of its own is different. */
export const EditGroupView = memo(GroupView, isGroupUnchanged);

/** One rule: what its numbers say now, its values as fields, and the ways to drop it or take it back. */
function GroupView(props: EditGroupProps) {
  const { group, edits } = props;
  const status = statusOfRule(group.line, edits);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would draw its legend over the line between rules
    <div className={css['rule']} role="group" aria-label={group.title || undefined} id={`rule-${group.line}`}>
      {group.line !== 'head' && <RuleHead {...props} status={status} />}
      {status === 'kept' && <RuleFields {...props} />}
    </div>
  );
}

function RuleHead({ group, canRestore, status, onChange }: EditGroupProps & { readonly status: RuleStatus }) {
  const become = (next: RuleStatus) => onChange((now) => setRuleStatus(now, group.line, next));
  const hasParent = canRestore && group.isOwn && group.fields.some(({ inherited }) => inherited !== null);
  return (
    <div className={css['head']}>
      <b>{group.title}</b> <ClauseTag clause={group.clause} />
      <OwnTag isOwn={group.isOwn} />
      <span className="push" />
      {status === 'kept' ? (
        <>
          {hasParent && <LinkButton onClick={() => become('restored')}>{text.restore}</LinkButton>}
          {droppable(group.line) !== null && (
            <LinkButton onClick={() => become('removed')}>{text.remove}</LinkButton>
          )}
        </>
      ) : (
        <>
          <span className="small tone-short">{status === 'removed' ? text.removed : text.restored}</span>
          <LinkButton onClick={() => become('kept')}>{text.undo}</LinkButton>
        </>
      )}
    </div>
  );
}

function RuleFields({ group, edits, errors, canRestore, onChange }: EditGroupProps) {
  const { rates, figures, wording, isWordingOpen, isWordingLate } = arrangeFields(group, edits, errors);
  const [first] = group.fields;
  const view = (field: EditableField, label?: string) => (
    <EditField
      key={field.field}
      field={field}
      label={label}
      value={heldValue(field, edits)}
      error={errors[field.field] ?? (field === first ? errors[group.line] : undefined)}
      onSet={(value) => onChange((now) => setEdit(now, field, value))}
    />
  );
  return (
    <>
      {group.figures !== '' && <p className={layout['figures']}>{group.figures}</p>}
      {rates.length > 0 && (
        <div className={css['rates']}>
          {levels.map((level) => {
            const rate = rates.find((field) => rateLevel(field) === level);
            return rate === undefined ? <span key={level} /> : view(rate, levelWords[level]);
          })}
        </div>
      )}
      {figures.length > 0 && <div className={css['fields']}>{figures.map((field) => view(field))}</div>}
      {wording.length > 0 && (
        <Fold
          isForced={isWordingOpen}
          isLazy
          summary={
            <>
              {text.wording}
              {canRestore && isWordingLate && <span className="tone-short"> · {text.wordingLate}</span>}
            </>
          }
        >
          <div className={css['fields']}>{wording.map((field) => view(field))}</div>
        </Fold>
      )}
    </>
  );
}
