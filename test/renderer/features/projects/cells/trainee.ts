import type { Trainee } from '../../../../../src-shared/rpc/contract/projects.ts';

/** A trainee of a project of 24 periods, nothing noted yet but what is given. */
export function aTrainee(uid: string, change: Partial<Trainee> = {}): Trainee {
  return {
    uid,
    version: 1,
    teacher: { uid: `t-${uid}`, name: uid, idNumberMasked: null, organisationName: '甲校', subject: null },
    role: 'trainee',
    totalPeriods: 24,
    absentPeriods: null,
    excusedPeriods: null,
    result: 'pending',
    score: null,
    lessons: null,
    proofHours: null,
    proofCredits: null,
    proofCertificateNumber: null,
    paper: null,
    makeUpFor: null,
    isRegistered: false,
    certificateNumber: null,
    ...change,
  };
}
