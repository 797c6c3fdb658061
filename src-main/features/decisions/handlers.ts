import { assertPresent } from '../../../src-shared/lib/assert.ts';
import type { PolicyPack } from '../../../src-shared/policy/pack/policy-pack.ts';
import type { Outputs } from '../../../src-shared/rpc/contract/index.ts';
import { toDecimal } from '../../../src-shared/training/thousandths.ts';
import { Refused } from '../../app/call-errors.ts';
import { os } from '../../app/procedure.ts';
import { actorIdOf, recordAudit } from '../../database/records/audit-log.ts';
import type { OpenLedger } from '../../session/open-ledger.ts';

type SilentPoint = Outputs['decisions']['list'][number];
type DecisionRow = {
  readonly uid: string;
  readonly policy_id: string;
  readonly setting_id: string;
  readonly value: number;
  readonly decided_by: string;
  readonly decided_on: string;
  readonly reason: string;
  readonly recorded_at: string;
  readonly actor: string;
};

/** A pack of one or several periods of the ledger. */
type Governing = { readonly pack: PolicyPack; readonly when: SilentPoint['when'] };

const list = os.decisions.list.handler(({ context }) => silentPoints(context.session.ledger));

/**
 * The packs of all periods, today's first, then those to come, then the latest of those that were. A school may prepare
 * the points of a pack before it governs, and what ended under an earlier one may still have to be registered.
 */
function governingPacks(ledger: OpenLedger): readonly Governing[] {
  const today = ledger.today();
  const weights = { now: 0, future: 1, past: 2 };
  return ledger.registry.periods
    .toReversed()
    .map(({ registered: { pack }, from }): Governing => {
      if (pack === ledger.pack) return { pack, when: 'now' };
      return { pack, when: from !== null && from > today ? 'future' : 'past' };
    })
    .sort((one, other) => weights[one.when] - weights[other.when]);
}

/** Every point once: what is decided holds for all versions of a pack. */
function silentPoints(ledger: OpenLedger): SilentPoint[] {
  const points = governingPacks(ledger).flatMap((governing) => pointsOf(ledger, governing));
  return [...Map.groupBy(points, pointKey).values()].flatMap(([first]) => first ?? []);
}

function pointKey({ policyId, settingId }: SilentPoint): string {
  return `${policyId} ${settingId}`;
}

function pointsOf(ledger: OpenLedger, { pack, when }: Governing): SilentPoint[] {
  const rows = ledger.database.reader
    .prepare<[], DecisionRow>(
      `SELECT d.uid, d.policy_id, d.setting_id, d.value, d.decided_by, d.decided_on, d.reason, d.recorded_at,
         a.name AS actor
       FROM decision d JOIN actor a ON a.id = d.actor_id ORDER BY d.id DESC`,
    )
    .all();
  const waiting = ledger.snapshot.waitingSettings().filter(({ policyId }) => policyId === pack.id);
  return pack.settings.map((setting) => {
    const history = ledger
      .deciders(pack, setting.id)
      .flatMap((policyId) =>
        rows.filter((row) => row.policy_id === policyId && row.setting_id === setting.id),
      )
      .map(toWire);
    const note = pack.notes.find((candidate) => setting.notes.includes(candidate.id));
    return {
      policyId: pack.id,
      policyTitle: pack.shortTitle,
      when,
      settingId: setting.id,
      title: setting.title,
      clause: setting.clause,
      unit: setting.unit,
      note: note?.text ?? null,
      default: setting.default === undefined ? null : Math.round(setting.default * 1000),
      current: history[0] ?? null,
      history,
      waitingCount: waiting.find(({ settingId }) => settingId === setting.id)?.count ?? 0,
    };
  });
}

function toWire(row: DecisionRow) {
  return {
    uid: row.uid,
    value: row.value,
    decidedBy: row.decided_by,
    decidedOn: row.decided_on,
    reason: row.reason,
    recordedAt: row.recorded_at,
    actor: row.actor,
  };
}

const decide = os.decisions.decide.handler(async ({ context, input }) => {
  const ledger = context.session.ledger;
  const signature = ledger.signature();
  const isAsked = (point: { readonly policyId: string; readonly settingId: string }) =>
    point.policyId === input.policyId && point.settingId === input.settingId;
  const pack = governingPacks(ledger)
    .map((governing) => governing.pack)
    .find(({ id: policyId, settings }) => settings.some(({ id }) => isAsked({ policyId, settingId: id })));
  const setting = pack?.settings.find(({ id }) => id === input.settingId);
  if (pack === undefined || setting === undefined)
    throw new Refused([
      { code: 'decision.unknownSetting', severity: 'error', values: { setting: input.settingId } },
    ]);
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
    writer
      .prepare(
        `INSERT INTO decision (uid, policy_id, setting_id, value, decided_by, decided_on, reason, actor_id, recorded_at)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      )
      .run(
        ledger.options.newUid(),
        pack.id,
        setting.id,
        input.value,
        input.decidedBy,
        input.decidedOn,
        input.reason,
        actorIdOf(writer, signature),
        signature.at,
      );
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
  return assertPresent(silentPoints(ledger).find(isAsked), 'a point that was decided is on the list');
});

export const decisionHandlers = { list, decide };
