import { useState } from 'react';
import type { Project } from '../../../../src-shared/rpc/contract/projects.ts';
import type { WireProblem } from '../../../../src-shared/rpc/contract/shared.ts';
import type { ProjectFields } from '../../../../src-shared/training/project.ts';
import { ownChanges } from '../../../components/form/draft/own-changes.ts';
import { type DraftForm, type FieldErrors, useDraft } from '../../../components/form/draft/use-draft.ts';
import { type Save, useSave } from '../../../components/form/use-save.ts';
import { useUnsavedWarning } from '../../../components/form/use-unsaved-warning.ts';
import { useLedger } from '../../../ledger.ts';
import { navigate } from '../../../routing.ts';
import { client } from '../../../rpc.ts';
import { componentText } from '../../../text/components.ts';
import { projectsText } from '../../../text/projects.ts';
import { emptyProject, withoutUnusedFigures } from '../project-fields.ts';

const text = projectsText.form;

/** The form of a project, as its sections take it. */
export type ProjectForm = DraftForm<ProjectFields>;

function validate(fields: ProjectFields): FieldErrors<ProjectFields> {
  const required = (value: string | null) =>
    (value ?? '').trim() === '' ? componentText.form.required : undefined;
  return {
    name: required(fields.name),
    organiserName: required(fields.organiserName),
    startOn: required(fields.startOn),
    endOn: required(fields.endOn),
    ...(fields.kind === 'outside'
      ? { registrar: required(fields.registrar), proof: required(fields.proof) }
      : {}),
  };
}

/** Whether a refusal says that this organisation may not register the project (H5): then the way out is an outside record. */
function isNotOurs(problem: WireProblem): boolean {
  return problem.code === 'project.notOursToRegister';
}

/** The first thing to correct comes into sight with the keyboard on it: a refusal stands above the fields. */
function focusFirstError(): void {
  // After the next drawing: only then the fields say that they are invalid.
  setTimeout(() => {
    const first = document.querySelector<HTMLElement>('[data-refusal] button, form [aria-invalid="true"]');
    first?.focus();
    first?.scrollIntoView({ block: 'center' });
  }, 60);
}

type ProjectFormState = {
  readonly form: ProjectForm;
  readonly save: Save;
  /** Why this organisation may not register it, as the last save said. */
  readonly refusals: readonly WireProblem[];
  /** Makes an outside record of it: the way out of such a refusal. */
  readonly becomeOutside: () => void;
};

/** The fields of a project and saving them; null makes a new one. */
export function useProjectForm(project: Project | null): ProjectFormState {
  const { ledger } = useLedger();
  /** The record that the fields began with; a newer one that comes in meanwhile is not what was changed here. */
  const [base, setBase] = useState(project);
  const [refusals, setRefusals] = useState<readonly WireProblem[]>([]);
  const form = useDraft<ProjectFields>({
    draftKey: `project:${project?.uid ?? 'new'}`,
    initial: project?.fields ?? emptyProject(ledger.organisation),
    validate,
  });
  useUnsavedWarning(form.isDirty);
  const save = useSave(form, {
    call: (fields) =>
      client.projects.save({
        ...(base === null ? {} : { uid: base.uid, version: base.version }),
        fields: withoutUnusedFigures(fields),
      }),
    done: ({ warnings }) => (warnings.length === 0 ? text.saved : text.savedWithWarnings),
    onDone: ({ uid }) => navigate(`/projects/${uid}`, { replace: project === null }),
    onInvalid: focusFirstError,
    onRefused: (problems) => {
      setRefusals(problems.filter(isNotOurs));
      return problems.filter((problem) => problem.severity === 'error' && !isNotOurs(problem));
    },
    // The newest record with the user's own changes laid over it.
    reload: async () => {
      if (base === null) return;
      const newest = await client.projects.get({ uid: base.uid });
      const own = ownChanges(base.fields, form.values);
      setBase(newest);
      form.reset(newest.fields);
      form.merge(own);
    },
  });
  const submit = () => {
    setRefusals([]);
    return save.submit();
  };
  const becomeOutside = () => {
    form.set('kind', 'outside');
    setRefusals([]);
  };
  return { form, save: { ...save, submit }, refusals, becomeOutside };
}
