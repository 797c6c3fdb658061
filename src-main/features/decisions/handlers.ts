import { assertPresent } from '../../../src-shared/lib/assert.ts';
import { type SilentPoint, silentPoints } from '../../../src-shared/policy/pack/silent-points.ts';
import type { Outputs } from '../../../src-shared/rpc/contract/index.ts';
import { toDecimal } from '../../../src-shared/training/thousandths.ts';
import { os } from '../../app/procedure.ts';
import { recordAudit } from '../../database/records/audit-log.ts';
import {
  type DecisionRecord,
  insertDecision,
  listDecisions,
} from '../../database/records/decision-records.ts';
import type { OpenLedger } from '../../session/open-ledger.ts';
import { Refused } from '../../session/refusals.ts';

const list = os.decisions.list.handler(({ context }) => {
  const ledger = context.session.ledger;
  return toWire(ledger, pointsOf(ledger));
});

function pointsOf(ledger: OpenLedger): readonly SilentPoint[] {
  const { registry } = ledger;
  const periods = registry.periods.map(({ registered, from }) => ({
    pack: registered.pack,
    from,
    lineage: registry.lineageOf(registered).map(({ raw }) => raw),
  }));
  return silentPoints(periods, { pack: ledger.pack, today: ledger.today() });
}

type WirePoint = Outputs['decisions']['list'][number];

/** The points with what was decided on each, the latest first, and how many trainees wait for it. */
function toWire(ledger: OpenLedger, points: readonly SilentPoint[]): WirePoint[] {
  const decisions = listDecisions(ledger.database.reader);
  const waiting = ledger.snapshot.waitingSettings();
  return points.map(({ pack, when, setting, deciders }) => {
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
    value: record.value,
    decidedBy: record.decidedBy,
    decidedOn: record.decidedOn,
    reason: record.reason,
    recordedAt: record.recordedAt,
    actor: record.actor,
  };
}

const decide = os.decisions.decide.handler(async ({ context, input }) => {
  const ledger = context.session.ledger;
  const signature = ledger.signature();
  const point = pointsOf(ledger).find(
    ({ pack, setting }) => pack.id === input.policyId && setting.id === input.settingId,
  );
  if (point === undefined)
    throw new Refused([
      { code: 'decision.unknownSetting', severity: 'error', values: { setting: input.settingId } },
    ]);
  const { pack, setting } = point;
  if (input.decidedOn > ledger.today())
    throw new Refused([
      {
        code: 'decision.inTheFuture',
        severity: 'error',
        at: { field: 'decidedOn' },
        values: { date: input.decidedOn },
      },
    ]);
  await ledger.database.write((writer) => {
    const before = ledger.decisions(writer, pack).get(setting.id);
    insertDecision(writer, signature, {
      uid: ledger.options.newUid(),
      policyId: pack.id,
      settingId: setting.id,
      value: input.value,
      decidedBy: input.decidedBy,
      decidedOn: input.decidedOn,
      reason: input.reason,
    });
    recordAudit(writer, signature, {
      action: 'decision.decide',
      subject: setting.title,
      ...(before === undefined ? {} : { before: { value: toDecimal(before) } }),
      after: {
        value: toDecimal(input.value),
        decidedBy: input.decidedBy,
        decidedOn: input.decidedOn,
        reason: input.reason,
      },
    });
  });
  return assertPresent(toWire(ledger, [point])[0], 'one point goes in');
});

export const decisionHandlers = { list, decide };
