import type { Work } from '../../lib/work.ts';
import type { FormScope } from '../../training/form-scope.ts';
import type { ListedTrainee, RegistrationPlan } from '../plan.ts';
import type { PlannedAward, RegisteredTrainee } from '../planned-award.ts';
import { type SignedContent, type SignedLine, signedFacts, signedFields } from './signed-content.ts';
import type {
  CurrentForm,
  CurrentPerson,
  PersonDifference,
  SignedDifferences,
} from './signed-differences.ts';

/** What stands of somebody who is registered, as a form says it. */
export type RegisteredLine = Pick<SignedLine, 'years' | 'pack' | 'basis'>;

/** What a caller knows of the people of a plan. */
export type KnownPeople<Trainee> = {
  readonly nameOf: (trainee: Trainee) => string;
  /** Undefined where it is not asked for: whoever is registered is compared with nothing. */
  readonly registeredLine?: (trainee: Trainee) => RegisteredLine | undefined;
};

/**
 * The form of a project as it would be filled today: a line for everybody on the list, those who earn nothing among them,
 * because the form counts who took part. The plan is the one before any signature is asked. Yields after each trainee.
 */
export function* currentForm<Trainee extends ListedTrainee>(
  { facts, rows }: RegistrationPlan<Trainee>,
  { nameOf, registeredLine }: KnownPeople<Trainee>,
): Work<CurrentForm> {
  const pack = `${facts.pack.id}@${facts.pack.version}`;
  const planned = new Map<RegisteredTrainee, SignedLine>();
  const people = new Map<string, CurrentPerson>();
  for (const { trainee, award } of rows) {
    const { uid, facts: recorded } = trainee;
    const known =
      planned.get(recorded) ?? lineOf(recorded, { years: award.lines, pack, basis: basisOf(award) });
    planned.set(recorded, known);
    const standing = recorded.isRegistered ? registeredLine?.(trainee) : undefined;
    people.set(uid, {
      name: nameOf(trainee),
      line: standing === undefined ? known : lineOf(recorded, standing),
      isRegistered: recorded.isRegistered,
      isHeld: recorded.afterReversal === 'held',
    });
    yield;
  }
  return { project: signedFields(facts.project), people };
}

function lineOf(recorded: RegisteredTrainee, { years, pack, basis }: RegisteredLine): SignedLine {
  return {
    facts: signedFacts(recorded),
    years: years.map(({ year, hours, credits }) => ({ year, hours, credits })),
    pack,
    basis: [...basis],
    isAgain: recorded.afterReversal !== null && years.length > 0,
  };
}

/** The clauses that an award rests on, each once: those of its figures, and those that say why there are none. */
function basisOf({ trail, award }: PlannedAward): readonly string[] {
  return [...new Set([...trail, ...(award?.reasons ?? [])].map(({ clause }) => clause))];
}

/** What a signature on the form of today binds: everybody, or, on a supplement, those who differ from the form in force. */
export function contentOf(
  form: CurrentForm,
  asked:
    | { readonly scope: 'whole' }
    | { readonly scope: 'supplement'; readonly base: string | null; readonly differences: SignedDifferences },
): SignedContent {
  const { project } = form;
  if (asked.scope === 'whole')
    return { scope: 'whole', base: null, project, people: form.people, removed: new Map() };
  const differ = new Map(asked.differences.people.map((difference) => [difference.traineeUid, difference]));
  return {
    scope: 'supplement',
    base: asked.base,
    project,
    people: new Map([...form.people].filter(([uid]) => differ.has(uid))),
    removed: new Map([...differ].filter(isRemoved).map(([uid, { name }]) => [uid, name])),
  };
}

function isRemoved([, { kind }]: readonly [string, PersonDifference]): boolean {
  return kind === 'removed';
}

/**
 * Which forms can be printed now. A supplement needs a signed form that it can be compared with, and covers people only:
 * a project whose own fields changed is signed anew as a whole.
 */
export function formScopesOf(differences: SignedDifferences | null): readonly FormScope[] {
  return differences !== null && differences.fields.length === 0 && differences.people.length > 0
    ? ['whole', 'supplement']
    : ['whole'];
}
