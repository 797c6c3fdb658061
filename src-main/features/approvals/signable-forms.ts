import type { Database } from 'better-sqlite3';
import { mergedContent } from '../../../src-shared/registration/approval/approval-in-force.ts';
import {
  parseContent,
  type SignedContent,
  shortFingerprint,
} from '../../../src-shared/registration/approval/signed-content.ts';
import {
  type CurrentForm,
  type CurrentPerson,
  signedDifferences,
} from '../../../src-shared/registration/approval/signed-differences.ts';
import type { SignableForm } from '../../../src-shared/rpc/contract/approvals.ts';
import {
  approvalsOf,
  contentOfForm,
  type FormRecord,
  formsOf,
} from '../../database/records/approval-records.ts';
import { toDifferences } from '../../session/to-differences.ts';
import type { GatheredForm } from './gather-form.ts';

/** A form that a decision can be recorded on, with what a signature on it binds. */
export type Signable = { readonly shown: SignableForm; readonly content: SignedContent };

/**
 * The forms that a decision can be recorded on: those that would print now, the supplement first, then those that were
 * printed since the last decision and say something else. A form that was printed before the last decision was decided on
 * or given up; a supplement to a form that is not in force any more has nothing to supplement.
 */
export function signableForms(database: Database, gathered: GatheredForm): readonly Signable[] {
  const { project, printable, form } = gathered;
  const printed = formsOf(database, project.id);
  const printedAt = new Map(printed.map(({ fingerprint, madeAt }) => [fingerprint, madeAt]));
  const current = printable.toReversed().map(({ scope, content, fingerprint }): Signable => {
    const at = printedAt.get(fingerprint) ?? null;
    return { shown: shownForm(fingerprint, { scope, printedAt: at, isCurrent: true }), content };
  });
  if (form === null) return current;
  const decided = Math.max(0, ...approvalsOf(database, project.id).map(({ formId }) => formId ?? 0));
  const earlier = printed
    .filter(
      ({ id, fingerprint }) => id > decided && !printable.some((now) => now.fingerprint === fingerprint),
    )
    .flatMap((record) => earlierForm(database, { ...gathered, form }, record));
  return [...current, ...earlier];
}

function earlierForm(
  database: Database,
  gathered: GatheredForm & { readonly form: NonNullable<GatheredForm['form']> },
  { id, fingerprint, madeAt }: FormRecord,
): readonly Signable[] {
  const text = contentOfForm(database, id);
  if (text === undefined) return [];
  const content = parseContent(text);
  const inForce = gathered.plan.facts.approval;
  if (content.scope === 'supplement' && content.base !== (inForce?.fingerprint ?? null)) return [];
  const bound = mergedContent(inForce?.content ?? null, content);
  const differences = toDifferences(signedDifferences(bound, askedAgain(gathered.form, content)));
  const { scope } = content;
  return [
    {
      shown: { ...shownForm(fingerprint, { scope, printedAt: madeAt, isCurrent: false }), differences },
      content,
    },
  ];
}

/** The form of today as it would be once `content` is signed: it asks again for people whose entry was taken back. */
function askedAgain({ project, people }: CurrentForm, content: SignedContent): CurrentForm {
  const asked = [...people].map(([uid, person]): [string, CurrentPerson] => {
    const isAsked = content.people.get(uid)?.line.isAgain === true;
    return [uid, { ...person, isHeld: person.isHeld && !isAsked }];
  });
  return { project, people: new Map(asked) };
}

function shownForm(
  fingerprint: string,
  form: Pick<SignableForm, 'scope' | 'printedAt' | 'isCurrent'>,
): SignableForm {
  return { fingerprint, code: shortFingerprint(fingerprint), ...form, differences: null };
}
