import type { TraineeRecord } from '../../../../src-main/database/records/trainee-records.ts';

/** A trainee who passed, as the database gives one. */
export function aRecord(change: Partial<TraineeRecord> = {}): TraineeRecord {
  return {
    id: 1,
    uid: 'P1',
    version: 1,
    projectId: 1,
    teacherId: 1,
    teacherUid: 'T1',
    name: '王芳',
    idNumber: null,
    idType: 'id-card',
    organisation: '北塘实验小学',
    subject: null,
    stage: null,
    sex: null,
    title: null,
    isOnProbation: false,
    role: 'trainee',
    totalPeriods: 24,
    absentPeriods: 0,
    excusedPeriods: null,
    result: 'passed',
    score: null,
    lessons: null,
    proofHours: null,
    proofCredits: null,
    proofCertificateNumber: null,
    paper: null,
    makeUpFor: null,
    isRegistered: false,
    afterReversal: null,
    certificateNumber: null,
    ...change,
  };
}
