import type { Database } from 'better-sqlite3';
import {
  type CertificateFacts,
  type CertificateTrainee,
  proposedNumbers,
} from '../../../src-shared/certificates/plan.ts';
import type { Problem } from '../../../src-shared/problems.ts';
import { standingEntriesOfProject } from '../../database/entries/entry-records.ts';
import type { ProjectRecord } from '../../database/records/project-records.ts';
import { type TraineeRecord, traineesOf } from '../../database/records/trainee-records.ts';
import type { PlacedText } from '../../documents/glyph-check.ts';
import { lastSerial, takenNumbers } from './queries.ts';

/** A trainee with the row that its certificate is written for. */
export type GatheredTrainee = CertificateTrainee & { readonly record: TraineeRecord };

type Asked = Pick<CertificateFacts, 'issuer' | 'issuedOn' | 'today' | 'scheme' | 'numbering'> & {
  readonly findUnprintable: (texts: readonly PlacedText[]) => readonly Problem[];
};

/** What certificates of a project are planned from, read on one connection. */
export function gatherCertificates(
  database: Database,
  project: ProjectRecord,
  { findUnprintable, ...asked }: Asked,
): CertificateFacts<GatheredTrainee> {
  const standing = standingEntriesOfProject(database, project.id);
  const facts = {
    ...asked,
    project,
    lastSerial: lastSerial(database, project.id),
    trainees: traineesOf(database, project.id).map(
      (record): GatheredTrainee => ({
        record,
        uid: record.uid,
        name: record.name,
        idType: record.idType,
        idNumber: record.idNumber,
        hasPassed: record.result === 'passed' || record.result === 'excellent',
        isRegistered: record.isRegistered,
        certificateNumber: record.certificateNumber,
        lines: standing.get(record.id) ?? [],
        unprintable: findUnprintable([
          { at: record.name, text: record.name },
          { at: record.name, text: `${project.name}${project.organiserName}${asked.issuer}` },
        ]),
      }),
    ),
  };
  return { ...facts, takenNumbers: takenNumbers(database, proposedNumbers(facts)) };
}
