import { assertPresent } from '../lib/assert.ts';
import type { AwardInput } from '../policy/award/award-input.ts';
import type { AwardOutcome, Step } from '../policy/award/award-outcome.ts';
import { type AwardedTrainee, factsOfTrainee } from '../policy/award/facts-of-trainee.ts';
import { registrationPermission } from '../policy/duties/registration-permission.ts';
import type { PolicyPack } from '../policy/pack/policy-pack.ts';
import { silentClause } from '../policy/pack/silent-clause.ts';
import type { Problem } from '../problems.ts';
import type { TraineeFigures } from '../sheet/rows/trainee-rows.ts';
import type { ProjectFields } from '../training/project.ts';
import { hasPassed, type TraineeFields } from '../training/trainee.ts';

/** One trainee with everything that an award, and the entry made of it, depend on beside the project. */
export type RegisteredTrainee = AwardedTrainee &
  TraineeFields & {
    /** An entry of this project stands for the trainee. */
    readonly isRegistered: boolean;
    /**
     * The entry was taken back. held: nobody asked for it again, or no form was signed since. signed: a form was signed
     * that asks for it again. Null for everybody else.
     */
    readonly afterReversal: 'held' | 'signed' | null;
  };

/** What a trainee is registered with in one year. Hours and credits in thousandths; credits null in a pack of hours alone. */
export type AwardLine = { readonly year: number; readonly hours: number; readonly credits: number | null };

/** Lines of one trainee together; no credits where no line has any. */
export function sumOfLines(lines: readonly Omit<AwardLine, 'year'>[]): TraineeFigures {
  return {
    hours: lines.reduce((sum, line) => sum + line.hours, 0),
    credits: lines.every(({ credits }) => credits === null)
      ? null
      : lines.reduce((sum, line) => sum + (line.credits ?? 0), 0),
  };
}

/**
 * Figures of a project's trainees by id: of the entries that stand, else those that registering would give. Who earns
 * nothing, or of whom the regulation says nothing, has none.
 */
export function figuresOfTrainees(
  standing: ReadonlyMap<number, readonly Omit<AwardLine, 'year'>[]>,
  planned: readonly { readonly id: number; readonly award: Pick<PlannedAward, 'lines'> }[],
): ReadonlyMap<number, TraineeFigures> {
  const figures = new Map<number, TraineeFigures>();
  for (const [id, lines] of standing) figures.set(id, sumOfLines(lines));
  for (const { id, award } of planned)
    if (award.lines.length > 0 && !figures.has(id)) figures.set(id, sumOfLines(award.lines));
  return figures;
}

/**
 * What registering would do for a trainee. `pending`: a result or a figure is still to come. `registered`: an entry stands.
 * `unsigned`: the signed form does not cover it. `reversed`: the entry was taken back, and nobody asked for it again. The
 * other outcomes are the engine's.
 */
export type PlannedOutcome = AwardOutcome['outcome'] | 'pending' | 'registered' | 'unsigned' | 'reversed';

/**
 * Whether somebody passed: the result says so, and no gate of the text takes it back (absent too much, L21; a score below
 * the mark, YL1). An outside training was passed where it was held: its proof says so, whatever this text makes of it.
 */
export function hasReallyPassed(
  { kind }: Pick<ProjectFields, 'kind'>,
  trainee: Pick<TraineeFields, 'result'>,
  { outcome }: { readonly outcome: PlannedOutcome },
): boolean {
  return hasPassed(trainee) && !(kind === 'own' && (outcome === 'nothing' || outcome === 'refused'));
}

/** Why a trainee cannot be registered although the result is in. The last is set by `withholdDoublings` alone. */
export type AwardObstacle =
  | 'registration.yearUnknown'
  | 'registration.hoursUnknown'
  | 'registration.proofFiguresMissing'
  | 'registration.doublingUnexplained';

/** What a trainee would get, and why. */
export type PlannedAward = {
  readonly outcome: PlannedOutcome;
  /** The engine's answer; null while the result is pending or an entry stands already. */
  readonly award: AwardOutcome | null;
  /** The facts that the engine was asked with; null where it was not asked. */
  readonly input: AwardInput | null;
  /** One line of the ledger per registration year; empty where nothing is registered. */
  readonly lines: readonly AwardLine[];
  /** The steps that led to the figures, as an entry keeps them; empty where the engine was not asked. */
  readonly trail: readonly Step[];
  /** outside only: the figures of the proof are not what the engine would give. */
  readonly differs: boolean;
  readonly obstacle: AwardObstacle | null;
  /** Points that a person may decide on this award; it waits for them where it is undecided. */
  readonly points: readonly string[];
};

/** Whether the records of an outside project that the text does not count, count all the same, and who decided so. */
export type OutsideDecision = {
  /** The id of the point (`outsidePointId`). */
  readonly point: string;
  readonly counted: { readonly decidedBy: string; readonly reason: string } | null;
  /** It was decided that they do not count. */
  readonly isLeftOut: boolean;
};

/** The obstacle of an award as a problem of the person it is about. */
export function obstacleProblems({ obstacle }: PlannedAward, name: string): readonly Problem[] {
  return obstacle === null ? [] : [{ code: obstacle, severity: 'error', values: { name } }];
}

const NOTHING = {
  award: null,
  input: null,
  lines: [],
  trail: [],
  differs: false,
  obstacle: null,
  points: [],
} as const;

/**
 * What registering the project would give one trainee. `award` is the engine with the pack and the decisions that govern
 * the project. Whether the project may be registered at all is not asked here.
 */
export function planAward(
  facts: {
    readonly pack: PolicyPack;
    readonly project: ProjectFields;
    readonly outside?: OutsideDecision;
  },
  trainee: RegisteredTrainee,
  award: (input: AwardInput) => AwardOutcome,
): PlannedAward {
  if (trainee.isRegistered) return { ...NOTHING, outcome: 'registered' };
  if (trainee.result === 'pending') return { ...NOTHING, outcome: 'pending' };
  const { project } = facts;
  const input = factsOfTrainee(project, trainee);
  const answer = award(input);
  return project.kind === 'own' ? planOwn(input, answer) : planOutside({ ...facts, trainee }, input, answer);
}

/** An own training counts as the engine says. */
function planOwn(input: AwardInput, award: AwardOutcome): PlannedAward {
  const base = { ...NOTHING, award, input, trail: award.trace, points: award.undecidedSettings } as const;
  if (award.outcome !== 'awarded') return { ...base, outcome: award.outcome };
  if (award.years !== null) return { ...base, outcome: 'awarded', lines: award.years };
  if (award.year === null) return { ...base, outcome: 'undecided', obstacle: 'registration.yearUnknown' };
  // Credits by a score need no hours (YL1), but an entry has them: the point that asks for them is in the award.
  if (award.hours === null) return { ...base, outcome: 'undecided', obstacle: 'registration.hoursUnknown' };
  const { year, hours, credits } = award;
  return { ...base, outcome: 'awarded', lines: [{ year, hours, credits }] };
}

type OutsideFacts = {
  readonly pack: PolicyPack;
  readonly project: ProjectFields;
  readonly trainee: RegisteredTrainee;
  readonly outside?: OutsideDecision;
};

/**
 * An outside training counts as its proof says (DESIGN §4). The engine gives the registration year; its own figures are
 * shown beside the proof where they differ, and change nothing. What the text does not count (B4: a body or a degree that is
 * not on the list; SX4: a level below) is kept with its reason and counts nothing, unless a person decided that it does. Where
 * a fact is missing that says whether it counts (the stage taught), it waits: nobody gets a favourable value for a gap.
 */
function planOutside(facts: OutsideFacts, input: AwardInput, award: AwardOutcome): PlannedAward {
  const { outside } = facts;
  const { proofHours, proofCredits } = facts.trainee;
  const base = { ...NOTHING, award, input } as const;
  const withoutLines = (outcome: PlannedOutcome, obstacle: AwardObstacle | null): PlannedAward => ({
    ...base,
    outcome,
    obstacle,
    trail: proofTrail(facts, { award, line: null, differs: false }),
  });
  if (!hasPassed(facts.trainee)) return withoutLines('nothing', null);
  // Practice in an enterprise is proved in months and weeks (V2): no hours are asked of its paper.
  const isPractice = input.months !== undefined || input.weeks !== undefined;
  const hours = proofHours ?? (isPractice ? 0 : null);
  if (hours === null) return withoutLines('pending', 'registration.proofFiguresMissing');
  if (award.year === null) return withoutLines('pending', 'registration.yearUnknown');
  const isUnknown = lacksScope(facts.pack, award);
  if (isUnknown && outside !== undefined && outside.counted === null && !outside.isLeftOut)
    return { ...withoutLines('undecided', null), points: [outside.point] };
  const isCounted = !isUnknown && (award.outcome === 'awarded' || award.outcome === 'undecided');
  if (!isCounted && outside?.counted == null) return notCounted(facts, { base, award, year: award.year });
  const differs =
    isCounted &&
    ((award.hours !== null && award.hours !== hours) ||
      (award.credits !== null && award.credits !== proofCredits));
  const line = { year: award.year, hours, credits: proofCredits };
  const trail = [
    ...proofTrail(facts, { award, line, differs }),
    ...(isCounted ? [] : [stepOfStop(award, countedWords(outside?.counted))]),
  ];
  return {
    ...base,
    outcome: 'awarded',
    lines: [line],
    trail,
    differs,
    points: isCounted ? [] : pointsOf(facts),
  };
}

/** A record that the text does not count: a line of zero, so that the record and its reason stay on the person's page. */
function notCounted(
  facts: OutsideFacts,
  {
    base,
    award,
    year,
  }: { readonly base: Omit<PlannedAward, 'outcome'>; readonly award: AwardOutcome; readonly year: number },
): PlannedAward {
  const line = { year, hours: 0, credits: facts.trainee.proofCredits === null ? null : 0 };
  const trail = [...proofTrail(facts, { award, line: null, differs: false }), stepOfStop(award, '')];
  return { ...base, outcome: 'nothing', lines: [line], trail, points: pointsOf(facts) };
}

function pointsOf({ outside }: OutsideFacts): readonly string[] {
  return outside === undefined ? [] : [outside.point];
}

/** Whether a fact is missing that says if the text counts it at all (B4: who ran it, which degree at which stage). */
function lacksScope(pack: PolicyPack, { outcome, reasons }: AwardOutcome): boolean {
  if (outcome !== 'undecided') return false;
  const asked = new Set(reasons.map(({ rule }) => rule));
  return pack.gates.some(
    ({ id, kind }) => asked.has(id) && (kind === 'degree-step' || kind === 'organiser-kind'),
  );
}

/** Why the text does not count it, and what was decided in spite of that. */
function stepOfStop(award: AwardOutcome, decided: string): Step {
  const reason = assertPresent(award.reasons[0], 'what is not counted has a reason');
  const what = award.outcome === 'undecided' ? '无法判断办法是否计入' : '办法不计';
  return { ...reason, text: `${what}：${reason.text}${decided}` };
}

function countedWords(counted: OutsideDecision['counted'] | undefined): string {
  return counted == null ? '' : `；${counted.decidedBy}决定按证明计入（${counted.reason}）`;
}

/** Where the figures of an outside training come from: the proof, and as a remark the engine's own figure where it differs. */
function proofTrail(
  { pack, project }: OutsideFacts,
  planned: {
    readonly award: AwardOutcome;
    readonly line: AwardLine | null;
    readonly differs: boolean;
  },
): readonly Step[] {
  const { award, line, differs } = planned;
  const proof: Step = {
    ...registrarOf(pack, project),
    text: `按证明登记：${project.registrar ?? ''}（${project.proof ?? ''}）`,
    after: line?.credits ?? line?.hours ?? null,
    unit: line?.credits === null ? 'hours' : 'credits',
  };
  if (!differs) return [proof];
  const computed: Step = {
    clause: award.trace.at(-1)?.clause ?? proof.clause,
    text: '本程序按办法另算，与证明不同，仅作提示',
    after: award.credits ?? award.hours,
  };
  return [proof, computed];
}

/** The clause that says which body registers a training, so that its proof counts here, with the reading it rests on (A27). */
function registrarOf(pack: PolicyPack, project: ProjectFields): Pick<Step, 'clause' | 'rule' | 'note'> {
  const [reason] =
    pack.registration === undefined
      ? []
      : registrationPermission(pack.registration, { activity: project.form, level: project.level }).reasons;
  if (reason === undefined) return { clause: silentClause(pack, project.form) };
  const [note] = reason.notes;
  return { clause: reason.clause, rule: reason.rule, ...(note === undefined ? {} : { note }) };
}
