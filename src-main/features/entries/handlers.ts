import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import { reversalProblems, reverse } from '../../../src-shared/ledger/entry.ts';
import { assertPresent } from '../../../src-shared/lib/assert.ts';
import { countedShare, countedYear } from '../../../src-shared/policy/assess/counted-share.ts';
import { describeOpenPoint, openKinds, parseOpenPoint } from '../../../src-shared/policy/award/open-point.ts';
import { notesOf } from '../../../src-shared/policy/pack/notes-of.ts';
import { parsePolicyPack } from '../../../src-shared/policy/pack/parse-policy-pack.ts';
import type { PolicyPack } from '../../../src-shared/policy/pack/policy-pack.ts';
import type { ListedEntry } from '../../../src-shared/rpc/contract/entries.ts';
import { classificationSchema } from '../../../src-shared/training/classification.ts';
import { os } from '../../app/procedure.ts';
import { readTrail } from '../../app/stored-trail.ts';
import { findStandingEntry } from '../../database/entries/entry-records.ts';
import { postBatch } from '../../database/entries/post-batch.ts';
import { recordAudit } from '../../database/records/audit-log.ts';
import { findProject } from '../../database/records/project-records.ts';
import { settleReversed } from '../../database/records/settle-reversed.ts';
import type { OpenLedger } from '../../session/open-ledger.ts';
import { Refused, refuseErrors, requireFound } from '../../session/refusals.ts';
import {
  certificateOn,
  countWhere,
  detailOf,
  type EntryFilter,
  earnedOf,
  entriesWhere,
  type FoundEntry,
  findEntry,
  findEntryById,
  otherStandingYears,
  standingOfYear,
} from './queries.ts';

const factsSchema = z.record(z.string(), z.unknown());
/** Decisions as an entry froze them: of a setting its value, of an open point how it was decided too. */
const frozenDecisionsSchema = z.record(
  z.string(),
  z.union([z.number(), z.object({ kind: z.enum(openKinds), value: z.number() })]),
);

const classifiedInputSchema = z.looseObject({ classification: classificationSchema });

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
        : requireFound(findProject(ledger.database.reader, input.projectUid), 'project').id,
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
    rows: entriesWhere(reader, filter, input).map(({ listed }) => told(ledger, listed)),
  };
});

/** A line under the name by which its teacher is told from namesakes. */
function told(ledger: OpenLedger, { teacher, ...line }: ListedEntry): ListedEntry {
  return { ...line, teacher: { ...teacher, name: ledger.snapshot.toldName(teacher) } };
}

/** The facts with the decisions they rest on by their titles: people know no ids of points. */
function namedFacts(
  facts: Readonly<Record<string, unknown>>,
  pack: PolicyPack | null,
): Record<string, unknown> {
  const named = pack === null ? facts : { ...facts, input: namedInput(facts['input'], pack) };
  const decisions = frozenDecisionsSchema.safeParse(facts['decisions']);
  if (!decisions.success || pack === null) return { ...named };
  const decided = Object.entries(decisions.data).map(([key, frozen]) => {
    const id = key.slice(key.indexOf('/') + 1);
    const setting = pack.settings.find((known) => known.id === id);
    const point = parseOpenPoint(id);
    const title = setting?.title ?? (point === null ? '' : describeOpenPoint(pack, point).title);
    const figure = typeof frozen === 'number' ? { kind: null, value: frozen } : frozen;
    return { title, unit: setting?.unit ?? null, ...figure };
  });
  return { ...named, decisions: decided };
}

/** A classification by the titles of its axes and values; what the text does not know is left out. */
function namedInput(input: unknown, pack: PolicyPack): unknown {
  const read = classifiedInputSchema.safeParse(input);
  if (!read.success) return input;
  const titles = pack.classifications.flatMap((axis) => {
    const value = axis.values.find(({ id }) => id === read.data.classification[axis.id]);
    return value === undefined ? [] : [[axis.title, value.title] as const];
  });
  return { ...read.data, classification: Object.fromEntries(titles) };
}

const explain = os.entries.explain.handler(({ context, input }) => {
  const ledger = context.session.ledger;
  const { reader } = ledger.database;
  const entry = requireFound(findEntry(reader, input.uid), 'entry');
  const detail = assertPresent(detailOf(reader, entry.id), 'an entry keeps its facts, trail and batch');
  const parsed = parsePolicyPack(JSON.parse(detail.policy.content));
  const trail = readTrail(detail.trail);
  const reversal = entry.reversedById === null ? undefined : findEntryById(reader, entry.reversedById);
  return {
    entry: told(ledger, entry.listed),
    policy: {
      id: detail.policy.id,
      version: detail.policy.version,
      title: parsed.ok ? parsed.pack.title : detail.policy.id,
    },
    steps: trail.steps,
    warnings: trail.warnings,
    notes: parsed.ok ? notesOf(parsed.pack, trail.steps) : [],
    facts: namedFacts(factsSchema.parse(JSON.parse(detail.facts)), parsed.ok ? parsed.pack : null),
    counted: countedOf(ledger, reader, entry),
    batch: {
      uid: detail.batch.uid,
      seal: detail.batch.seal,
      recordedAt: entry.listed.recordedAt,
      actor: entry.listed.actor,
      reason: detail.batch.reason,
    },
    reversedBy:
      reversal === undefined
        ? null
        : {
            uid: reversal.listed.uid,
            reason: detailOf(reader, reversal.id)?.batch.reason ?? null,
            recordedAt: reversal.listed.recordedAt,
            actor: reversal.listed.actor,
          },
  };
});

/** What of an entry that stands counts in its year. */
function countedOf(ledger: OpenLedger, reader: Database, entry: FoundEntry) {
  const { teacherId, listed } = entry;
  // Hours that a rule took away are under no cap (SR1).
  if (listed.state !== 'valid' || listed.deduction !== null) return null;
  const pack = ledger.packOfYear(countedYear(listed));
  return countedShare(pack, earnedOf(entry), standingOfYear(reader, teacherId, listed.year));
}

const reverseEntry = os.entries.reverse.handler(({ context, input }) => {
  const ledger = context.session.ledger;
  const signature = ledger.signature();
  return ledger.database.write(async (writer) => {
    const { listed } = requireFound(findEntry(writer, input.uid), 'entry');
    const entry = findStandingEntry(writer, input.uid);
    if (entry === undefined)
      throw new Refused([{ code: 'entry.alreadyReversed', severity: 'error', values: {} }]);
    refuseErrors(
      reversalProblems({
        certificateNumber:
          entry.participation === null ? null : certificateOn(writer, entry.participation.id),
        effectiveOn: input.effectiveOn,
        today: ledger.today(),
        otherYears:
          input.afterwards === 'failed' && entry.participation !== null
            ? otherStandingYears(writer, {
                entryId: entry.id,
                participationId: entry.participation.id,
                teacherId: entry.teacher.id,
              })
            : [],
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
    const name = ledger.snapshot.toldName(listed.teacher);
    const afterwards = input.afterwards ?? 'again';
    if (entry.participation !== null) settleReversed(writer, [entry.participation.id], afterwards);
    recordAudit(writer, signature, {
      action: 'entry.reverse',
      subject: listed.project === null ? name : `${name} · ${listed.project.name}`,
      before: { year: earned.year, hours: earned.hours, credits: earned.credits },
      after: { batch: batch.uid, reason: input.reason, effectiveOn: input.effectiveOn, afterwards },
    });
    return { batchUid: batch.uid };
  });
});

export const entryHandlers = { list, explain, reverse: reverseEntry };
