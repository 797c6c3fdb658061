import type { Problem } from '../../../src-shared/problems.ts';
import type { Duty } from '../../../src-shared/rpc/contract/home.ts';
import { os } from '../../app/procedure.ts';
import {
  latestApprovals,
  materialCounts,
  type ProjectRecord,
} from '../../database/records/project-records.ts';
import * as schema from '../../database/schema.ts';
import type { OpenLedger } from '../../session/open-ledger.ts';
import {
  missingOf,
  needsApprovalForm,
  registrationDeadline,
  toProjectRow,
} from '../../session/project-view.ts';

const today = os.home.today.handler(({ context }) => {
  const ledger = context.session.ledger;
  const { reader } = ledger.database;
  const counts = ledger.snapshot.projectCounts();
  const approvals = latestApprovals(reader);
  const materials = materialCounts(reader);
  const open = ledger.read
    .select()
    .from(schema.project)
    .all()
    .map((record) => ({
      record,
      row: toProjectRow(
        ledger,
        record,
        counts.get(record.id),
        approvals.get(record.id) ?? null,
        materials.get(record.id) ?? 0,
      ),
    }))
    .filter(({ row }) => row.state !== 'archived');
  const unfinished = open
    .filter(({ row }) => row.state !== 'registered')
    .sort(
      (a, b) =>
        (a.row.dueOn ?? '9999').localeCompare(b.row.dueOn ?? '9999') ||
        (b.row.startOn ?? '').localeCompare(a.row.startOn ?? ''),
    );
  const duties = [
    ...open.flatMap(({ record, row }) =>
      projectDuties(ledger, record, row.state, {
        missing: missingOf(ledger, record, counts.get(record.id), approvals.get(record.id) ?? null),
        traineeCount: row.traineeCount,
        pendingCount: counts.get(record.id)?.pending ?? 0,
      }),
    ),
    ...decisionDuties(ledger),
    ...emptyDuties(ledger),
  ].sort(byUrgency);
  const next = duties.find(
    (duty) => duty.dueOn !== null && duty.projectUid !== null && (duty.daysLeft ?? -1) >= 0,
  );
  return {
    today: ledger.today(),
    duties,
    unfinished: unfinished.map(({ row }) => row),
    nextDeadline:
      next === undefined || next.dueOn === null || next.projectUid === null
        ? null
        : {
            projectUid: next.projectUid,
            title: next.title,
            dueOn: next.dueOn,
            daysLeft: next.daysLeft ?? 0,
            calendar: next.calendar ?? 'calendar',
          },
  };
});

/** The one next step of a project that needs somebody, with the deadline it stands under. */
function projectDuties(
  ledger: OpenLedger,
  record: ProjectRecord,
  state: string,
  project: {
    readonly missing: ReturnType<typeof missingOf>;
    readonly traineeCount: number;
    readonly pendingCount: number;
  },
): readonly Duty[] {
  const due = registrationDeadline(ledger, record);
  const base = {
    projectUid: record.uid,
    title: record.name,
    dueOn: due?.dueOn ?? null,
    daysLeft: due?.daysLeft ?? null,
    calendar: due?.calendar ?? null,
    isProvisional: due?.isProvisional ?? false,
    clause: due?.clause ?? null,
    details: project.missing,
    count: project.traineeCount,
  } as const;
  const duty = (kind: Duty['kind'], more: Partial<Duty> = {}): readonly Duty[] => [
    { ...base, details: [...base.details], key: `${kind}-${record.uid}`, kind, ...more },
  ];
  const hasEnded = record.endOn !== null && record.endOn <= ledger.today();
  switch (state) {
    case 'planned':
      return hasEnded ? duty('roster') : [];
    case 'held':
      return duty('results', { count: project.pendingCount });
    case 'assessed':
      return needsApprovalForm(ledger, record) ? duty('approve') : duty('register');
    case 'approved':
      return duty('register');
    case 'registered': {
      const missing = project.missing.filter((problem) => problem.code === 'project.materialsMissing');
      return missing.length === 0
        ? []
        : duty('materials', {
            dueOn: null,
            daysLeft: null,
            calendar: null,
            details: missing,
            clause: missing[0]?.clause ?? null,
          });
    }
    default:
      return [];
  }
}

/** Silent points that trainees wait for. */
function decisionDuties(ledger: OpenLedger): readonly Duty[] {
  return ledger.snapshot.waitingSettings().flatMap(({ policyId, settingId, count }) => {
    const setting = ledger.registry
      .find(policyId, null)
      ?.pack.settings.find((candidate) => candidate.id === settingId);
    if (setting === undefined) return [];
    const details: readonly Problem[] = [
      {
        code: 'decision.waiting',
        severity: 'warning',
        clause: setting.clause,
        values: { title: setting.title, count },
      },
    ];
    return [
      {
        ...UNDATED,
        key: policyId === ledger.pack.id ? `decide-${settingId}` : `decide-${policyId}-${settingId}`,
        kind: 'decide' as const,
        title: setting.title,
        clause: setting.clause,
        details: [...details],
        count,
      },
    ];
  });
}

function emptyDuties(ledger: OpenLedger): readonly Duty[] {
  return ledger.snapshot.teachers().length > 0
    ? []
    : [{ ...UNDATED, key: 'import', kind: 'import', title: '', clause: null, details: [], count: null }];
}

const UNDATED = {
  projectUid: null,
  dueOn: null,
  daysLeft: null,
  calendar: null,
  isProvisional: false,
} as const;

/** Dated duties first, the most pressing on top. */
function byUrgency(a: Duty, b: Duty): number {
  return (a.dueOn ?? '9999-12-31').localeCompare(b.dueOn ?? '9999-12-31') || a.key.localeCompare(b.key);
}

export const homeHandlers = { today };
