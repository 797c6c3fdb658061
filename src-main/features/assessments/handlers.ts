import { listTotals } from '../../../src-shared/ledger/totals.ts';
import {
  addToTrainingSums,
  emptyTrainingSums,
  listTrainingSums,
} from '../../../src-shared/ledger/training-sums.ts';
import { cheapestWay } from '../../../src-shared/policy/assess/cheapest-way.ts';
import {
  type DutyGroup,
  dutyGroups,
  isInDutyGroup,
} from '../../../src-shared/policy/assess/teacher-duties.ts';
import { addVerdict, NO_VERDICTS } from '../../../src-shared/policy/assess/verdict-counts.ts';
import {
  hasMinimum,
  shortfallOf,
  sourcesOf,
  spreadOf,
  urgencyOf,
} from '../../../src-shared/policy/assess/year-picture.ts';
import type { Decisions, Step } from '../../../src-shared/policy/award/award-outcome.ts';
import { decisionsOf, judgingPacks } from '../../../src-shared/policy/set/set-members.ts';
import { os } from '../../app/procedure.ts';
import { entriesByMonth } from '../../database/entries/entry-records.ts';
import type { OpenLedger } from '../../session/open-ledger.ts';
import { requireFound } from '../../session/refusals.ts';
import type { RememberedTeacher } from '../../session/remembered-people.ts';

const overview = os.assessments.overview.handler(async ({ context, input }) => {
  const ledger = context.session.ledger;
  const year = input.year ?? ledger.registrationYear(ledger.today());
  await ledger.snapshot.prepareVerdicts(year);
  const cycle = ledger.cycleOf(year);
  const verdicts = ledger.snapshot.verdicts(year);
  const active = ledger.snapshot.teachers().filter((teacher) => teacher.status === 'active');
  const years = active.map((teacher) => requireFound(verdicts.get(teacher.id), 'teacher').year);
  const unit = ledger.packOfYear(year).units.credits ? 'credits' : 'hours';
  const spread = spreadOf(years, unit);
  return {
    year,
    cycle,
    hasYearMinimum: judgingPacks(ledger.packOfYear(year)).some((text) => hasMinimum(text, 'year')),
    hasCycleMinimum: judgingPacks(ledger.packOfYear(cycle.to)).some((text) => hasMinimum(text, 'cycle')),
    yearCounts: ledger.snapshot.counts(year, 'year'),
    cycleCounts: ledger.snapshot.counts(year, 'cycle'),
    spread: { ...spread, bars: spread.bars.map((bar) => ({ ...bar })) },
    shortfall: shortfallOf(years, unit),
    sources: sourcesOf(trainingSums(ledger, cycle), ledger.packOfYear(cycle.to).units.credits),
    months: entriesByMonth(ledger.database.reader, year).map((row) => ({ ...row })),
  };
});

/** Hours and credits of everybody in service, by kind of training. */
function trainingSums(ledger: OpenLedger, cycle: { readonly from: number; readonly to: number }) {
  const sums = emptyTrainingSums();
  for (const teacher of ledger.snapshot.teachers())
    if (teacher.status === 'active') addToTrainingSums(sums, ledger.snapshot.totals(teacher.id), cycle);
  return listTrainingSums(sums);
}

const matrix = os.assessments.matrix.handler(async ({ context, input }) => {
  const ledger = context.session.ledger;
  const year = input.year ?? ledger.registrationYear(ledger.today());
  await ledger.snapshot.prepareVerdicts(year);
  const cycle = ledger.cycleOf(year);
  const verdicts = ledger.snapshot.verdicts(year);
  const search = input.search.trim();
  const asked = (search === '' ? ledger.snapshot.inNameOrder() : ledger.snapshot.searchTeachers(search))
    .filter((teacher) => teacher.status === 'active')
    .filter((teacher) => input.organisationName === null || teacher.organisation === input.organisationName)
    .map((teacher) => ({ teacher, mark: requireFound(verdicts.get(teacher.id), 'teacher')[input.scope] }));
  const isOfGroup = ({ teacher }: (typeof asked)[number]) =>
    input.group === null || isInGroup(ledger, teacher, year, input.group);
  const isOfVerdict = ({ mark }: (typeof asked)[number]) =>
    input.verdict === null || mark.status === input.verdict;
  // Of the people asked for, with what the other chips choose: a chip says how many rows choosing it shows.
  const counts = asked.filter(isOfGroup).reduce((sum, { mark }) => addVerdict(sum, mark.status), NO_VERDICTS);
  const groups = groupCounts(ledger, year, asked.filter(isOfVerdict));
  const people = asked
    .filter((row) => isOfGroup(row) && isOfVerdict(row))
    .sort((a, b) => urgencyOf(b.mark) - urgencyOf(a.mark));
  const years = Array.from({ length: cycle.to - cycle.from + 1 }, (_, index) => cycle.from + index);
  return {
    year,
    years,
    total: people.length,
    counts,
    groups,
    rows: people.slice(input.offset, input.offset + input.limit).map(({ teacher }) => ({
      uid: teacher.uid,
      name: ledger.snapshot.toldName(teacher),
      organisationName: teacher.organisation,
      years: years.map((each) => ledger.snapshot.verdictOfYear(teacher, each)),
      cycle: requireFound(verdicts.get(teacher.id), 'teacher').cycle,
      duties: toDuties(ledger.snapshot.duties(teacher, year)),
    })),
  };
});

function isInGroup(ledger: OpenLedger, teacher: RememberedTeacher, year: number, group: DutyGroup): boolean {
  const duties = ledger.snapshot.duties(teacher, year);
  return duties !== null && isInDutyGroup(duties, group);
}

/** How many of the people are in each group; who has neither role nor probation is not judged for it. */
function groupCounts(
  ledger: OpenLedger,
  year: number,
  people: readonly { readonly teacher: RememberedTeacher }[],
): Record<DutyGroup, number> {
  const counts = { probation: 0, tasks: 0, 'tasks-open': 0 };
  for (const { teacher } of people)
    for (const group of dutyGroups) if (isInGroup(ledger, teacher, year, group)) counts[group]++;
  return counts;
}

function toDuties(duties: ReturnType<OpenLedger['snapshot']['duties']>) {
  return duties === null ? null : { probation: duties.probation, tasks: [...duties.tasks] };
}

const explain = os.assessments.explain.handler(({ context, input }) => {
  const ledger = context.session.ledger;
  const teacher = requireFound(ledger.snapshot.teacher(input.teacherUid), 'teacher');
  const { lines, ...worst } = ledger.snapshot.explain(teacher, input.year);
  const cycle = ledger.cycleOf(input.year ?? ledger.registrationYear(ledger.today()));
  const counts = listTotals(ledger.snapshot.totals(teacher.id)).filter((row) =>
    input.year === null
      ? (row.makeUpFor ?? row.year) >= cycle.from && (row.makeUpFor ?? row.year) <= cycle.to
      : (row.makeUpFor ?? row.year) === input.year,
  );
  const pack = ledger.packOfYear(input.year ?? cycle.to);
  const decisions = ledger.decisions(undefined, pack);
  const lineOf = (line: typeof worst) => toLine(line, input.year, decisionsOf(pack, line.text, decisions));
  return {
    teacher: { uid: teacher.uid, name: ledger.snapshot.toldName(teacher) },
    year: input.year,
    cycle,
    ...lineOf(worst),
    lines: pack.members === undefined ? [] : lines.map(lineOf),
    entryCount: counts.reduce((sum, row) => sum + row.count, 0),
  };
});

type Line = Omit<ReturnType<OpenLedger['snapshot']['explain']>, 'lines'>;

/** What one text says, as the contract gives it. */
function toLine({ text, assessment, mark }: Line, year: number | null, decisions: Decisions) {
  const outcome = year === null ? assessment.cycle : assessment.year;
  const isShort = outcome !== null && (outcome.status === 'failed' || outcome.status === 'undecided');
  return {
    policy: { id: text.id, shortTitle: text.shortTitle },
    mark,
    rawHours: outcome?.rawHours ?? null,
    rawCredits: outcome?.rawCredits ?? null,
    steps: assessment.steps.map((step) => ({ ...step })),
    reasons: [...assessment.reasons, ...assessment.warnings].map(toReason),
    notes: assessment.notes.map((note) => ({ ...note })),
    consequences: assessment.consequences.map(toReason),
    suggestions: isShort
      ? cheapestWay(text, outcome.shortfall, decisions).map((way) => ({
          level: way.level,
          form: way.form,
          classified: [...way.classified],
          hours: way.hours,
          credits: way.credits,
          clause: way.clause,
        }))
      : [],
  };
}

function toReason(step: Step) {
  return { clause: step.clause, text: step.text, ...(step.note === undefined ? {} : { note: step.note }) };
}

export const assessmentHandlers = { overview, matrix, explain };
