import { articleOf, type ClauseIndex } from '../../../src-shared/policy/pack/clause-words.ts';
import { notesOf } from '../../../src-shared/policy/pack/notes-of.ts';
import type { PolicyPack } from '../../../src-shared/policy/pack/policy-pack.ts';
import type { Problem } from '../../../src-shared/problems.ts';
import { differenceWords, draftWords } from '../../../src-shared/registration/approval/form-words.ts';
import { shortFingerprint } from '../../../src-shared/registration/approval/signed-content.ts';
import type { SignedDifferences } from '../../../src-shared/registration/approval/signed-differences.ts';
import {
  type AwardLine,
  hasReallyPassed,
  type PlannedAward,
  sumOfLines,
} from '../../../src-shared/registration/planned-award.ts';
import type { ApprovalDecision } from '../../../src-shared/registration/registering-checks.ts';
import type { WireStep } from '../../../src-shared/rpc/contract/shared.ts';
import type { ProjectFields } from '../../../src-shared/training/project.ts';
import type { Level } from '../../../src-shared/training/training-words.ts';
import { formWords, levelWords, roleWords } from '../../../src-shared/words.ts';
import { readTrail } from '../../app/stored-trail.ts';
import type { TraineeRecord } from '../../database/records/trainee-records.ts';
import type { DocumentData } from '../../documents/document-data.ts';
import type { PrintableForm } from './gather-form.ts';

export type ApprovalForm = DocumentData['approval-form'];

/** What the form of a project is filled from. */
export type FormFacts = {
  readonly organisation: { readonly name: string; readonly level: Level };
  readonly project: ProjectFields;
  readonly pack: PolicyPack;
  /** The clauses of the packs at hand, as people cite them: an id is never printed. */
  readonly clauses: ClauseIndex;
  readonly today: string;
  /** Everybody on the list, with what registering would give. */
  readonly rows: readonly { readonly record: TraineeRecord; readonly award: PlannedAward }[];
  /** By participation: what stands of those who are registered, with the trail that was frozen. */
  readonly frozen: ReadonlyMap<number, readonly (AwardLine & { readonly trail: string })[]>;
  readonly archive: readonly { readonly title: string; readonly isPresent: boolean }[];
  /** The head seal of the ledger; null while nothing is registered. */
  readonly seal: string | null;
  /** What is printed and can be signed; null for a draft. */
  readonly printed: PrintableForm | null;
  /** Why it is a draft; empty when it is complete. */
  readonly draft: readonly Problem[];
  /** The decision in force, which a supplement refers to. */
  readonly signed: ApprovalDecision | null;
  /** What differs from what was signed: what a supplement is about. */
  readonly differences: SignedDifferences | null;
};

/** A trainee with figures: planned ones before registration, the frozen ones of the ledger after it. */
type FormRow = {
  readonly trainee: TraineeRecord;
  readonly lines: readonly AwardLine[];
  readonly steps: readonly WireStep[];
};

/** The form as the ledger would fill it today, and the people on it: nothing in it is typed twice (H7). */
export function approvalForm(facts: FormFacts): {
  readonly form: ApprovalForm;
  readonly people: readonly TraineeRecord[];
} {
  const { organisation, project, pack, rows, printed } = facts;
  const awarded = formRows(facts);
  const [typical] = awarded;
  const steps = awarded.flatMap((row) => row.steps);
  const figures = typical === undefined ? { hours: project.hours, credits: null } : sumOfLines(typical.lines);
  const form: ApprovalForm = {
    organisation: organisation.name,
    organisationLevel: levelWords[organisation.level],
    filledOn: facts.today,
    projectName: project.name,
    ...filled('projectNumber', project.number),
    ...filled('approvalDocumentNumber', project.documentNumber),
    organiser: project.organiserName,
    undertaker: organisation.name,
    projectLevel: levelWords[project.level],
    trainingForm: formWords[project.form],
    ...filled('startedOn', project.startOn),
    ...filled('endedOn', project.endOn),
    ...filled('days', project.days ?? (project.dayHours === null ? null : project.dayHours.length * 1000)),
    ...filled('hours', figures.hours),
    ...filled('credits', figures.credits),
    participants: rows.length,
    qualified: rows.filter(({ record, award }) => hasReallyPassed(project, record, award)).length,
    policy: {
      title: pack.title,
      version: String(pack.version),
      ...filled('documentNumber', pack.documentNumber),
    },
    clauses: clausesOf(typical?.steps ?? [], steps).map(({ clause, text }) => ({
      clause: articleOf(facts.clauses, clause) || pack.shortTitle,
      ...(text === undefined ? {} : { text }),
    })),
    archive: facts.archive.map(({ title, isPresent }) => ({ title, present: isPresent })),
    awards: awardKinds(awarded, facts.clauses),
    notes: notesOf(pack, steps).map(({ text }) => ({ text })),
    trainees: awarded.map((row) => ({
      name: row.trainee.name,
      ...filled('identityNumber', row.trainee.idNumber),
      organisation: row.trainee.organisation,
      ...filledSums(row),
    })),
    ...filled('seal', facts.seal),
    ...filled('code', printed === null ? null : shortFingerprint(printed.fingerprint)),
    ...(facts.draft.length === 0 ? {} : { draft: facts.draft.map(draftWords) }),
    ...(printed?.scope === 'supplement' ? { supplement: supplementOf(facts) } : {}),
  };
  return { form, people: awarded.map(({ trainee }) => trainee) };
}

/** What a supplement refers to, and everybody it is about: as signed before, and as it is now. */
function supplementOf({ signed, differences, rows }: FormFacts): NonNullable<ApprovalForm['supplement']> {
  const organisations = new Map(rows.map(({ record }) => [record.uid, record.organisation]));
  return {
    ...filled('baseCode', signed?.fingerprint == null ? null : shortFingerprint(signed.fingerprint)),
    ...filled('signedBy', signed?.person ?? null),
    ...filled('signedOn', signed?.decidedOn ?? null),
    changes: (differences?.people ?? []).map((person) => ({
      name: person.name,
      ...filled('organisation', organisations.get(person.traineeUid) ?? null),
      ...differenceWords(person),
    })),
  };
}

/** Everybody whose figures the form asks for; on a supplement those it is about. */
function formRows({ rows, frozen, printed }: FormFacts): readonly FormRow[] {
  const isAsked = ({ uid }: TraineeRecord) =>
    printed?.scope !== 'supplement' || printed.content.people.has(uid);
  return rows.flatMap(({ record: trainee, award }): readonly FormRow[] => {
    if (!isAsked(trainee)) return [];
    if (award.lines.length > 0) return [{ trainee, lines: award.lines, steps: award.trail }];
    const lines = frozen.get(trainee.id) ?? [];
    const [first] = lines;
    return first === undefined ? [] : [{ trainee, lines, steps: readTrail(first.trail).steps }];
  });
}

/** One block per distinct trail: trainees who share one are counted together. */
function awardKinds(rows: readonly FormRow[], clauses: ClauseIndex): NonNullable<ApprovalForm['awards']> {
  const kinds = Map.groupBy(rows, ({ trainee, steps, lines }) =>
    JSON.stringify([trainee.role, steps, lines.map(({ year, hours, credits }) => [year, hours, credits])]),
  );
  return [...kinds.values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    return [
      {
        title: roleWords[first.trainee.role],
        people: group.length,
        ...filledSums(first),
        steps: first.steps.map((step) => ({
          ...filled('clause', articleOf(clauses, step.clause) || null),
          text: step.text,
          ...filled('result', resultText(step)),
        })),
      },
    ];
  });
}

function resultText(step: WireStep): string | null {
  if (step.after === undefined || step.after === null) return null;
  return `${step.after / 1000} ${step.unit === 'hours' ? '学时' : '学分'}`;
}

/** The clauses that made the figures: all steps of one trainee, and of the others the clauses that are not among them. */
function clausesOf(
  typical: readonly WireStep[],
  all: readonly WireStep[],
): NonNullable<ApprovalForm['clauses']> {
  const texts = new Map(
    [...Map.groupBy(typical, (step) => step.clause)].map(([clause, steps]) => [
      clause,
      steps.map((step) => step.text).join('；'),
    ]),
  );
  for (const step of all) if (!texts.has(step.clause)) texts.set(step.clause, step.text);
  return [...texts].map(([clause, text]) => ({ clause, text }));
}

function filledSums(row: FormRow): { readonly hours?: number; readonly credits?: number } {
  const { hours, credits } = sumOfLines(row.lines);
  return { ...filled('hours', hours), ...filled('credits', credits) };
}

function filled<Key extends string, Value>(key: Key, value: Value | null): { readonly [K in Key]?: Value } {
  return value === null ? {} : ({ [key]: value } as { readonly [K in Key]: Value });
}
