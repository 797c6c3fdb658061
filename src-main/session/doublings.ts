import type { Database } from 'better-sqlite3';
import type { Work } from '../../src-shared/lib/work.ts';
import {
  type ComparedProject,
  canDouble,
  doublingsOf,
  numberKey,
  type TakenTraining,
} from '../../src-shared/registration/one-training-once.ts';
import type {
  DoublingsOfTrainees,
  ExplainedDoubling,
} from '../../src-shared/registration/withhold-doublings.ts';
import {
  comparedProjects,
  doublingReasons,
  lookAlikesOf,
  numberHolders,
  type PlacedTraining,
  takenTrainings,
} from '../database/records/doubling-records.ts';
import { type TraineeRecord, traineesInSlices } from '../database/records/trainee-records.ts';

/** A place on the list of a project, as it stands or as an import would make it. */
export type ComparedPlace = Pick<TakenTraining, 'uid' | 'role' | 'lessons' | 'proofHours' | 'makeUpFor'> & {
  /** Null for a place that is not there yet: nothing was said about it. */
  readonly id: number | null;
  readonly teacher: { readonly id: number; readonly uid: string };
  /** The certificate numbers that stand on it: of the proof, and of the certificate in force. */
  readonly numbers: readonly string[];
};

/** A trainee of a list as it is compared. */
export function placeOf(record: TraineeRecord): ComparedPlace {
  const { id, uid, role, lessons, proofHours, makeUpFor, proofCertificateNumber, certificateNumber } = record;
  return {
    ...{ id, uid, role, lessons, proofHours, makeUpFor },
    teacher: { id: record.teacherId, uid: record.teacherUid },
    numbers: [proofCertificateNumber, certificateNumber].filter((number) => number !== null),
  };
}

/** Trainees read at once, as in other walks over a list: a few milliseconds. */
const ROWS_AT_ONCE = 250;

/** People compared at once: a few milliseconds where each has a hundred trainings. */
const PEOPLE_AT_ONCE = 50;

/**
 * What makes the places on a project's list doubtful, with the reasons that were written (X4). Only the trainings of these
 * people are read, and of them only those that can double this one; yields after each few people.
 */
export function* doublingsOfPlaces(
  database: Database,
  projectUid: string,
  places: Iterable<ComparedPlace>,
): Work<DoublingsOfTrainees> {
  const projects = comparedProjects(database);
  const project = [...projects.values()].find(({ uid }) => uid === projectUid);
  const found = new Map<string, readonly ExplainedDoubling[]>();
  if (project === undefined) return found;
  const rivals = new Map([...projects].filter(([, other]) => canDouble(project, other)));
  let some: ComparedPlace[] = [];
  for (const place of places) {
    some.push(place);
    if (some.length < PEOPLE_AT_ONCE) continue;
    compare(database, { project, projects, rivals }, some, found);
    some = [];
    yield;
  }
  compare(database, { project, projects, rivals }, some, found);
  return found;
}

/** A trainee of whom something is found. */
type DoubtfulTrainee = {
  readonly trainee: TraineeRecord;
  readonly doublings: readonly ExplainedDoubling[];
};

/** The trainees of a project of whom something is found, in the order of the list. Who failed or was absent is not asked. */
export function* doubtfulTrainees(
  database: Database,
  project: { readonly id: number; readonly uid: string },
): Work<readonly DoubtfulTrainee[]> {
  const trainees: TraineeRecord[] = [];
  for (const some of traineesInSlices(database, project.id, ROWS_AT_ONCE)) {
    trainees.push(...some.filter(({ result }) => result !== 'failed' && result !== 'absent'));
    yield;
  }
  const found = yield* doublingsOfPlaces(database, project.uid, trainees.map(placeOf));
  return trainees.flatMap((trainee) => {
    const doublings = found.get(trainee.uid);
    return doublings === undefined ? [] : [{ trainee, doublings }];
  });
}

/** A training of one person with what makes it doubtful. */
export type DoubtfulTraining = {
  readonly taken: PlacedTraining;
  readonly doublings: readonly ExplainedDoubling[];
};

/**
 * What makes the trainings of one person doubtful, for the person's own page. That another record may be the same person is
 * said there of the person as a whole, and of a training only where somebody gave a reason for it.
 */
export function doublingsOfTeacher(
  database: Database,
  teacher: { readonly id: number; readonly uid: string },
): readonly DoubtfulTraining[] {
  const projects = comparedProjects(database);
  const all = takenTrainings(database, [teacher.id], projects).get(teacher.id) ?? [];
  const numbersOf = ({ proofCertificateNumber: number }: PlacedTraining) => (number === null ? [] : [number]);
  const holders = numberHolders(database, all.flatMap(numbersOf), projects);
  const lookAlikes = lookAlikesOf(database, [teacher.id]).get(teacher.id) ?? [];
  const reasons = doublingReasons(
    database,
    all.map(({ id }) => id),
  );
  return all.flatMap((taken) => {
    const said = reasons.get(taken.id);
    const doublings = doublingsOf({
      person: { uid: teacher.uid },
      mine: taken,
      others: all,
      holders: numbersOf(taken).flatMap((number) => holders.get(numberKey(number)) ?? []),
      lookAlikes,
    })
      .map((doubling) => ({ ...doubling, reason: said?.get(doubling.key) ?? null }))
      .filter(({ rule, reason }) => rule !== 'samePerson' || reason !== null);
    return doublings.length === 0 ? [] : [{ taken, doublings }];
  });
}

type Compared = {
  readonly project: ComparedProject;
  readonly projects: ReadonlyMap<number, ComparedProject>;
  readonly rivals: ReadonlyMap<number, ComparedProject>;
};

function compare(
  database: Database,
  { project, projects, rivals }: Compared,
  places: readonly ComparedPlace[],
  into: Map<string, readonly ExplainedDoubling[]>,
): void {
  const teacherIds = [...new Set(places.map(({ teacher }) => teacher.id))];
  const trainings = takenTrainings(database, teacherIds, rivals);
  const lookAlikes = lookAlikesOf(database, teacherIds);
  const holders = numberHolders(
    database,
    places.flatMap(({ numbers }) => numbers),
    projects,
  );
  const reasons = doublingReasons(
    database,
    places.flatMap(({ id }) => (id === null ? [] : [id])),
  );
  for (const { id, teacher, numbers, ...taken } of places) {
    const doublings = doublingsOf({
      person: { uid: teacher.uid },
      mine: { ...taken, project },
      others: trainings.get(teacher.id) ?? [],
      holders: [...new Set(numbers.map(numberKey))].flatMap((key) => holders.get(key) ?? []),
      lookAlikes: lookAlikes.get(teacher.id) ?? [],
    });
    const said = id === null ? undefined : reasons.get(id);
    if (doublings.length > 0)
      into.set(
        taken.uid,
        doublings.map((doubling) => ({ ...doubling, reason: said?.get(doubling.key) ?? null })),
      );
  }
}
