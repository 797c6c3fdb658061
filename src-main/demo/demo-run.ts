import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createRouterClient } from '@orpc/server';
import { monotonicFactory } from 'ulid';
import type { Outputs } from '../../src-shared/rpc/contract/index.ts';
import { createRouter } from '../app/router.ts';
import { DEMO_ENDS_AT } from '../session/demo-day.ts';
import { Session } from '../session/session.ts';
import type { SessionOptions } from '../session/session-options.ts';
import { buildDemo, type DemoKind, type DemoStep, resultOf } from './demo.ts';

type Counts = Outputs['assessments']['overview']['yearCounts'];

/** What one demo ledger holds at its end; a reversed entry and its reversal are two entries. */
export type DemoContents = {
  readonly folder: string;
  readonly organisation: string;
  readonly teachers: number;
  readonly projects: number;
  readonly trainees: number;
  readonly entries: number;
  readonly certificates: number;
  readonly year: number;
  readonly yearCounts: Counts;
  readonly cycleCounts: Counts;
  readonly headSeal: string | null;
  readonly isIntact: boolean;
};

export type DemoReport = {
  readonly now: string;
  readonly ledgers: Readonly<Record<DemoKind, DemoContents>>;
  /** Registration sheets of the year, approval forms that wait for a signature, all certificates. */
  readonly files: readonly File[];
  /** By ledger and kind of work, and in all. */
  readonly milliseconds: Readonly<Record<string, number>>;
};

export type DemoRunOptions = Pick<SessionOptions, 'resourcesDirectory' | 'version'> & {
  /** An empty or new folder: the ledgers become its `school` and `center`. */
  readonly out: string;
  readonly onStep: (step: DemoStep & { readonly ledger: DemoKind }) => void;
};

/** The main job from beginning to end without a window: both samples taken in, registered, assessed, verified, printed. */
export async function runDemo({ out, onStep, ...program }: DemoRunOptions): Promise<DemoReport> {
  const milliseconds: Record<string, number> = {};
  const add = (key: string, spent: number) => {
    milliseconds[key] = Math.round((milliseconds[key] ?? 0) + spent);
  };
  const files: File[] = [];
  const startedAt = performance.now();
  const run = async (which: DemoKind): Promise<DemoContents> => {
    const made = await withSession(program, async (session) => {
      await buildDemo(session.options, which, join(out, which), (step) => {
        add(`${which}.${step.kind}`, step.milliseconds);
        onStep({ ledger: which, ...step });
      });
      const openedAt = performance.now();
      await session.openFolder(join(out, which));
      const contents = await lookInto(session, join(out, which));
      files.push(...(await filesOf(session, contents.year)));
      add(`${which}.verifyAndPrint`, performance.now() - openedAt);
      return contents;
    });
    return made;
  };
  const ledgers = { school: await run('school'), center: await run('center') };
  add('total', performance.now() - startedAt);
  return { now: DEMO_ENDS_AT, ledgers, files, milliseconds };
}

/** A desk on the samples' last day, with settings that are forgotten afterwards. */
async function withSession<Result>(
  program: Pick<SessionOptions, 'resourcesDirectory' | 'version'>,
  use: (session: Session) => Promise<Result>,
): Promise<Result> {
  const settings = mkdtempSync(join(tmpdir(), 'credit-ledger-'));
  const nextUlid = monotonicFactory();
  const session = new Session({
    ...program,
    configDirectory: settings,
    ledgersDirectory: settings,
    hostKind: 'terminal',
    now: () => new Date(DEMO_ENDS_AT),
    newUid: () => nextUlid(Date.parse(DEMO_ENDS_AT)),
  });
  try {
    session.setActor('王老师');
    return await use(session);
  } finally {
    await session.close();
    rmSync(settings, { recursive: true, force: true });
  }
}

async function lookInto(session: Session, folder: string): Promise<DemoContents> {
  const client = clientOf(session);
  const { ledger } = await client.app.status();
  const { rows } = await client.projects.list({});
  const { year, yearCounts, cycleCounts } = await client.assessments.overview({});
  const certificates = await client.certificates.list({ limit: 1 });
  const verified = await resultOf(await client.audit.verify());
  return {
    folder,
    organisation: ledger?.organisation.name ?? '',
    teachers: ledger?.teacherCount ?? 0,
    projects: rows.length,
    trainees: rows.reduce((sum, row) => sum + row.traineeCount, 0),
    entries: verified.entries,
    certificates: certificates.total,
    year,
    yearCounts,
    cycleCounts,
    headSeal: verified.headSeal,
    isIntact: verified.isIntact,
  };
}

async function filesOf(session: Session, year: number): Promise<readonly File[]> {
  const client = clientOf(session);
  const sheet = await resultOf(await client.sheets.write({ request: { kind: 'registration', year } }));
  const files: File[] = [sheet.file];
  for (const project of await client.approvals.list())
    if (project.state === 'waiting')
      files.push((await client.approvals.form({ projectUid: project.projectUid })).file);
  const uids = await certificateUids(session);
  if (uids.length > 0) files.push((await client.certificates.file({ uids: [...uids] })).file);
  return files;
}

async function certificateUids(session: Session): Promise<readonly string[]> {
  const uids: string[] = [];
  for (;;) {
    const { total, rows } = await clientOf(session).certificates.list({ offset: uids.length, limit: 500 });
    uids.push(...rows.map((row) => row.uid));
    // Listed latest first, printed in the order of their numbers.
    if (rows.length === 0 || uids.length >= total) return uids.reverse();
  }
}

function clientOf(session: Session) {
  return createRouterClient(createRouter(), { context: { session } });
}
