import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { sheetChoices, sheetKinds } from '../../../src-shared/sheet/layouts/sheet-kinds.ts';
import { openLinweiLedger } from '../../helpers/linwei-ledger.ts';
import { issueCertificates, SCHEME, UNDECIDED } from '../../helpers/project-steps.ts';
import {
  addPassedProject,
  addTeachers,
  approve,
  openTestSession,
  registerAll,
  type TestSession,
  temporaryFolder,
} from '../../helpers/test-session.ts';

/** Ids of clauses and readings, and what a program says when it means nothing. */
const NO_WORDS =
  /\b(?:H|W|L|N|G|B|S|V|M|A|Q|X|SX|SP|GX|YL|JJ|SR|CQ|U)\d+(?:\.\d+)?[a-d]?\b|undefined|NaN|\[object|\bnull\b|\b(?:trainee|county|centralized|passed|failed|awarded)\b/;

/** Every text in a value, however deep; keys are not read. */
function textsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(textsIn);
}

async function openPlain(policyId: string) {
  const test = openTestSession(temporaryFolder());
  await test.client.app.setActor({ name: '王老师' });
  await test.client.app.createLedger({
    organisation: { name: '教师发展中心', level: 'county', regionCode: '460107', schoolCode: null },
    policyId,
    cycleFrom: 2021,
  });
  return test;
}

/** Everything that the program prints of a ledger with a project in every state. */
async function printAll({ client, session }: Pick<TestSession, 'client' | 'session'>) {
  const pdf = vi.spyOn(session.ledger.documents, 'pdf');
  onTestFinished(() => pdf.mockRestore());
  const teachers = await addTeachers(client, 2);
  const open = await addPassedProject(client, teachers, { ...UNDECIDED, name: '计算机考试', number: '5' });
  const projectUid = await addPassedProject(client, teachers, { number: '3', hours: 24_000 });
  if ((await client.projects.get({ uid: projectUid })).requiresApprovalForm) {
    // A draft, what is signed, and the form of what is registered.
    for (const uid of [open, projectUid]) await client.approvals.form({ projectUid: uid });
    await approve(client, projectUid);
    await client.approvals.form({ projectUid });
  }
  await registerAll(client, projectUid);
  await client.certificates.setScheme(SCHEME);
  const { uids } = await issueCertificates(client, projectUid);
  await client.certificates.file({ uids });
  const sheets = await Promise.all(
    sheetKinds.flatMap((kind) =>
      // A year without a project of the national programme has no such list.
      (kind === 'nationalTrainees' ? (['project'] as const) : sheetChoices[kind].scopes).map((scope) =>
        client.sheets.preview({
          request: {
            kind,
            projectUid: scope === 'project' ? projectUid : null,
            year: scope === 'project' ? null : 2025,
            isSchoolYear: scope === 'schoolYear',
          },
        }),
      ),
    ),
  );
  const documents = pdf.mock.calls.map(([document, data]) => ({ document, data }));
  return {
    documents: documents.map(({ document }) => document),
    // Of a sheet the paper: what is said beside it on the screen has its own tests.
    texts: [
      ...documents.flatMap(({ data }) => textsIn(data)),
      ...sheets.flatMap(({ problems: _, asks: __, columns: ___, ...paper }) => textsIn(paper)),
    ],
  };
}

describe.each(['hainan-2017', 'wuhan-2008', 'shaanxi-2018'] as const)('under %s', (id) => {
  it('nothing that is printed says the id of a rule, an English word or nothing at all', async () => {
    const printed = await printAll(await openPlain(id));
    expect(printed.documents).toContain('certificate');
    expect(printed.texts.length).toBeGreaterThan(100);
    expect(printed.texts.filter((text) => NO_WORDS.test(text))).toEqual([]);
  });
});

describe('under several texts', () => {
  it('nothing that is printed says the id of a rule, an English word or nothing at all', async () => {
    const printed = await printAll(await openLinweiLedger());
    expect(printed.documents).toContain('certificate');
    expect(printed.texts.filter((text) => NO_WORDS.test(text))).toEqual([]);
  });
});

it('an id, an English word and a missing value are found', () => {
  expect(
    ['依据 H9', 'A26', '共 NaN 学时', 'undefined', '县级 county'].map((text) => NO_WORDS.test(text)),
  ).toEqual(Array.from({ length: 5 }, () => true));
  expect(['依据第九条', 'QS-2025-031', '20251231010001', 'A4 纸'].map((text) => NO_WORDS.test(text))).toEqual(
    [false, false, false, true],
  );
});
