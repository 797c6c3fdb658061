import { addDays, type CalendarDate, daysBetween, parseCalendarDate } from '../training/calendar-date.ts';
import type { ProjectFields } from '../training/project.ts';
import type { TraineeFields } from '../training/trainee.ts';
import type { Form } from '../training/training-words.ts';

/** Why two trainings may be one, or cannot both be true, in the order in which they are said (X4). */
export const doublingRules = ['sameTraining', 'sameDays', 'dayTooLong', 'sameNumber', 'samePerson'] as const;
export type DoublingRule = (typeof doublingRules)[number];

/** A training as far as telling it from another one goes. */
export type ComparedProject = Pick<
  ProjectFields,
  | 'kind'
  | 'name'
  | 'number'
  | 'sessionNumber'
  | 'form'
  | 'organiserName'
  | 'startOn'
  | 'endOn'
  | 'hours'
  | 'lessons'
  | 'minutes'
  | 'dayHours'
> & { readonly uid: string };

/** One place of a person on the list of a training. */
export type TakenTraining = Pick<TraineeFields, 'role' | 'lessons' | 'proofHours' | 'makeUpFor'> & {
  /** Names the place: the uid of the participation. */
  readonly uid: string;
  readonly project: ComparedProject;
};

/** Somebody whose paper bears a certificate number that a training of the person bears too. */
export type NumberHolder = {
  /** The number as it is written there. */
  readonly number: string;
  /** The place it was written for. */
  readonly taken: Pick<TakenTraining, 'uid' | 'project'>;
  readonly person: NamedPerson;
};
type NamedPerson = { readonly uid: string; readonly name: string };

/** A person with what is compared: the training in question, the others, and who else has the numbers or may be the person. */
export type PersonsTrainings = {
  readonly person: Pick<NamedPerson, 'uid'>;
  readonly mine: TakenTraining;
  /** Other trainings of the person, own and outside, registered and not yet; reversed ones and those failed are left out. */
  readonly others: readonly TakenTraining[];
  /** Everybody who has a certificate number of `mine`, the person among them. */
  readonly holders: readonly NumberHolder[];
  /** Records of the same name in the same unit, where one of the two has no document number. */
  readonly lookAlikes: readonly NamedPerson[];
};

/** What makes a training doubtful. Exactly the parts that its rule speaks of are not null. */
export type Doubling = {
  readonly rule: DoublingRule;
  /** Names it among those of the training: a reason was given for this one, not for another that appears later. */
  readonly key: string;
  /** The other trainings; empty for `samePerson`. */
  readonly others: readonly Pick<ComparedProject, 'uid' | 'name' | 'kind' | 'startOn' | 'endOn'>[];
  /** Whose training or record it is, where that is another record than the person's. */
  readonly person: NamedPerson | null;
  /** First and last of the days that both take; for `dayTooLong` the one day, twice. */
  readonly from: string | null;
  readonly to: string | null;
  /** `dayTooLong`: what falls on the day, in thousandths of an hour. */
  readonly hours: number | null;
  readonly number: string | null;
};

/** A day of training has eight hours at most, in thousandths. */
const DAY_HOURS_MAX = 8_000;

/**
 * Forms that need the person on the spot all day long: two of them cannot share a day. Remote study, mentoring, study for a
 * degree and what a school does in the course of a term run beside others; an examination or a lecture takes some hours of
 * a day, which `dayTooLong` counts.
 */
const PRESENT: readonly Form[] = ['centralized', 'shadowing', 'enterprise'];

/** Forms that run in the course of a term or at the person's own pace: the same body holds several side by side. */
const AT_OWN_PACE: readonly Form[] = ['remote', 'school-based', 'mentoring', 'degree', 'self-directed'];

/**
 * Of what is spread over several days, an hour a day or less says nothing of a single day: eighty hours in four months are
 * studied on whatever evenings are free, and one lesson in April is given on some day of it.
 */
const THIN_SHARE = 1_000;

/**
 * What makes one training of a person doubtful (X4). Nothing is decided here: each finding passes with a written reason.
 * 1. `sameTraining`: same project number, same name, or same organiser and days. Other sessions and make-ups are not the same.
 * 2. `sameDays`: both need presence and share a day.
 * 3. `dayTooLong`: together more than eight hours fall on a day, by the hours of each day or evenly.
 * 4. `sameNumber`: another training, or another person, has the same certificate number.
 * 5. `samePerson`: the unit has another record of this name, and one of the two lacks a number.
 *
 * A later rule keeps silent about a training that an earlier one named. Symmetric: it finds B for A just when it finds A for B.
 */
export function doublingsOf(facts: PersonsTrainings): readonly Doubling[] {
  const { mine } = facts;
  const others = facts.others.filter(({ project }) => project.uid !== mine.project.uid);
  const same = others.filter((other) => isSameTraining(mine, other));
  const sameDays = others.filter((other) => !same.includes(other) && needBothPresence(mine, other));
  const named = new Set([...same, ...sameDays].map(({ project }) => project.uid));
  return [
    ...once(same).map((other) => ofPair('sameTraining', mine, other)),
    ...once(sameDays).map((other) => ofPair('sameDays', mine, other)),
    ...longDays(mine, others, named),
    ...sameNumbers(facts, named),
    ...facts.lookAlikes.map(ofLookAlike),
  ];
}

/**
 * Whether a training can double another at all, whoever takes part: the first sieve, before anybody's trainings are read.
 * Certificate numbers are not asked here.
 */
export function canDouble(project: ComparedProject, other: ComparedProject): boolean {
  return (
    project.uid !== other.uid &&
    (hasSameNumber(project, other) || hasSameName(project, other) || daysInCommon(project, other) !== null)
  );
}

/** A certificate number as numbers are compared: blanks and case say nothing. The index on the numbers does the same. */
export function numberKey(number: string): string {
  return number.replace(/[ 　]/g, '').toUpperCase();
}

/** The same training taken twice by one person (two roles in the other project) is one finding. */
function once(trainings: readonly TakenTraining[]): readonly TakenTraining[] {
  return [...new Map(trainings.map((taken) => [taken.project.uid, taken])).values()];
}

function isSameTraining(a: TakenTraining, b: TakenTraining): boolean {
  const common = daysInCommon(a.project, b.project);
  const areApart = common === null && hasDays(a.project) && hasDays(b.project);
  // Who makes up for an earlier year takes the training a second time, on other days.
  if (areApart && a.makeUpFor !== b.makeUpFor) return false;
  if (areSessions(a.project, b.project)) return false;
  if (hasSameNumber(a.project, b.project)) return !areApart || hasSameName(a.project, b.project);
  if (hasSameName(a.project, b.project)) return !areApart || isHeldTwice(a.project, b.project);
  return hasSameOrganiserAndDays(a.project, b.project);
}

/** 期次 of one training: each is held once. A number alone, on other days and under another name, is that of a session too. */
function areSessions(a: ComparedProject, b: ComparedProject): boolean {
  return a.sessionNumber !== null && b.sessionNumber !== null && a.sessionNumber !== b.sessionNumber;
}

/** One name twice in one year on different days: a training that is held once. What a school repeats every month is not. */
function isHeldTwice(a: ComparedProject, b: ComparedProject): boolean {
  return (
    a.startOn?.slice(0, 4) === b.startOn?.slice(0, 4) &&
    ![a, b].some(({ form }) => AT_OWN_PACE.includes(form))
  );
}

function hasSameNumber(a: ComparedProject, b: ComparedProject): boolean {
  return a.number !== null && b.number !== null && textKey(a.number) === textKey(b.number);
}

function hasSameName(a: ComparedProject, b: ComparedProject): boolean {
  return textKey(a.name) === textKey(b.name);
}

/** The same body holds no two trainings of one form on exactly the same days, but for what runs at one's own pace. */
function hasSameOrganiserAndDays(a: ComparedProject, b: ComparedProject): boolean {
  return (
    hasDays(a) &&
    a.startOn === b.startOn &&
    a.endOn === b.endOn &&
    a.form === b.form &&
    !AT_OWN_PACE.includes(a.form) &&
    textKey(a.organiserName) === textKey(b.organiserName)
  );
}

/** Names and numbers as two people type them: width, case, blanks, brackets, quotes and dashes say nothing. */
function textKey(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .toUpperCase();
}

function needBothPresence(a: TakenTraining, b: TakenTraining): boolean {
  return isPresent(a) && isPresent(b) && daysInCommon(a.project, b.project) !== null;
}

/** A lecturer is there for some lessons; a trainee is there all day. */
function isPresent({ role, project }: TakenTraining): boolean {
  return role === 'trainee' && PRESENT.includes(project.form);
}

type Days = { readonly from: CalendarDate; readonly to: CalendarDate };

/** Read once for each project: a list compares the same few projects for every person on it. */
const daysKnown = new WeakMap<object, Days | null>();

/** The days of a training; null where one of them is not known or they contradict each other. */
function daysOf(project: Pick<ComparedProject, 'startOn' | 'endOn'>): Days | null {
  const known = daysKnown.get(project);
  if (known !== undefined) return known;
  const from = project.startOn === null ? null : parseCalendarDate(project.startOn);
  const to = project.endOn === null ? null : parseCalendarDate(project.endOn);
  const days = from === null || to === null || to < from ? null : { from, to };
  daysKnown.set(project, days);
  return days;
}

function hasDays(project: ComparedProject): boolean {
  return daysOf(project) !== null;
}

/** Null where they share no day, or the days of one are not known. */
function daysInCommon(a: ComparedProject, b: ComparedProject): Days | null {
  const [one, other] = [daysOf(a), daysOf(b)];
  if (one === null || other === null) return null;
  const from = one.from > other.from ? one.from : other.from;
  const to = one.to < other.to ? one.to : other.to;
  return from <= to ? { from, to } : null;
}

/**
 * The worst day of a training beside others, the earliest of equals. Hours that are spread evenly only change where a
 * training begins or ends, so no other days are looked at.
 */
function longDays(
  mine: TakenTraining,
  others: readonly TakenTraining[],
  named: ReadonlySet<string>,
): readonly Doubling[] {
  const own = daysOf(mine.project);
  if (own === null) return [];
  const beside = once(others).filter(({ project }) => daysInCommon(mine.project, project) !== null);
  const days = beside
    .flatMap(({ project }) => (project.dayHours === null ? firstDays(project) : everyDay(project)))
    .concat(mine.project.dayHours === null ? own.from : everyDay(mine.project))
    .filter((day) => day >= own.from && day <= own.to);
  let worst: {
    readonly day: CalendarDate;
    readonly hours: number;
    readonly on: readonly TakenTraining[];
  } | null = null;
  for (const day of [...new Set(days)].sort()) {
    const on = beside.filter((taken) => hoursOn(taken, day) > 0);
    const hours = [mine, ...on].reduce((sum, taken) => sum + hoursOn(taken, day), 0);
    if (hoursOn(mine, day) > 0 && on.length > 0 && hours > DAY_HOURS_MAX && hours > (worst?.hours ?? 0))
      worst = { day, hours, on };
  }
  if (worst === null || worst.on.every(({ project }) => named.has(project.uid))) return [];
  return [
    {
      rule: 'dayTooLong',
      key: keyOf(
        'dayTooLong',
        worst.on.map(({ project }) => project.uid),
      ),
      others: worst.on.map(({ project }) => shown(project)),
      person: null,
      from: worst.day,
      to: worst.day,
      hours: Math.round(worst.hours),
      number: null,
    },
  ];
}

function firstDays(project: ComparedProject): readonly CalendarDate[] {
  const days = daysOf(project);
  return days === null ? [] : [days.from];
}

function everyDay(project: ComparedProject): readonly CalendarDate[] {
  const days = daysOf(project);
  return days === null
    ? []
    : (project.dayHours ?? []).map((_, index) => addDays(days.from, index)).filter((day) => day <= days.to);
}

/** Hours of a training on one of its days: as stated day by day, else spread evenly; 0 where none are known. */
function hoursOn(taken: TakenTraining, day: CalendarDate): number {
  const { project } = taken;
  const days = daysOf(project);
  if (days === null || day < days.from || day > days.to) return 0;
  if (project.dayHours !== null && taken.role === 'trainee')
    return project.dayHours[daysBetween(days.from, day)] ?? 0;
  const span = daysBetween(days.from, days.to) + 1;
  const share = (hoursOf(taken) ?? 0) / span;
  return span > 1 && share <= THIN_SHARE ? 0 : share;
}

/** Hours of a training for the person, in thousandths: a lecturer's lessons, an examination's minutes, else its hours. */
function hoursOf({ role, lessons, proofHours, project }: TakenTraining): number | null {
  if (role === 'lecturer') return lessons ?? project.lessons;
  if (project.minutes !== null) return Math.round((project.minutes * 1000) / 60);
  return project.hours ?? proofHours;
}

/** Numbers of other people, and of other trainings of the person that are not named yet. */
function sameNumbers(
  { person, mine, holders }: PersonsTrainings,
  named: ReadonlySet<string>,
): readonly Doubling[] {
  return holders
    .filter(
      ({ taken, person: holder }) =>
        taken.uid !== mine.uid &&
        (holder.uid !== person.uid ||
          (taken.project.uid !== mine.project.uid && !named.has(taken.project.uid))),
    )
    .map(({ number, taken, person: holder }) => ({
      rule: 'sameNumber',
      key: keyOf('sameNumber', [taken.uid, numberKey(number)]),
      others: [shown(taken.project)],
      person: holder.uid === person.uid ? null : holder,
      from: null,
      to: null,
      hours: null,
      number,
    }));
}

function ofLookAlike(person: NamedPerson): Doubling {
  const key = keyOf('samePerson', [person.uid]);
  return { rule: 'samePerson', key, others: [], person, from: null, to: null, hours: null, number: null };
}

function ofPair(rule: DoublingRule, mine: TakenTraining, other: TakenTraining): Doubling {
  const common = daysInCommon(mine.project, other.project);
  return {
    rule,
    key: keyOf(rule, [other.project.uid]),
    others: [shown(other.project)],
    person: null,
    from: common?.from ?? null,
    to: common?.to ?? null,
    hours: null,
    number: null,
  };
}

function shown({ uid, name, kind, startOn, endOn }: ComparedProject): Doubling['others'][number] {
  return { uid, name, kind, startOn, endOn };
}

function keyOf(rule: DoublingRule, parts: readonly string[]): string {
  return [rule, ...[...parts].sort()].join(' ');
}
