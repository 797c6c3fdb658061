import { assertPresent } from '../../../src-shared/lib/assert.ts';
import type { Decided } from '../../../src-shared/policy/award/award-outcome.ts';
import {
  hasFigure,
  outsidePointId,
  projectOfOutsidePoint,
} from '../../../src-shared/policy/award/open-point.ts';
import { silentClause } from '../../../src-shared/policy/pack/silent-clause.ts';
import {
  type MetPoint,
  type SilentPoint,
  silentPoints,
} from '../../../src-shared/policy/pack/silent-points.ts';
import { textsOf } from '../../../src-shared/policy/set/set-members.ts';
import { isError, type Problem } from '../../../src-shared/problems.ts';
import type { Inputs, Outputs } from '../../../src-shared/rpc/contract/index.ts';
import { toDecimal } from '../../../src-shared/training/thousandths.ts';
import { os } from '../../app/procedure.ts';
import { recordAudit } from '../../database/records/audit-log.ts';
import {
  type DecisionRecord,
  insertDecision,
  listDecisions,
} from '../../database/records/decision-records.ts';
import { findProject } from '../../database/records/project-records.ts';
import type { OpenLedger } from '../../session/open-ledger.ts';
import { Refused } from '../../session/refusals.ts';

const list = os.decisions.list.handler(({ context }) => {
  const ledger = context.session.ledger;
  const decisions = listDecisions(ledger.database.reader);
  return toWire(ledger, decisions, [
    ...pointsOf(ledger, [...ledger.snapshot.waitingSettings(), ...decisions]),
    ...outsidePoints(ledger, decisions),
  ]);
});

const get = os.decisions.get.handler(({ context, input }) => {
  const ledger = context.session.ledger;
  const decisions = listDecisions(ledger.database.reader);
  return assertPresent(toWire(ledger, decisions, [pointOf(ledger, input)])[0], 'one point goes in');
});

/** The points of every pack that governs at some time; of open points those in `met`. */
function pointsOf(ledger: OpenLedger, met: readonly MetPoint[]): readonly SilentPoint[] {
  const { registry } = ledger;
  const periods = registry.periods.flatMap(({ pack: whole, texts, from }) =>
    textsOf(whole).map((pack, index) => {
      const registered = texts[index]?.registered;
      const lineage =
        registered === undefined ? [pack] : registry.lineageOf(registered).map(({ raw }) => raw);
      return { pack, from, lineage };
    }),
  );
  return silentPoints(periods, { packs: textsOf(ledger.pack), today: ledger.today() }, met);
}

/** Of outside projects: whether records that the text does not count were decided to count. */
function outsidePoints(ledger: OpenLedger, met: readonly MetPoint[]): readonly SilentPoint[] {
  const uids = new Set(met.flatMap(({ settingId }) => projectOfOutsidePoint(settingId) ?? []));
  return [...uids].flatMap((uid): readonly SilentPoint[] => {
    const project = findProject(ledger.database.reader, uid);
    if (project?.kind !== 'outside') return [];
    const pack = ledger.packOn(project.endOn);
    const setting = {
      id: outsidePointId(uid),
      title: `外单位培训“${project.name}”中办法不计的记录`,
      clause: silentClause(pack, project.form),
      unit: '',
      notes: [],
    };
    const kinds = ['counted', 'not-counted'] as const;
    return [{ pack, when: 'now', setting, kinds, deciders: [pack.id] }];
  });
}

/** @throws Refused where no pack that governs here asks it. */
function pointOf(ledger: OpenLedger, asked: MetPoint): SilentPoint {
  const point = [...pointsOf(ledger, [asked]), ...outsidePoints(ledger, [asked])].find(
    ({ pack, setting }) => pack.id === asked.policyId && setting.id === asked.settingId,
  );
  if (point === undefined)
    throw new Refused([
      { code: 'decision.unknownSetting', severity: 'error', values: { setting: asked.settingId } },
    ]);
  return point;
}

type WirePoint = Outputs['decisions']['list'][number];

/** The points with what was decided on each, the latest first, and how many trainees wait for it. */
function toWire(
  ledger: OpenLedger,
  decisions: readonly DecisionRecord[],
  points: readonly SilentPoint[],
): WirePoint[] {
  const waiting = ledger.snapshot.waitingSettings();
  return points.map(({ pack, when, setting, kinds, deciders }) => {
    const history = deciders
      .flatMap((policyId) =>
        decisions.filter((made) => made.policyId === policyId && made.settingId === setting.id),
      )
      .map(toDecision);
    const waits = waiting.find(({ policyId, settingId }) => policyId === pack.id && settingId === setting.id);
    return {
      policyId: pack.id,
      policyTitle: pack.shortTitle,
      when,
      settingId: setting.id,
      title: setting.title,
      clause: setting.clause,
      unit: setting.unit,
      kinds: [...kinds],
      note: pack.notes.find(({ id }) => setting.notes.includes(id))?.text ?? null,
      default: setting.default === undefined ? null : Math.round(setting.default * 1000),
      current: history[0] ?? null,
      history,
      waitingCount: waits?.count ?? 0,
    };
  });
}

function toDecision(record: DecisionRecord): WirePoint['history'][number] {
  return {
    uid: record.uid,
    kind: record.kind,
    value: record.value,
    decidedBy: record.decidedBy,
    decidedOn: record.decidedOn,
    reason: record.reason,
    recordedAt: record.recordedAt,
    actor: record.actor,
  };
}

/**
 * What refuses a decision, all at once:
 * 1. `decision.inTheFuture`: it was made today or earlier.
 * 2. `decision.kindMissing`: an open point is decided in one of its ways, a setting by its figure alone.
 */
function decisionProblems(
  ledger: OpenLedger,
  { kinds }: SilentPoint,
  { kind, decidedOn }: Inputs['decisions']['decide'],
): readonly Problem[] {
  const isOfPoint = kind == null ? kinds.length === 0 : kinds.includes(kind);
  return [
    ...(decidedOn > ledger.today()
      ? [
          {
            code: 'decision.inTheFuture',
            severity: 'error',
            at: { field: 'decidedOn' },
            values: { date: decidedOn },
          } as const,
        ]
      : []),
    ...(isOfPoint
      ? []
      : [{ code: 'decision.kindMissing', severity: 'error', at: { field: 'kind' }, values: {} } as const]),
  ];
}

const decide = os.decisions.decide.handler(async ({ context, input }) => {
  const ledger = context.session.ledger;
  const signature = ledger.signature();
  const point = pointOf(ledger, input);
  const { pack, setting } = point;
  const problems = decisionProblems(ledger, point, input);
  if (problems.some(isError)) throw new Refused(problems);
  const kind = input.kind ?? null;
  const value = kind !== null && !hasFigure(kind) ? 0 : input.value;
  await ledger.database.write((writer) => {
    const before = ledger.decisions(writer, pack).get(setting.id);
    insertDecision(writer, signature, {
      uid: ledger.options.newUid(),
      policyId: pack.id,
      settingId: setting.id,
      kind,
      value,
      decidedBy: input.decidedBy,
      decidedOn: input.decidedOn,
      reason: input.reason,
    });
    recordAudit(writer, signature, {
      action: 'decision.decide',
      subject: setting.title,
      ...(before === undefined ? {} : { before: auditOf(before) }),
      after: {
        ...auditOf(kind === null ? value : { kind, value }),
        decidedBy: input.decidedBy,
        decidedOn: input.decidedOn,
        reason: input.reason,
      },
    });
  });
  return assertPresent(
    toWire(ledger, listDecisions(ledger.database.reader), [point])[0],
    'one point goes in',
  );
});

/** A decision as the log of changes keeps it: the way, and the figure where it has one. */
function auditOf(decided: Decided): Readonly<Record<string, string | number>> {
  if (typeof decided === 'number') return { value: toDecimal(decided) };
  const { kind, value } = decided;
  return hasFigure(kind) ? { kind, value: toDecimal(value) } : { kind };
}

export const decisionHandlers = { list, get, decide };
