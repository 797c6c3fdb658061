import Database from 'better-sqlite3';
import { onTestFinished } from 'vitest';
import { migrate } from '../../src-main/database/file/migrate.ts';
import { query } from '../../src-main/database/query.ts';
import * as schema from '../../src-main/database/schema.ts';
import { unstatedProject } from '../../src-shared/training/project.ts';

/** A database in memory that is closed after the test. */
export function openMemory(): Database.Database {
  const database = new Database(':memory:');
  onTestFinished(() => {
    database.close();
  });
  return database;
}

/** An empty ledger of the newest version in memory, with its own organisation (row 1) and nobody in it. */
export function openEmptyLedger(): Database.Database {
  const database = openMemory();
  migrate(database);
  database.pragma('foreign_keys = ON');
  query(database)
    .insert(schema.organisation)
    .values({ uid: 'O1', name: '北塘县教师发展中心', level: 'county', regionCode: '460100' })
    .run();
  return database;
}

/** The same with a teacher, a project of that day and the teacher on its list, all of them row 1. */
export function openSmallLedger(): Database.Database {
  const database = openEmptyLedger();
  query(database)
    .insert(schema.teacher)
    .values({ uid: 'T1', version: 1, name: '王芳', idType: 'id-card', organisationId: 1, searchText: '王芳' })
    .run();
  query(database)
    .insert(schema.project)
    .values({
      ...unstatedProject,
      uid: 'J1',
      version: 1,
      kind: 'own',
      name: '校本研修',
      level: 'school',
      form: 'school-based',
      organiserName: '北塘实验小学',
      organiserKind: 'school',
      organiserLevel: 'school',
      endOn: '2025-06-30',
    })
    .run();
  query(database)
    .insert(schema.participation)
    .values({ uid: 'P1', version: 1, projectId: 1, teacherId: 1, role: 'trainee', result: 'passed' })
    .run();
  return database;
}
