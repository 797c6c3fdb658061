import { useCallback, useMemo } from 'react';
import { editText as text } from '../../../../text/policies/edit.ts';
import { fieldErrors } from '../../../../text/problems.ts';
import layout from '../../layout.module.css';
import { EditGroupView } from '../edit-group.tsx';
import type { EditSection } from '../edit-groups.ts';
import { figuresByLine, ruleIdsIn } from '../edit-view.ts';
import type { EditsChange } from '../group-fields.ts';
import { NewNotes } from '../rules/new-notes.tsx';
import { NewRules } from '../rules/new-rule-form.tsx';
import { freeRuleId, lineOfRule } from '../rules/new-rules.ts';
import type { PackCheck } from '../use-pack-check.ts';
import type { PackDraft } from '../use-pack-draft.ts';

type SectionProps = Pick<PackDraft, 'form' | 'saved'> & { readonly check: PackCheck };

/** A section of the pack: its rules, and below them what this copy adds. */
export function EditSectionView({ section, ...props }: SectionProps & { readonly section: EditSection }) {
  const { form, saved, check } = props;
  const { edits } = form.values;
  const { update } = form;
  const errors = fieldErrors(check.problems);
  const onChange = useCallback((change: EditsChange) => update('edits', change), [update]);
  return (
    <section id={`edit-${section.id}`} tabIndex={-1} className={layout['chapter']}>
      <h3>{text.sections[section.id] ?? section.id}</h3>
      {section.groups.map((group) => (
        <EditGroupView
          key={group.line}
          group={group}
          edits={edits}
          errors={errors}
          canRestore={saved.pack.extends !== null}
          onChange={onChange}
        />
      ))}
      {isGrowing(section.id) && <AddedRules section={section.id} {...props} />}
      {section.id === 'notes' && (
        <NewNotes
          edits={edits}
          taken={saved.document.notes.map(({ id }) => id)}
          onChange={(next) => form.set('edits', next)}
        />
      )}
    </section>
  );
}

type AddedRulesProps = SectionProps & { readonly section: GrowingSection };

const growingSections = ['activities', 'assessment', 'gates', 'deadlines', 'archive', 'numbering'] as const;
type GrowingSection = (typeof growingSections)[number];

function isGrowing(id: string): id is GrowingSection {
  return growingSections.some((section) => section === id);
}

function AddedRules({ section, form, saved, check }: AddedRulesProps) {
  const { added } = form.values;
  const { document } = check;
  const figures = useMemo(() => figuresByLine(document), [document]);
  const nextId = () => {
    const fields = [...saved.fields.map(({ field }) => field), ...added.map(lineOfRule)];
    return freeRuleId(saved.pack.id, ruleIdsIn(fields));
  };
  return (
    <NewRules
      section={section}
      rules={added}
      shape={saved.document.head}
      isNumbered={saved.fields.some(({ field }) => field.startsWith('numbering/'))}
      periods={document.head.minima}
      errors={fieldErrors(check.problems)}
      figures={(line) => figures.get(line) ?? ''}
      nextId={nextId}
      onChange={(rules) => form.set('added', rules)}
    />
  );
}
