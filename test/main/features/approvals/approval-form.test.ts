import { describe, expect, it } from 'vitest';
import { approvalForm, type FormFacts } from '../../../../src-main/features/approvals/approval-form.ts';
import { compileAward } from '../../../../src-shared/policy/award/award.ts';
import { clauseIndex } from '../../../../src-shared/policy/pack/clause-words.ts';
import { planAward, type RegisteredTrainee } from '../../../../src-shared/registration/planned-award.ts';
import { aTrainee, hainan, someFacts } from '../../../shared/registration/registration-facts.ts';
import { aRecord } from './a-record.ts';

const { project } = someFacts();
const engine = compileAward(hainan, new Map());
const listed = (id: number, trainee: Partial<RegisteredTrainee> = {}) => {
  const facts = aTrainee(trainee);
  const record = aRecord({ id, uid: `P${id}`, name: `教师${id}`, result: facts.result, role: facts.role });
  return { record, award: planAward({ pack: hainan, project }, facts, engine) };
};
const form = (change: Partial<FormFacts> = {}) =>
  approvalForm({
    organisation: { name: '琼山区教师发展中心', level: 'county' },
    project,
    pack: hainan,
    clauses: clauseIndex([hainan]),
    today: '2025-10-23',
    rows: [listed(1), listed(2), listed(3, { result: 'failed' })],
    frozen: new Map(),
    archive: [{ title: '文件通知', isPresent: true }],
    seal: null,
    printed: null,
    draft: [],
    signed: null,
    differences: null,
    ...change,
  });

describe('the approval form', () => {
  it('says who took part, who passed and what each gets', () => {
    const { form: data, people } = form();
    expect(data).toMatchObject({
      filledOn: '2025-10-23',
      participants: 3,
      qualified: 2,
      hours: 24_000,
      credits: 3000,
      archive: [{ title: '文件通知', present: true }],
    });
    expect(data.trainees).toHaveLength(2);
    expect(people.map(({ id }) => id)).toEqual([1, 2]);
  });

  it('counts people who share a trail together, and explains it once', () => {
    expect(form().form.awards).toMatchObject([{ people: 2, hours: 24_000, credits: 3000 }]);
    const clauses = form().form.clauses ?? [];
    expect(new Set(clauses.map(({ clause }) => clause)).size).toBe(clauses.length);
  });

  it('is, once registered, what stands in the ledger with the trail that was frozen', () => {
    const trail = JSON.stringify({ steps: [{ clause: 'H14.3', text: '当时的步骤', after: 3000 }] });
    const frozen = new Map([[1, [{ year: 2025, hours: 24_000, credits: 3000, trail }]]]);
    const { form: data } = form({ rows: [listed(1, { isRegistered: true })], frozen });
    expect(data.trainees).toMatchObject([{ name: '教师1', hours: 24_000, credits: 3000 }]);
    expect(data.clauses).toEqual([{ clause: '第十四条第三项', text: '当时的步骤' }]);
  });

  it('leaves blank what is not known', () => {
    const { form: data } = form({ rows: [], project: { ...project, number: null, hours: null } });
    for (const key of ['projectNumber', 'hours', 'credits', 'seal']) expect(data).not.toHaveProperty(key);
  });
});
