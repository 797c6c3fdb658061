import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import { reversalProblems, reverse } from '../../../src-shared/ledger/entry.ts';
import { assertPresent } from '../../../src-shared/lib/assert.ts';
import { capAllocation } from '../../../src-shared/policy/assess/cap-allocation.ts';
import { parsePolicyPack } from '../../../src-shared/policy/pack/policy-pack.ts';
import type { ListedEntry } from '../../../src-shared/rpc/contract/entries.ts';
import { Refused, refuseErrors, requireFound } from '../../app/call-errors.ts';
import { os } from '../../app/procedure.ts';
import { notesOf, readTrail } from '../../app/stored-trail.ts';
import { findStandingEntry } from '../../database/entries/entry-records.ts';
import { postBatch } from '../../database/entries/post-batch.ts';
import { recordAudit } from '../../database/records/audit-log.ts';
import { findProject } from '../../database/records/project-records.ts';
import type { OpenLedger } from '../../session/open-ledger.ts';
import {
  countWhere,
  detailOf,
  type EntryFilter,
  type EntryRow,
  entriesWhere,
  findEntryRow,
  findEntryRowById,
  standingOfYear,
} from './queries.ts';

const factsSchema = z.record(z.string(), z.unknown());

const list = os.entries.list.handler(({ context, input }) => {
  const ledger = context.session.ledger;
  const { reader } = ledger.database;
  const search = input.search.trim();
  const filter: EntryFilter = {
    teacherId:
      input.teacherUid === null
        ? null
        : requireFound(ledger.snapshot.teacher(input.teacherUid), 'teacher').id,
    projectId:
      input.projectUid === null
        ? null
        : requireFound(findProject(ledger.read, input.projectUid), 'project').id,
    year: input.year,
    form: input.form,
    level: input.level,
    origin: input.origin,
    teacherIds: search === '' ? null : ledger.snapshot.searchTeachers(search).map((teacher) => teacher.id),
    projectNameLike: search === '' ? null : search,
    withReversed: input.withReversed,
  };
  return {
    total: countWhere(reader, filter),
    rows: entriesWhere(reader, filter, input).map(toEntry),
  };
});

function toEntry(row: EntryRow): ListedEntry {
  return {
    uid: row.uid,
    teacher: { uid: row.teacher_uid, name: row.teacher_name, organisationName: row.organisation },
    project:
      row.project_uid === null || row.project_name === null
        ? null
        : { uid: row.project_uid, name: row.project_name },
    origin: row.origin,
    year: row.year,
    level: row.level,
    form: row.form,
    role: row.role,
    hours: row.hours,
    credits: row.credits,
    endedOn: row.ended_on,
    makeUpFor: row.make_up_for,
    recordedAt: row.recorded_at,
    actor: row.actor,
    state: row.reverses_id !== null ? 'reversal' : row.reversed_by_id !== null ? 'reversed' : 'valid',
  };
}

const explain = os.entries.explain.handler(({ context, input }) => {
  const ledger = context.session.ledger;
  const { reader } = ledger.database;
  const row = requireFound(findEntryRow(reader, input.uid), 'entry');
  const detail = assertPresent(detailOf(reader, row.id), 'an entry keeps its facts, trail and batch');
  const parsed = parsePolicyPack(JSON.parse(detail.policy_content));
  const trail = readTrail(detail.trail);
  const reversal = row.reversed_by_id === null ? undefined : findEntryRowById(reader, row.reversed_by_id);
  return {
    entry: toEntry(row),
    policy: {
      id: detail.policy_id,
      version: detail.policy_version,
      title: parsed.ok ? parsed.pack.title : detail.policy_id,
    },
    steps: trail.steps,
    warnings: trail.warnings,
    notes: parsed.ok ? notesOf(parsed.pack, trail.steps) : [],
    facts: factsSchema.parse(JSON.parse(detail.facts)),
    counted: countedOf(ledger, reader, row),
    batch: {
      uid: detail.batch_uid,
      seal: detail.seal,
      recordedAt: row.recorded_at,
      actor: row.actor,
      reason: detail.reason,
    },
    reversedBy:
      reversal === undefined
        ? null
        : {
            uid: reversal.uid,
            reason: detailOf(reader, reversal.id)?.reason ?? null,
            recordedAt: reversal.recorded_at,
            actor: reversal.actor,
          },
  };
});

/** What of the entry's credits counts in its year, when every other entry of the year is looked at too (Q4). */
function countedOf(ledger: OpenLedger, reader: Database, row: EntryRow) {
  if (row.credits === null || row.reverses_id !== null || row.reversed_by_id !== null) return null;
  const year = row.make_up_for ?? row.year;
  const entries = standingOfYear(reader, row.teacher_id, row.year)
    .filter((entry) => (entry.make_up_for ?? entry.year) === year)
    .map((entry) => ({
      uid: entry.uid,
      year,
      endDate: entry.ended_on,
      form: entry.form,
      level: entry.level,
      credits: entry.credits ?? 0,
    }));
  const pack = ledger.packOfYear(year);
  const share = capAllocation(pack, entries).find((allocation) => allocation.uid === row.uid);
  if (share === undefined) return null;
  const cap = pack.assessment.find((rule) => rule.id === share.rule);
  return { earned: share.earned, counted: share.counted, over: share.over, clause: cap?.clause ?? null };
}

const reverseEntry = os.entries.reverse.handler(({ context, input }) => {
  const ledger = context.session.ledger;
  const signature = ledger.signature();
  return ledger.database.write(async (writer) => {
    const row = requireFound(findEntryRow(writer, input.uid), 'entry');
    const entry = findStandingEntry(writer, input.uid);
    if (entry === undefined)
      throw new Refused([{ code: 'entry.alreadyReversed', severity: 'error', values: {} }]);
    const certificate = writer
      .prepare<[number | null], { number: string }>(
        `SELECT number FROM certificate c WHERE c.participation_id = ?
           AND NOT EXISTS (SELECT 1 FROM certificate_revocation v WHERE v.certificate_id = c.id)`,
      )
      .get(entry.participation?.id ?? null);
    refuseErrors(
      reversalProblems({
        certificateNumber: certificate?.number ?? null,
        effectiveOn: input.effectiveOn,
        today: ledger.today(),
      }),
    );
    const batch = await postBatch(
      writer,
      {
        kind: 'reversal',
        project: entry.project,
        undoes: null,
        effectiveOn: input.effectiveOn,
        reason: input.reason,
      },
      [reverse(entry)],
      { signature, newUid: ledger.options.newUid },
    );
    const { earned } = entry;
    recordAudit(writer, signature, {
      action: 'entry.reverse',
      subject: row.project_name === null ? row.teacher_name : `${row.teacher_name} · ${row.project_name}`,
      before: { year: earned.year, hours: earned.hours, credits: earned.credits },
      after: { batch: batch.uid, reason: input.reason, effectiveOn: input.effectiveOn },
    });
    return { batchUid: batch.uid };
  });
});

export const entryHandlers = { list, explain, reverse: reverseEntry };
