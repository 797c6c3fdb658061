import type { TraineeRecord } from '../../../../src-main/database/records/project-records.ts';

/** A trainee who passed, as the database gives one. */
export function aRecord(change: Partial<TraineeRecord> = {}): TraineeRecord {
  return {
    id: 1,
    uid: 'P1',
    version: 1,
    project_id: 1,
    teacher_id: 1,
    teacher_uid: 'T1',
    name: '王芳',
    id_number: null,
    id_type: 'id-card',
    organisation: '北塘实验小学',
    subject: null,
    stage: null,
    sex: null,
    title: null,
    is_on_probation: 0,
    role: 'trainee',
    total_periods: 24,
    absent_periods: 0,
    excused_periods: null,
    result: 'passed',
    score: null,
    lessons: null,
    proof_hours: null,
    proof_credits: null,
    proof_certificate_number: null,
    make_up_for: null,
    is_registered: 0,
    certificate_number: null,
    ...change,
  };
}
