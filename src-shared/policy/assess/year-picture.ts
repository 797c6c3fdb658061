import type { Level } from '../../training/training-words.ts';
import type { PolicyPack } from '../pack/policy-pack.ts';
import { isShortOf, type Standing } from './period-mark.ts';

/** The unit in which a regulation states its minimum. */
export type Unit = 'hours' | 'credits';

/** The verdict of one person's year or cycle, in thousandths. */
export type JudgedPeriod = {
  readonly status: Standing | null;
  readonly hours: number;
  readonly credits: number | null;
  readonly hoursRequired: number | null;
  readonly creditsRequired: number | null;
  readonly hoursShort: number;
  readonly creditsShort: number;
};

/** Whether the regulation asks a minimum of every year, or of every cycle. */
export function hasMinimum(pack: Pick<PolicyPack, 'assessment'>, period: 'year' | 'cycle'): boolean {
  return pack.assessment.some((rule) => rule.kind === 'minimum' && rule.period === period);
}

/** More bars than this are too thin to be read on a page of A4. */
const BARS_MAX = 24;

/** How many people reached how much. */
export type Spread = {
  readonly unit: Unit;
  /** Width of a bar, in thousandths. */
  readonly step: number;
  readonly required: number | null;
  readonly bars: readonly { readonly from: number; readonly people: number }[];
};

/**
 * People by counted figure, in at most 24 bars of one width; the last bar holds everybody beyond it. Who is exempt is in no
 * bar. The line of what is required is the one of the first person: a picture has one line.
 */
export function spreadOf(people: readonly JudgedPeriod[], unit: Unit): Spread {
  const judged = people.filter(({ status }) => status !== 'exempt');
  const figures = judged.map(({ hours, credits }) => (unit === 'credits' ? (credits ?? 0) : hours));
  const [first] = judged;
  const required = (unit === 'credits' ? first?.creditsRequired : first?.hoursRequired) ?? null;
  const most = figures.reduce((max, figure) => Math.max(max, figure), required ?? 0);
  const step = roundStep(most / BARS_MAX);
  const bars = Array.from({ length: Math.floor(most / step) + 1 }, (_, index) => ({
    from: index * step,
    people: 0,
  }));
  for (const figure of figures) {
    const bar = bars[Math.min(Math.floor(figure / step), bars.length - 1)];
    if (bar !== undefined) bar.people++;
  }
  return { unit, step, required, bars: figures.length === 0 ? [] : bars };
}

/** The next of 0.5, 1, 2, 5, 10 … that is not below `step`; thousandths. */
function roundStep(step: number): number {
  for (let base = 500; ; base *= 10)
    for (const factor of [1, 2, 4, 10]) if (base * factor >= step) return base * factor;
}

/** The least and the most that somebody is short of, in thousandths; null where nobody is short of a figure. */
export function shortfallOf(people: readonly JudgedPeriod[], unit: Unit) {
  const short = people
    .filter(isShortOf)
    .map(({ hoursShort, creditsShort }) => (unit === 'credits' ? creditsShort : hoursShort))
    .filter((amount) => amount > 0);
  return short.length === 0 ? null : { unit, least: Math.min(...short), most: Math.max(...short) };
}

/** Hours and credits of one kind of training, in thousandths. */
export type TrainingSum = {
  readonly form: string | undefined;
  readonly level: Level | null;
  readonly hours: number;
  readonly credits: number;
};

/** The order in which a picture lists them, the highest level first. */
const SOURCES = ['national', 'provincial', 'city', 'county', 'remote', 'school'] as const;

/** Where hours and credits came from: by level, remote study apart. What has no level is the school's own. */
export function sourcesOf(sums: readonly TrainingSum[], hasCredits: boolean) {
  const bySource = Map.groupBy(sums, ({ form, level }) => (form === 'remote' ? form : (level ?? 'school')));
  return SOURCES.flatMap((key) => {
    const ofSource = bySource.get(key);
    if (ofSource === undefined) return [];
    const hours = ofSource.reduce((sum, row) => sum + row.hours, 0);
    const credits = ofSource.reduce((sum, row) => sum + row.credits, 0);
    return [{ key, hours, credits: hasCredits ? credits : null }];
  });
}

/**
 * Orders people by how much they are short, the most short first; then come those who wait for a decision, then all others.
 * Eight hours weigh like one credit, as most regulations convert them.
 */
export function urgencyOf(period: JudgedPeriod): number {
  const { status, hoursShort, creditsShort } = period;
  const missing = creditsShort * 8 + hoursShort;
  // Wider apart than any shortage in thousandths, so that the groups never mix.
  if (isShortOf(period)) return 2_000_000_000 + missing;
  return status === 'undecided' ? 1_000_000_000 + missing : 0;
}
