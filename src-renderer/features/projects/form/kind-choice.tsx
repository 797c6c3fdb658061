import type { ProjectFields } from '../../../../src-shared/training/project.ts';
import { useLedger } from '../../../ledger.ts';
import { projectsText } from '../../../text/projects.ts';
import { organiserOfKind } from '../project-fields.ts';
import css from './kind-choice.module.css';

import type { ProjectForm } from './use-project-form.ts';

const text = projectsText.form;

/** Who registers the project: this organisation, or another that proves it. */
export function KindChoice({ form }: { readonly form: ProjectForm }) {
  const { ledger } = useLedger();
  const choose = (kind: ProjectFields['kind']) => {
    form.set('kind', kind);
    form.set('organiserName', organiserOfKind(form.values.organiserName, kind, ledger.organisation.name));
  };
  const kinds = [
    { value: 'own', title: text.ownTitle, body: text.ownBody },
    { value: 'outside', title: text.outsideTitle, body: text.outsideBody },
  ] as const;
  return (
    <fieldset className={css['kinds']}>
      <legend>{text.kindQuestion}</legend>
      {kinds.map((kind) => (
        <label key={kind.value} data-on={form.values.kind === kind.value || undefined}>
          <input
            type="radio"
            name="kind"
            checked={form.values.kind === kind.value}
            onChange={() => choose(kind.value)}
          />
          <span>
            <b>{kind.title}</b>
            <small>{kind.body}</small>
          </span>
        </label>
      ))}
    </fieldset>
  );
}
