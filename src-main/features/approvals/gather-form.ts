import type { Database } from 'better-sqlite3';
import type { Work } from '../../../src-shared/lib/work.ts';
import type { Problem } from '../../../src-shared/problems.ts';
import { contentOf, formScopesOf } from '../../../src-shared/registration/approval/current-form.ts';
import { draftProblems } from '../../../src-shared/registration/approval/draft-problems.ts';
import type { SignedContent } from '../../../src-shared/registration/approval/signed-content.ts';
import type {
  CurrentForm,
  SignedDifferences,
} from '../../../src-shared/registration/approval/signed-differences.ts';
import {
  type ListedTrainee,
  type PlanFacts,
  planRegistration,
  type RegistrationPlan,
} from '../../../src-shared/registration/plan.ts';
import type { FormScope } from '../../../src-shared/training/form-scope.ts';
import { readTrail } from '../../app/stored-trail.ts';
import { frozenLinesOfProject } from '../../database/entries/entry-records.ts';
import { shownTrainees } from '../../database/records/listed-trainees.ts';
import type { ProjectRecord } from '../../database/records/project-records.ts';
import type { TraineeRecord } from '../../database/records/trainee-records.ts';
import { comparePlan, formFingerprint } from '../../session/registration-plan.ts';

type ShownTrainee = ListedTrainee & { readonly record: TraineeRecord };

/** A form as it would print now, with its fingerprint. */
export type PrintableForm = {
  readonly scope: FormScope;
  readonly content: SignedContent;
  readonly fingerprint: string;
};

/** Everything about the form of a project, as the ledger stands in one of its connections. */
export type GatheredForm = {
  readonly project: ProjectRecord;
  readonly plan: RegistrationPlan<ShownTrainee>;
  readonly frozen: ReturnType<typeof frozenLinesOfProject>;
  /** The form as it is today; null where the text asks for none. */
  readonly form: CurrentForm | null;
  /** What differs from the form in force; null where there is none to compare with. */
  readonly differences: SignedDifferences | null;
  /** Why the form is a draft; empty when it is complete. */
  readonly draft: readonly Problem[];
  /** The forms that could be printed now: the whole, and a supplement where somebody differs. Empty for a draft. */
  readonly printable: readonly PrintableForm[];
};

/** Reads a project's people, works out what registering would give them by `facts`, and compares it with what was signed. */
export function* gatherForm(
  database: Database,
  project: ProjectRecord,
  facts: PlanFacts,
): Work<GatheredForm> {
  const planned = yield* planRegistration(facts, shownTrainees(database, project.id));
  const frozen = frozenLinesOfProject(database, project.id);
  const { plan, form, differences } = yield* comparePlan(planned, {
    nameOf: ({ record }) => record.name,
    registeredLine: ({ record }) => {
      const lines = frozen.get(record.id);
      const first = lines?.[0];
      if (lines === undefined || first === undefined) return undefined;
      const basis = [...new Set(readTrail(first.trail).steps.map(({ clause }) => clause))];
      return { years: lines, pack: first.pack, basis };
    },
  });
  const draft = form === null ? [] : draftProblems(plan);
  const printable =
    form === null || draft.length > 0 ? [] : printableForms(project, { form, differences, plan });
  return { project, plan, frozen, form, differences, draft, printable };
}

function printableForms(
  project: ProjectRecord,
  gathered: Pick<GatheredForm, 'differences' | 'plan'> & { readonly form: CurrentForm },
): readonly PrintableForm[] {
  const { form, differences, plan } = gathered;
  return formScopesOf(differences).map((scope) => {
    const content =
      scope === 'supplement' && differences !== null
        ? contentOf(form, { scope, base: plan.facts.approval?.fingerprint ?? null, differences })
        : contentOf(form, { scope: 'whole' });
    return { scope, content, fingerprint: formFingerprint(project.uid, content) };
  });
}
