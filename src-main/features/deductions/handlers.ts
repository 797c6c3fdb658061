import { assertPresent } from '../../../src-shared/lib/assert.ts';
import { settingReader } from '../../../src-shared/policy/award/award.ts';
import { decisionsOf, textsOf } from '../../../src-shared/policy/set/set-members.ts';
import {
  deductionEarning,
  deductionProblems,
  type OfferedDeduction,
  offeredDeductions,
} from '../../../src-shared/registration/deduction.ts';
import { parseCalendarDate } from '../../../src-shared/training/calendar-date.ts';
import { os } from '../../app/procedure.ts';
import { postBatch } from '../../database/entries/post-batch.ts';
import { recordAudit } from '../../database/records/audit-log.ts';
import type { OpenLedger } from '../../session/open-ledger.ts';
import { refuseErrors, requireFound } from '../../session/refusals.ts';
import { deductedOn } from './queries.ts';

/** The rules that take hours away on a day, with the hours that were decided for them. */
function offeredOn(ledger: OpenLedger, day: string): readonly OfferedDeduction[] {
  const pack = ledger.packOn(day);
  const decisions = ledger.decisions(undefined, pack);
  return offeredDeductions(textsOf(pack), (text, id) =>
    settingReader(text, decisionsOf(pack, text, decisions))(id),
  );
}

const rules = os.deductions.rules.handler(({ context, input }) => ({
  rules: offeredOn(context.session.ledger, input.on).map(({ policyId, rule, hours }) => ({
    ...{ policyId, ruleId: rule.id, title: rule.title, text: rule.text, clause: rule.clause, hours },
    withholds: rule.withholds ?? null,
  })),
}));

const take = os.deductions.take.handler(({ context, input }) => {
  const ledger = context.session.ledger;
  const signature = ledger.signature();
  const { teacherUids, ...fields } = input;
  return ledger.database.write(async (writer) => {
    const teachers = [...new Set(teacherUids)].map((uid) =>
      requireFound(ledger.snapshot.teacher(uid), 'teacher'),
    );
    const { policyId, ruleId, inspectedOn, reason } = fields;
    const offered = offeredOn(ledger, inspectedOn).find(
      (known) => known.policyId === policyId && known.rule.id === ruleId,
    );
    const asked = { policy: policyId, rule: ruleId, inspectedOn };
    const taken = new Set(deductedOn(writer, { ...asked, teacherIds: teachers.map(({ id }) => id) }));
    const alreadyTaken = teachers
      .filter(({ id }) => taken.has(id))
      .map((teacher) => ledger.snapshot.toldName(teacher));
    refuseErrors(deductionProblems({ offered, fields, today: ledger.today(), alreadyTaken }));
    const { rule, hours } = assertPresent(offered, 'a rule that was not refused');
    const amount = assertPresent(hours, 'hours that were not refused');
    const pack = ledger.packOn(inspectedOn);
    const day = assertPresent(parseCalendarDate(inspectedOn), 'a day that the contract read');
    const year = ledger.registrationYear(day);
    const policyVersion = ledger.storedPolicies(writer, pack, { classification: null }).of(policyId);
    const earned = deductionEarning(fields, {
      ...{ rule, hours: amount, year, policyVersion },
      hasCredits: pack.units.credits,
    });
    const batch = await postBatch(
      writer,
      { kind: 'registration', project: null, undoes: null, effectiveOn: ledger.today(), reason },
      teachers.map(({ id, uid }) => ({
        ...{ teacher: { id, uid }, participation: null, reverses: null },
        earned,
      })),
      { signature, newUid: ledger.options.newUid },
    );
    const [first] = teachers;
    recordAudit(writer, signature, {
      action: 'entry.deduct',
      subject:
        first !== undefined && teachers.length === 1
          ? ledger.snapshot.toldName(first)
          : `${rule.title} · ${teachers.length} 人`,
      after: { batch: batch.uid, year, hours: -amount, people: teachers.length, reason },
    });
    return { batchUid: batch.uid, people: teachers.length, hours: amount, year };
  });
});

export const deductionHandlers = { rules, take };
