import {
  explainingProblems,
  unexplainedProblems,
} from '../../../src-shared/registration/doubling-problems.ts';
import { doublingRuleWords } from '../../../src-shared/registration/doubling-words.ts';
import type { ExplainedDoubling } from '../../../src-shared/registration/withhold-doublings.ts';
import type { DoubtfulPlace } from '../../../src-shared/rpc/contract/doublings.ts';
import type { Inputs } from '../../../src-shared/rpc/contract/index.ts';
import { os } from '../../app/procedure.ts';
import { recordAudit } from '../../database/records/audit-log.ts';
import { insertDoublingReason } from '../../database/records/doubling-records.ts';
import { findProject } from '../../database/records/project-records.ts';
import { findTeacher } from '../../database/records/teacher-records.ts';
import { type TraineeRecord, traineesOf } from '../../database/records/trainee-records.ts';
import { runWork, timeSlices } from '../../lib/run-work.ts';
import { doublingsOfPlaces, doublingsOfTeacher, doubtfulTrainees, placeOf } from '../../session/doublings.ts';
import type { LedgerSnapshot } from '../../session/ledger-snapshot.ts';
import type { OpenLedger } from '../../session/open-ledger.ts';
import { refuseErrors, requireFound } from '../../session/refusals.ts';

const list = os.doublings.list.handler(async ({ context, input, signal }) => {
  const { reader } = context.session.ledger.database;
  const project = requireFound(findProject(reader, input.projectUid), 'project');
  const { snapshot } = context.session.ledger;
  const found = await runWork(doubtfulTrainees(reader, project), timeSlices(signal));
  const { uid, name } = project;
  const rows = found.map(({ trainee, doublings }) =>
    toldPlace(snapshot, {
      traineeUid: trainee.uid,
      teacher: { uid: trainee.teacherUid, name: trainee.name, organisationName: trainee.organisation },
      project: { uid, name },
      isRegistered: trainee.isRegistered,
      doublings: doublings.map(toWire),
    }),
  );
  return { rows, missing: [...unexplainedProblems(rows)] };
});

/** A place under the names by which its person, and whoever is named beside, are told from namesakes. */
function toldPlace(snapshot: LedgerSnapshot, { teacher, doublings, ...place }: DoubtfulPlace): DoubtfulPlace {
  const told = <Person extends { readonly uid: string; readonly name: string }>(person: Person) => ({
    ...person,
    name: snapshot.toldName(person),
  });
  return {
    ...place,
    teacher: told(teacher),
    doublings: doublings.map((doubling) => ({
      ...doubling,
      person: doubling.person === null ? null : told(doubling.person),
    })),
  };
}

const ofTeacher = os.doublings.ofTeacher.handler(({ context, input }) => {
  const { reader } = context.session.ledger.database;
  const { snapshot } = context.session.ledger;
  const teacher = requireFound(findTeacher(reader, input.teacherUid), 'teacher');
  const places = doublingsOfTeacher(reader, teacher).map(({ taken, doublings }) => ({
    traineeUid: taken.uid,
    teacher: {
      uid: teacher.uid,
      name: teacher.name,
      organisationName: teacher.organisation,
    },
    project: { uid: taken.project.uid, name: taken.project.name },
    isRegistered: taken.isRegistered,
    doublings: doublings.map(toWire),
  }));
  return { rows: places.map((place) => toldPlace(snapshot, place)) };
});

function toWire(doubling: ExplainedDoubling) {
  return { ...doubling, others: [...doubling.others] };
}

const explain = os.doublings.explain.handler(async ({ context, input }) => ({
  explained: await say(context.session.ledger, input, input.reason),
}));

const withdraw = os.doublings.withdraw.handler(async ({ context, input }) => ({
  withdrawn: await say(context.session.ledger, input, null),
}));

/** Writes one reason, or takes the reasons back (null), for findings as they are now: all of them, or nothing. */
function say(
  ledger: OpenLedger,
  input: Inputs['doublings']['withdraw'],
  reason: string | null,
): Promise<number> {
  const signature = ledger.signature();
  const nameOf = ({ teacherUid: uid, name }: TraineeRecord) => ledger.snapshot.toldName({ uid, name });
  return ledger.database.write(async (writer) => {
    const project = requireFound(findProject(writer, input.projectUid), 'project');
    const asked = new Set(input.findings.map(({ traineeUid }) => traineeUid));
    const present = new Map(
      traineesOf(writer, project.id)
        .filter(({ uid }) => asked.has(uid))
        .map((trainee) => [trainee.uid, trainee]),
    );
    const places = [...present.values()].map(placeOf);
    const found = await runWork(doublingsOfPlaces(writer, project.uid, places), timeSlices());
    const said = input.findings.map(({ traineeUid, key }) => ({
      trainee: requireFound(present.get(traineeUid), 'trainee'),
      found: found.get(traineeUid) ?? [],
      key,
    }));
    refuseErrors(
      said.flatMap(({ trainee, ...finding }) =>
        explainingProblems({ name: nameOf(trainee), isRegistered: trainee.isRegistered, ...finding }),
      ),
    );
    for (const { trainee, key } of said)
      insertDoublingReason(writer, signature, { participationId: trainee.id, key, reason });
    recordAudit(writer, signature, {
      action: reason === null ? 'doubling.withdraw' : 'doubling.explain',
      subject: project.name,
      after: {
        ...(reason === null ? {} : { reason }),
        people: said.map((finding) => auditedFinding(finding, nameOf(finding.trainee))),
      },
    });
    return said.length;
  });
}

type Said = {
  readonly trainee: TraineeRecord;
  readonly found: readonly ExplainedDoubling[];
  readonly key: string;
};

/** Who, and by what rule: what a reader of the log looks for. */
function auditedFinding({ found, key }: Said, name: string): string {
  const rule = found.find((doubling) => doubling.key === key)?.rule;
  return rule === undefined ? name : `${name} ${doublingRuleWords[rule]}`;
}

export const doublingHandlers = { list, ofTeacher, explain, withdraw };
