import { expect, it } from 'vitest';
import {
  postableTrainees,
  shownTrainees,
  waitingTrainees,
} from '../../../../src-main/database/records/listed-trainees.ts';
import { openSmallLedger } from '../../../helpers/open-memory.ts';

/** A project whose first and third trainees are alike, and the second is registered. */
function openWithThree() {
  const database = openSmallLedger();
  database.exec(`
    INSERT INTO teacher (uid, version, name, id_type, organisation_id, stage, search_text)
      VALUES ('T2', 1, '李强', 'id-card', 1, '小学', ''), ('T3', 1, '赵敏', 'id-card', 1, NULL, '');
    INSERT INTO participation (uid, version, project_id, teacher_id, role, result, score, is_registered)
      VALUES ('P2', 4, 1, 2, 'lecturer', 'excellent', 90500, 1), ('P3', 1, 1, 3, 'trainee', 'passed', NULL, 0);`);
  return database;
}

it('reads the trainees of a project in the order they were added, with their facts', () => {
  const [first, second] = postableTrainees(openWithThree(), 1);
  expect(first).toMatchObject({ id: 1, uid: 'P1', version: 1, teacher: { id: 1, uid: 'T1' } });
  expect(second).toMatchObject({
    uid: 'P2',
    version: 4,
    facts: { role: 'lecturer', result: 'excellent', score: 90_500, stage: '小学', isRegistered: true },
  });
  expect(first?.facts).toMatchObject({ result: 'passed', score: null, isOnProbation: false, stage: null });
});

it('shares one facts object between trainees who are alike, so that each is awarded once', () => {
  for (const read of [postableTrainees, shownTrainees]) {
    const [first, second, third] = [...read(openWithThree(), 1)].map(({ facts }) => facts);
    expect(first).toBe(third);
    expect(second).not.toBe(first);
  }
});

it('shows on a page what entries are made of', () => {
  const database = openWithThree();
  const told = ({ uid, version, facts }: { uid: string; version: number; facts: unknown }) => [
    uid,
    version,
    facts,
  ];
  expect([...shownTrainees(database, 1)].map(told)).toEqual([...postableTrainees(database, 1)].map(told));
});

it('reads nobody of a project without trainees, nor of another one', () => {
  const database = openWithThree();
  expect([...postableTrainees(database, 2)]).toEqual([]);
  expect([...shownTrainees(database, 2)]).toEqual([]);
});

it('counts who waits to be registered by equal facts, own projects alone', () => {
  const database = openWithThree();
  expect(
    waitingTrainees(database).map(({ project, trainee, count }) => [project.uid, trainee.result, count]),
  ).toEqual([['J1', 'passed', 2]]);
  database.exec("UPDATE project SET kind = 'outside'");
  expect(waitingTrainees(database)).toEqual([]);
});
