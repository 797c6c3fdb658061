import { expect, it } from 'vitest';
import {
  findImport,
  insertImport,
  listImports,
  markUndone,
  toWireImport,
} from '../../../../src-main/database/records/import-batches.ts';
import { openEmptyLedger } from '../../../helpers/open-memory.ts';

const signature = { actor: '王老师', at: '2025-03-01T00:00:00.000Z' };
const made = {
  uid: 'I1',
  kind: 'teachers' as const,
  projectId: null,
  fileName: '教师.xlsx',
  fileSha256: 'ab',
  fingerprint: 'cd',
  created: 1,
  changed: 0,
  undo: '{"created":[{"uid":"T1"}],"changed":[]}',
};

function openWithTeacher() {
  const database = openEmptyLedger();
  database.exec(`
    INSERT INTO teacher (uid, version, name, id_type, organisation_id, search_text) VALUES ('T1', 1, '王芳', 'id-card', 1, '');
    INSERT INTO project (uid, version, kind, name, level, form, organiser_name, organiser_kind, organiser_level,
        is_organiser_approved, is_organiser_registered, is_delegated, is_in_district)
      VALUES ('J1', 1, 'own', '校本研修', 'school', 'remote', '中心', 'school', 'school', 1, 1, 0, 1);`);
  return database;
}
const canUndo = (database: ReturnType<typeof openWithTeacher>, uid: string) => {
  const batch = findImport(database, uid);
  return batch === undefined ? null : toWireImport(batch).canUndo;
};

it('an import can be taken back until somebody it brought joins a project, and once', () => {
  const database = openWithTeacher();
  insertImport(database, signature, made);
  insertImport(database, signature, { ...made, uid: 'I2', undo: '{"created":[],"changed":[]}' });
  expect(listImports(database).map(({ uid, actor, appliedAt }) => [uid, actor, appliedAt])).toEqual([
    ['I2', '王老师', signature.at],
    ['I1', '王老师', signature.at],
  ]);
  expect([canUndo(database, 'I1'), canUndo(database, 'I2')]).toEqual([true, true]);
  database.exec(
    `INSERT INTO participation (uid, version, project_id, teacher_id, role, result) VALUES ('P1', 1, 1, 1, 'trainee', 'passed')`,
  );
  expect([canUndo(database, 'I1'), canUndo(database, 'I2')]).toEqual([false, true]);
  markUndone(database, findImport(database, 'I2')?.id ?? 0, '2025-03-02T00:00:00.000Z');
  expect(canUndo(database, 'I2')).toBe(false);
  expect(findImport(database, 'I2')).toMatchObject({ undoneAt: '2025-03-02T00:00:00.000Z', isUsed: false });
});

it('an import of trainees stays once somebody it changed is registered', () => {
  const database = openWithTeacher();
  database.exec(
    `INSERT INTO participation (uid, version, project_id, teacher_id, role, result) VALUES ('P1', 1, 1, 1, 'trainee', 'passed')`,
  );
  const undo = '{"created":[],"changed":[{"uid":"P1"}]}';
  insertImport(database, signature, { ...made, kind: 'trainees', projectId: 1, undo });
  expect(canUndo(database, 'I1')).toBe(true);
  database.exec('UPDATE participation SET is_registered = 1');
  expect(canUndo(database, 'I1')).toBe(false);
});
