import { listTotals } from '../../../src-shared/ledger/totals.ts';
import {
  addToTrainingSums,
  emptyTrainingSums,
  listTrainingSums,
} from '../../../src-shared/ledger/training-sums.ts';
import { cheapestWay } from '../../../src-shared/policy/assess/cheapest-way.ts';
import type { Step } from '../../../src-shared/policy/award/award-outcome.ts';
import type { PolicyPack } from '../../../src-shared/policy/pack/policy-pack.ts';
import type { AssessmentMark } from '../../../src-shared/rpc/contract/assessments.ts';
import { requireFound } from '../../app/call-errors.ts';
import { os } from '../../app/procedure.ts';
import { entriesByMonth } from '../../database/entries/entry-records.ts';
import { toMark } from '../../session/ledger-snapshot.ts';
import type { OpenLedger } from '../../session/open-ledger.ts';

const overview = os.assessments.overview.handler(async ({ context, input }) => {
  const ledger = context.session.ledger;
  const year = input.year ?? ledger.registrationYear(ledger.today());
  await ledger.snapshot.prepareMarks(year);
  const cycle = ledger.cycleOf(year);
  const marks = ledger.snapshot.marks(year);
  const active = ledger.snapshot.teachers().filter((teacher) => teacher.status === 'active');
  const years = active.map((teacher) => requireFound(marks.get(teacher.id), 'teacher').year);
  const unit = ledger.packOfYear(year).units.credits ? ('credits' as const) : ('hours' as const);
  const short = years
    .filter((mark) => mark.status === 'failed')
    .map((mark) => (unit === 'credits' ? mark.creditsShort : mark.hoursShort))
    .filter((amount) => amount > 0);
  return {
    year,
    cycle,
    hasYearMinimum: hasMinimum(ledger.packOfYear(year), 'year'),
    hasCycleMinimum: hasMinimum(ledger.packOfYear(cycle.to), 'cycle'),
    yearCounts: ledger.snapshot.counts(year, 'year'),
    cycleCounts: ledger.snapshot.counts(year, 'cycle'),
    spread: spreadOf(years, unit),
    shortfall: short.length === 0 ? null : { unit, least: Math.min(...short), most: Math.max(...short) },
    sources: sourcesOf(ledger, cycle),
    months: entriesByMonth(ledger.database.reader, year).map((row) => ({ ...row })),
  };
});

function hasMinimum(pack: PolicyPack, period: 'year' | 'cycle'): boolean {
  return pack.assessment.some((rule) => rule.kind === 'minimum' && rule.period === period);
}

const BARS = 24;

/** People by counted figure, in at most 24 bars of one width; the last bar holds everybody beyond it. */
function spreadOf(marks: readonly AssessmentMark[], unit: 'hours' | 'credits') {
  const judged = marks.filter((mark) => mark.status !== 'exempt');
  const figures = judged.map((mark) => (unit === 'credits' ? (mark.credits ?? 0) : mark.hours));
  const first = judged[0];
  const required =
    first === undefined ? null : unit === 'credits' ? first.creditsRequired : first.hoursRequired;
  const most = figures.reduce((max, figure) => Math.max(max, figure), required ?? 0);
  const step = niceStep(most / BARS);
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
function niceStep(step: number): number {
  for (let base = 500; ; base *= 10)
    for (const factor of [1, 2, 4, 10]) if (base * factor >= step) return base * factor;
}

/** Where the cycle's hours and credits came from: by level, remote study apart. */
function sourcesOf(ledger: OpenLedger, cycle: { readonly from: number; readonly to: number }) {
  const byTraining = emptyTrainingSums();
  for (const teacher of ledger.snapshot.teachers())
    if (teacher.status === 'active') addToTrainingSums(byTraining, ledger.snapshot.totals(teacher.id), cycle);
  const sums = new Map<string, { hours: number; credits: number }>();
  for (const row of listTrainingSums(byTraining)) {
    const key = row.form === 'remote' ? 'remote' : (row.level ?? 'school');
    const sum = sums.get(key) ?? { hours: 0, credits: 0 };
    sums.set(key, { hours: sum.hours + row.hours, credits: sum.credits + row.credits });
  }
  const hasCredits = ledger.packOfYear(cycle.to).units.credits;
  return ['national', 'provincial', 'city', 'county', 'remote', 'school'].flatMap((key) => {
    const sum = sums.get(key);
    return sum === undefined ? [] : [{ key, hours: sum.hours, credits: hasCredits ? sum.credits : null }];
  });
}

const matrix = os.assessments.matrix.handler(async ({ context, input }) => {
  const ledger = context.session.ledger;
  const year = input.year ?? ledger.registrationYear(ledger.today());
  await ledger.snapshot.prepareMarks(year);
  const cycle = ledger.cycleOf(year);
  const marks = ledger.snapshot.marks(year);
  const search = input.search.trim();
  const people = (search === '' ? ledger.snapshot.inNameOrder() : ledger.snapshot.searchTeachers(search))
    .filter((teacher) => teacher.status === 'active')
    .filter((teacher) => input.organisationName === null || teacher.organisation === input.organisationName)
    .map((teacher) => ({ teacher, mark: requireFound(marks.get(teacher.id), 'teacher')[input.scope] }))
    .filter((row) => input.verdict === null || row.mark.status === input.verdict)
    .sort((a, b) => weightOf(b.mark) - weightOf(a.mark));
  const years = Array.from({ length: cycle.to - cycle.from + 1 }, (_, index) => cycle.from + index);
  return {
    year,
    years,
    total: people.length,
    counts: ledger.snapshot.counts(year, input.scope),
    rows: people.slice(input.offset, input.offset + input.limit).map(({ teacher }) => ({
      uid: teacher.uid,
      name: teacher.name,
      organisationName: teacher.organisation,
      years: years.map((each) => ledger.snapshot.markOfYear(teacher, each)),
      cycle: requireFound(marks.get(teacher.id), 'teacher').cycle,
    })),
  };
});

/** Who is short comes first, the most short on top; then who waits for a decision. */
function weightOf(mark: AssessmentMark): number {
  const missing = mark.creditsShort * 8 + mark.hoursShort;
  if (mark.status === 'failed') return 2_000_000_000 + missing;
  return mark.status === 'undecided' ? 1_000_000_000 + missing : 0;
}

const explain = os.assessments.explain.handler(({ context, input }) => {
  const ledger = context.session.ledger;
  const teacher = requireFound(ledger.snapshot.teacher(input.teacherUid), 'teacher');
  const { assessment } = ledger.snapshot.explain(teacher, input.year);
  const outcome = input.year === null ? assessment.cycle : assessment.year;
  const cycle = ledger.cycleOf(input.year ?? ledger.registrationYear(ledger.today()));
  const counts = listTotals(ledger.snapshot.totals(teacher.id)).filter((row) =>
    input.year === null
      ? (row.makeUpFor ?? row.year) >= cycle.from && (row.makeUpFor ?? row.year) <= cycle.to
      : (row.makeUpFor ?? row.year) === input.year,
  );
  const pack = ledger.packOfYear(input.year ?? cycle.to);
  const isShort = outcome !== null && (outcome.status === 'failed' || outcome.status === 'undecided');
  return {
    teacher: { uid: teacher.uid, name: teacher.name },
    year: input.year,
    cycle,
    mark: toMark(outcome),
    rawCredits: outcome?.rawCredits ?? null,
    steps: assessment.steps.map((step) => ({ ...step })),
    reasons: [...assessment.reasons, ...assessment.warnings].map(toReason),
    notes: assessment.notes.map((note) => ({ ...note })),
    consequences: assessment.consequences.map(toReason),
    suggestions: isShort
      ? cheapestWay(pack, outcome.shortfall, ledger.decisions(undefined, pack)).map((way) => ({
          level: way.level,
          form: way.form,
          hours: way.hours,
          credits: way.credits,
          clause: way.clause,
        }))
      : [],
    entryCount: counts.reduce((sum, row) => sum + row.count, 0),
  };
});

function toReason(step: Step) {
  return { clause: step.clause, text: step.text, ...(step.note === undefined ? {} : { note: step.note }) };
}

export const assessmentHandlers = { overview, matrix, explain };
