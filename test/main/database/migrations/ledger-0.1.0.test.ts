import { hash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createRouter } from '../../../../src-main/app/router.ts';
import { callProcedure } from '../../../../src-main/transport/terminal/terminal-call.ts';
import { openTestSession, temporaryFolder } from '../../../helpers/test-session.ts';

const fixtures = resolve(import.meta.dirname, '../../../fixtures/ledger-0.1.0');

/** What 0.1.0 was asked, and what it answered. */
type Answer = { readonly call: string; readonly input?: unknown; readonly output: object };
type Answers = { readonly now: string; readonly answers: readonly Answer[] };

function unpack(name: string): Buffer {
  return brotliDecompressSync(readFileSync(join(fixtures, name)));
}

/** Opens a copy of a ledger of 0.1.0 at the moment at which that version answered. */
async function openCopy(name: string, now: string) {
  const folder = temporaryFolder();
  const copy = join(folder, 'ledgers', name);
  mkdirSync(copy, { recursive: true });
  writeFileSync(join(copy, 'ledger.sqlite'), unpack(`${name}.sqlite.br`));
  const { session } = openTestSession(folder, now);
  onTestFinished(() => session.close());
  session.setActor('王老师');
  await session.openFolder(copy);
  const terminal = { session, router: createRouter(), close: () => session.close() };
  return ({ call, input }: Pick<Answer, 'call' | 'input'>): Promise<unknown> => {
    const { signal } = new AbortController();
    return callProcedure(terminal, { procedure: call, input, signal, onProgress: () => undefined });
  };
}

function isPoints(
  output: unknown,
): output is readonly { readonly kinds: readonly string[]; readonly settingId: string }[] {
  return Array.isArray(output) && output.length > 0 && output.every((row) => 'kinds' in Object(row));
}

/** A file is compared by its bytes, everything else as it goes over the wire. */
async function comparable(output: unknown): Promise<unknown> {
  const file = typeof output === 'object' && output !== null && 'file' in output ? output.file : null;
  // 0.1.0 asked settings alone; what a text leaves open otherwise became a point later.
  if (isPoints(output)) {
    return output.filter(({ kinds, settingId }) => kinds.length === 0 && settingId !== 'failed.counts');
  }
  if (file instanceof File) return { sha256: hash('sha256', new Uint8Array(await file.arrayBuffer())) };
  return JSON.parse(JSON.stringify(output));
}

/**
 * What later programs say in other words: sentences of trails and readings beside them, the version of a pack in force,
 * people counted only while in service. The figures beside them must stay.
 */
function figuresOf(value: unknown, path = ''): unknown {
  if (Array.isArray(value)) return value.map((item) => figuresOf(item, path));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(
        ([key]) =>
          !['text', 'notes', 'teacherCount'].includes(key) && `${path}.${key}` !== '.periods.version',
      )
      .map(([key, item]) => [key, figuresOf(inOneForm(key, item), `${path}.${key}`)]),
  );
}

/** Namesakes are marked since, and the decisions of an entry say their titles: names and values alone are compared. */
function inOneForm(key: string, value: unknown): unknown {
  if (key === 'name' && typeof value === 'string') return value.replace(/（[^（）]*）$| [\dX]{4}$/, '');
  if (key !== 'decisions' || typeof value !== 'object' || value === null) return value;
  return Object.values(value)
    .map((decided: unknown) => Number(Object(decided).value ?? decided))
    .sort((one, other) => one - other);
}

/**
 * 0.1.0 called a year or a cycle failed before its last day; later programs say `running`. Read back into its words, so that
 * every verdict and every count is still compared.
 */
function inWordsOf010(value: unknown): unknown {
  if (value === 'running') return 'failed';
  if (Array.isArray(value)) return value.map(inWordsOf010);
  if (typeof value !== 'object' || value === null) return value;
  const read = Object.fromEntries(Object.entries(value).map(([key, item]) => [key, inWordsOf010(item)]));
  const { failed, running } = read;
  return typeof failed === 'number' && typeof running === 'number'
    ? { ...read, failed: failed + running }
    : read;
}

/** What 0.1.0 said of a failed period; the packs of today say more, and what it said must still stand among it. */
function consequencesIn(value: unknown): readonly unknown[] {
  return typeof value === 'object' &&
    value !== null &&
    'consequences' in value &&
    Array.isArray(value.consequences)
    ? value.consequences
    : [];
}

/** Calls that say where a project stands and what is asked for next. */
const ASKING: ReadonlySet<string> = new Set([
  'projects.list',
  'projects.get',
  'approvals.list',
  'home.today',
]);
const ASKED = ['state', 'missing', 'duties', 'unfinished', 'nextDeadline'];

/**
 * What later programs ask for otherwise: nobody whose entry was taken back is asked for again by itself, what nobody decided
 * comes first, and an approval of which nothing was kept does not cover a change made after it.
 */
function withoutAsking({ call, output }: Answer): unknown {
  const strip = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(strip);
    if (typeof value !== 'object' || value === null) return value;
    const kept = Object.entries(value).filter(([key]) => !ASKED.includes(key));
    return Object.fromEntries(kept.map(([key, item]) => [key, strip(item)]));
  };
  return ASKING.has(call) ? strip(output) : output;
}

describe.each(['school', 'county'])('the %s ledger that 0.1.0 made', (name) => {
  const { now, answers }: Answers = JSON.parse(unpack(`${name}.json.br`).toString('utf8'));

  it('verifies after its migration', async () => {
    const ask = await openCopy(name, now);
    expect(await ask({ call: 'audit.verify' })).toMatchObject({ isIntact: true, problems: [] });
  });

  it('asks for nobody again whose entry was taken back', async () => {
    const ask = await openCopy(name, now);
    const { rows } = JSON.parse(JSON.stringify(await ask({ call: 'projects.list', input: {} })));
    for (const { uid } of rows) {
      const project = JSON.parse(JSON.stringify(await ask({ call: 'projects.get', input: { uid } })));
      if (project.heldCount > 0 && project.passedCount === project.registeredCount + project.heldCount)
        expect(['registered', 'archived']).toContain(project.state);
    }
  });

  it('answers every question with the figures that 0.1.0 answered', async () => {
    const ask = await openCopy(name, now);
    expect(answers.length).toBeGreaterThan(100);
    // In the order they were asked, because handing out a certificate is logged. Later versions may answer more.
    for (const answer of answers) {
      const output = figuresOf(inWordsOf010(await comparable(await ask(answer))));
      const asked = `${answer.call} ${JSON.stringify(answer.input)}`;
      const { consequences: _, ...expected } = Object(figuresOf(withoutAsking(answer)));
      expect
        .soft(output, asked)
        .toMatchObject(Array.isArray(answer.output) ? Object(figuresOf(withoutAsking(answer))) : expected);
      const said = consequencesIn(figuresOf(answer.output));
      expect
        .soft(consequencesIn(output), asked)
        .toEqual(expect.arrayContaining(said.map((one) => expect.objectContaining(one))));
    }
  });
});
