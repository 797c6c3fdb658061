import { assertPresent } from '../../src-shared/lib/assert.ts';
import type { ProjectFields } from '../../src-shared/training/project.ts';
import { NO_PROJECT, type TestSession } from './test-session.ts';

/** A training over ten years, one day each: ten entries for everybody who passed. */
export const TEN_YEARS: Partial<ProjectFields> = {
  startOn: '2016-01-04',
  endOn: '2025-10-15',
  days: 10_000,
  byYear: Array.from({ length: 10 }, (_, index) => ({ year: 2016 + index, days: 1000, hours: null })),
};

/**
 * A project of `count` trainees who passed, approved on paper; people and participations go in by plain SQL,
 * because making a hundred thousand through the screens' calls is not what is tested.
 */
export async function addCrowdedProject(
  { client, session }: Pick<TestSession, 'client' | 'session'>,
  count: number,
  fields: Partial<ProjectFields> = {},
): Promise<string> {
  const { uid } = await client.projects.save({ fields: { ...NO_PROJECT, name: '全县培训', ...fields } });
  const { newUid } = session.options;
  await session.ledger.database.write((writer) => {
    const { id: projectId } = assertPresent(
      writer.prepare<[string], { id: number }>('SELECT id FROM project WHERE uid = ?').get(uid),
      'the project just made',
    );
    const person = writer.prepare(
      `INSERT INTO teacher (uid, version, name, id_type, organisation_id, hired_on, search_text) VALUES (?, 1, ?, 'id-card', 1, '2010-08-20', '')`,
    );
    const trainee = writer.prepare(
      `INSERT INTO participation (uid, version, project_id, teacher_id, role, result) VALUES (?, 1, ?, ?, 'trainee', 'passed')`,
    );
    for (let index = 0; index < count; index++) {
      const teacherId = person.run(newUid(), `教师${index}`).lastInsertRowid;
      trainee.run(newUid(), projectId, teacherId);
    }
  });
  await client.approvals.record({
    projectUid: uid,
    decision: 'approved',
    person: '李主任',
    decidedOn: '2025-10-20',
    scanFileName: null,
    comment: null,
  });
  return uid;
}
