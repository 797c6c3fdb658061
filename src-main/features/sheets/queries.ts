import type { Database } from 'better-sqlite3';
import type { Form, Level } from '../../../src-shared/domain/training-words.ts';

export type SheetLine = {
  readonly name: string;
  readonly sex: 'male' | 'female' | null;
  readonly id_number: string | null;
  readonly organisation: string;
  readonly stage: string | null;
  readonly subject: string | null;
  readonly project_name: string | null;
  readonly start_on: string | null;
  readonly end_on: string | null;
  readonly level: Level;
  readonly form: Form;
  readonly origin: 'own' | 'outside';
  readonly hours: number;
  readonly credits: number | null;
  readonly year: number;
  readonly make_up_for: number | null;
};

/** Standing entries for a 学分登记表: of a project, of a year, or of a year's one school, school by school. */
export function linesForSheet(
  database: Database,
  filter: {
    readonly projectId: number | null;
    readonly year: number | null;
    readonly organisationName: string | null;
  },
): readonly SheetLine[] {
  const conditions = [
    'e.reverses_id IS NULL',
    'NOT EXISTS (SELECT 1 FROM entry r WHERE r.reverses_id = e.id)',
    ...(filter.projectId === null ? [] : ['e.batch_id IN (SELECT id FROM batch WHERE project_id = ?)']),
    ...(filter.year === null ? [] : ['e.year = ?']),
    ...(filter.organisationName === null ? [] : ['o.name = ?']),
  ];
  const parameters = [filter.projectId, filter.year, filter.organisationName].filter(
    (value) => value !== null,
  );
  return database
    .prepare<unknown[], SheetLine>(
      `SELECT t.name, t.sex, t.id_number, o.name AS organisation, t.stage, t.subject, j.name AS project_name, j.start_on, j.end_on,
         e.level, e.form, e.origin, e.hours, e.credits, e.year, e.make_up_for
       FROM entry e JOIN teacher t ON t.id = e.teacher_id JOIN organisation o ON o.id = t.organisation_id
         JOIN batch b ON b.id = e.batch_id LEFT JOIN project j ON j.id = b.project_id
       WHERE ${conditions.join(' AND ')} ORDER BY o.name, t.id, e.year, e.id`,
    )
    .all(...parameters);
}
