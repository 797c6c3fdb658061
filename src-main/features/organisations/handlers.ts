import { normaliseOrganisation, organisationProblems } from '../../../src-shared/people/organisation.ts';
import { os } from '../../app/procedure.ts';
import { changedFields, recordAudit } from '../../database/records/audit-log.ts';
import {
  listOrganisations,
  type OrganisationRecord,
  toOrganisationFacts,
  updateOrganisation,
} from '../../database/records/organisation-records.ts';
import { refuseErrors, requireFound, Stale } from '../../session/refusals.ts';

const collator = new Intl.Collator('zh-CN', { numeric: true });

const list = os.organisations.list.handler(({ context }) => {
  const ledger = context.session.ledger;
  const people = Map.groupBy(
    ledger.snapshot.teachers().filter(({ status }) => status === 'active'),
    (teacher) => teacher.organisationId,
  );
  const isOwn = (record: OrganisationRecord) => record.id === ledger.organisation.id;
  return {
    rows: listOrganisations(ledger.database.reader)
      .toSorted((a, b) => Number(isOwn(b)) - Number(isOwn(a)) || collator.compare(a.name, b.name))
      .map((record) => ({
        uid: record.uid,
        name: record.name,
        level: record.level,
        isOwn: isOwn(record),
        teacherCount: people.get(record.id)?.length ?? 0,
        fields: toOrganisationFacts(record),
        problems: [...organisationProblems(toOrganisationFacts(record))],
      })),
  };
});

const save = os.organisations.save.handler(({ context, input }) => {
  const ledger = context.session.ledger;
  const signature = ledger.signature();
  const fields = normaliseOrganisation(input.fields);
  const problems = organisationProblems(fields);
  refuseErrors(problems);
  return ledger.database.write((writer) => {
    const record = requireFound(
      listOrganisations(writer).find(({ uid }) => uid === input.uid),
      'organisation',
    );
    const before = toOrganisationFacts(record);
    if (Object.keys(changedFields(before, input.before).after).length > 0) throw new Stale('organisation');
    const changed = changedFields(before, fields);
    if (Object.keys(changed.after).length > 0) {
      updateOrganisation(writer, record.id, fields);
      recordAudit(writer, signature, { action: 'organisation.change', subject: record.name, ...changed });
    }
    return { fields, warnings: [...problems] };
  });
});

export const organisationHandlers = { list, save };
