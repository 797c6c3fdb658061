import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { createRouterClient } from '@orpc/server';
import { monotonicFactory } from 'ulid';
import { assert, assertPresent } from '../../src-shared/lib/assert.ts';
import type { Outputs } from '../../src-shared/rpc/contract/index.ts';
import { roleKind } from '../../src-shared/sheet/read/school-words.ts';
import { emptyCell } from '../../src-shared/sheet/render/sheet-cell.ts';
import type { Role } from '../../src-shared/training/training-words.ts';
import { listBackups } from '../database/file/backup.ts';
import { approvalHandlers } from '../features/approvals/handlers.ts';
import { certificateHandlers } from '../features/certificates/handlers.ts';
import { decisionHandlers } from '../features/decisions/handlers.ts';
import { entryHandlers } from '../features/entries/handlers.ts';
import { projectHandlers } from '../features/projects/handlers.ts';
import { registrationHandlers } from '../features/registrations/handlers.ts';
import { teacherHandlers } from '../features/teachers/handlers.ts';
import { DEMO_ENDS_AT } from '../session/demo-day.ts';
import { Session } from '../session/session.ts';
import type { SessionOptions } from '../session/session-options.ts';
import { fieldsOf, readSamplePlan, type SamplePlan, type SampleProject } from './sample-plan.ts';

export type DemoKind = 'school' | 'center';

/** One thing done while a demo ledger is built, and how long it took. */
export type DemoStep = {
  readonly kind:
    | 'create'
    | 'roster'
    | 'decisions'
    | 'enter'
    | 'approve'
    | 'register'
    | 'certificates'
    | 'reverse'
    | 'close';
  readonly subject: string;
  readonly milliseconds: number;
};

/** Opens the demo ledger, building it from the sample files the first time. */
export async function openDemo(session: Session, which: DemoKind) {
  const folder = session.demoFolder(which);
  if (!existsSync(folder)) await buildDemo(session.options, which, folder);
  return session.openFolder(folder);
}

/**
 * Builds a demo ledger from the shipped sample files, by the calls that the screens make and on the days that the
 * sample's plan names; the same files give the same records, identifiers and seals every time.
 * It is made in a folder beside its place and renamed when complete, so that half a demo is never found.
 */
export async function buildDemo(
  options: SessionOptions,
  which: DemoKind,
  folder: string,
  onStep: (step: DemoStep) => void = () => undefined,
): Promise<void> {
  mkdirSync(dirname(folder), { recursive: true });
  removeAbandoned(dirname(folder));
  const workshop = mkdtempSync(join(dirname(folder), WORKSHOP));
  try {
    const ledgerFolder = join(workshop, 'ledger');
    await new DemoBuilder(options, which, workshop, onStep).build(ledgerFolder);
    dropOlderBackups(ledgerFolder);
    // Somebody else may have been faster; both would hold the same.
    if (!existsSync(folder)) renameSync(ledgerFolder, folder);
  } finally {
    rmSync(workshop, { recursive: true, force: true });
  }
}

const WORKSHOP = '.demo-';
/** Far longer than a demo takes to build. */
const ABANDONED_AFTER_MS = 3_600_000;

/** What a program that was killed while it built a demo left behind. */
function removeAbandoned(directory: string): void {
  for (const name of readdirSync(directory)) {
    if (!name.startsWith(WORKSHOP)) continue;
    const path = join(directory, name);
    const age = Date.now() - statSync(path).mtimeMs;
    if (age > ABANDONED_AFTER_MS) rmSync(path, { recursive: true, force: true });
  }
}

/** Every import was backed up on the way; a demo needs the last copy only. */
function dropOlderBackups(folder: string): void {
  for (const { backupId } of listBackups(folder).slice(1)) rmSync(join(folder, 'backups', backupId));
}

/** A clock that is set from day to day and never goes back. */
class DemoClock {
  #at = Date.parse('2025-01-01T01:00:00.000Z');

  readonly now = () => new Date(this.#at);

  /** Nine in the morning of that day, or the present moment when it is that day already. */
  goTo(day: string): void {
    const morning = Date.parse(`${day}T01:00:00.000Z`);
    assert(day >= this.#today(), `the plan of a demo goes back from ${this.#today()} to ${day}`);
    this.#at = Math.max(this.#at, morning);
  }

  passMinutes(minutes: number): void {
    this.#at += minutes * 60_000;
  }

  #today(): string {
    return new Date(this.#at + 8 * 3_600_000).toISOString().slice(0, 10);
  }
}

/** The same identifiers every time: a demo is nobody's own, so nothing has to be unique across programs. */
function seededUids(clock: DemoClock): () => string {
  let state = 1;
  const next = monotonicFactory(() => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  });
  return () => next(clock.now().getTime());
}

/** Calls of the contract in this process. `app` stays out: it is what opens the demo. */
function clientOf(session: Session) {
  const handlers = {
    approvals: approvalHandlers,
    certificates: certificateHandlers,
    decisions: decisionHandlers,
    entries: entryHandlers,
    projects: projectHandlers,
    registrations: registrationHandlers,
    teachers: teacherHandlers,
  };
  return createRouterClient(handlers, { context: { session } });
}

/** Reads a job's stream to its end. */
export async function resultOf<Result>(stream: AsyncIterator<unknown, Result>): Promise<Result> {
  for (;;) {
    const step = await stream.next();
    if (step.done === true) return step.value;
  }
}

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const MAKE_UP = /^补修(\d{4})年度$/;

type Event = {
  readonly on: string;
  readonly kind: DemoStep['kind'];
  readonly subject: string;
  readonly run: () => Promise<void>;
};

class DemoBuilder {
  readonly #samples: string;
  readonly #plan: SamplePlan;
  readonly #clock = new DemoClock();
  readonly #session: Session;
  readonly #client: ReturnType<typeof clientOf>;
  readonly #onStep: (step: DemoStep) => void;
  readonly #projectUids = new Map<SampleProject, string>();

  constructor(options: SessionOptions, which: DemoKind, workshop: string, onStep: (step: DemoStep) => void) {
    this.#samples = join(options.resourcesDirectory, 'samples');
    this.#plan = readSamplePlan(this.#samples, which);
    this.#onStep = onStep;
    this.#session = new Session({
      ...options,
      configDirectory: join(workshop, 'settings'),
      ledgersDirectory: workshop,
      now: this.#clock.now,
      newUid: seededUids(this.#clock),
    });
    this.#client = clientOf(this.#session);
  }

  async build(folder: string): Promise<void> {
    const { organisation, roster, actor, decisions } = this.#plan;
    const events: readonly Event[] = [
      {
        on: roster.importedOn,
        kind: 'create',
        subject: organisation.name,
        run: () => this.#create(folder, actor),
      },
      { on: roster.importedOn, kind: 'roster', subject: roster.file, run: () => this.#importRoster() },
      {
        on: roster.importedOn,
        kind: 'decisions',
        subject: String(decisions.length),
        run: () => this.#decide(),
      },
      ...this.#plan.projects.flatMap((project) => this.#eventsOf(project)),
      ...this.#plan.reversals.map(
        (reversal): Event => ({
          on: reversal.on,
          kind: 'reverse',
          subject: reversal.project,
          run: () => this.#reverse(reversal),
        }),
      ),
    ];
    try {
      for (const event of events.toSorted((a, b) => a.on.localeCompare(b.on))) {
        this.#clock.goTo(event.on);
        await this.#timed(event);
      }
    } finally {
      this.#clock.goTo(DEMO_ENDS_AT.slice(0, 10));
      this.#clock.passMinutes(60);
      await this.#timed({ kind: 'close', subject: organisation.name, run: () => this.#session.close() });
    }
  }

  async #timed({ kind, subject, run }: Pick<Event, 'kind' | 'subject' | 'run'>): Promise<void> {
    const startedAt = performance.now();
    this.#clock.passMinutes(4);
    await run();
    this.#onStep({ kind, subject, milliseconds: Math.round(performance.now() - startedAt) });
  }

  async #create(folder: string, actor: string): Promise<void> {
    const { organisation, policyId, cycleFrom, certificateScheme } = this.#plan;
    this.#session.setActor(actor);
    await this.#session.create({ organisation, policyId, cycleFrom, isDemo: true }, folder);
    if (certificateScheme !== null) await this.#client.certificates.setScheme(certificateScheme);
  }

  async #importRoster(): Promise<void> {
    const file = this.#file(this.#plan.roster.file);
    const preview = await this.#client.teachers.previewImport({ file });
    requireClean(file.name, preview.counts);
    await resultOf(await this.#client.teachers.applyImport({ file, fingerprint: preview.fingerprint }));
    for (const idNumber of this.#plan.proofOfPriorTraining) {
      const { uid, version, fields } = await this.#client.teachers.get({
        uid: await this.#teacher(idNumber),
      });
      await this.#client.teachers.save({
        uid,
        version,
        fields: { ...fields, hasProofOfPriorTraining: true },
      });
    }
  }

  async #decide(): Promise<void> {
    for (const decision of this.#plan.decisions)
      await this.#client.decisions.decide({ policyId: this.#plan.policyId, ...decision });
  }

  /** What is done with one project, each on its day. */
  #eventsOf(project: SampleProject): readonly Event[] {
    const { approval, registration, certificatesOn, enteredOn } = project;
    const subject = project.fields.name;
    const events: Event[] = [{ on: enteredOn, kind: 'enter', subject, run: () => this.#enter(project) }];
    if (approval !== null)
      events.push({
        on: approval.decidedOn > enteredOn ? approval.decidedOn : enteredOn,
        kind: 'approve',
        subject,
        run: () => this.#approve(project, approval),
      });
    if (registration !== null)
      events.push({
        on: registration.recordedOn,
        kind: 'register',
        subject,
        run: () => this.#register(project, registration.registeredOn),
      });
    if (certificatesOn !== null)
      events.push({
        on: certificatesOn,
        kind: 'certificates',
        subject,
        run: () => this.#issue(project, certificatesOn),
      });
    return events;
  }

  async #enter(project: SampleProject): Promise<void> {
    const { uid } = await this.#client.projects.save({ fields: fieldsOf(project) });
    this.#projectUids.set(project, uid);
    if (project.list !== null) await this.#importList(uid, project.list, project.paper);
    if (project.registration === null) await this.#noteMaterials(project);
  }

  async #importList(projectUid: string, list: string, paper: string | null): Promise<void> {
    const file = this.#file(list);
    const preview = await this.#client.projects.previewTraineeImport({ projectUid, file });
    requireClean(list, preview.counts);
    const { fingerprint } = preview;
    await resultOf(await this.#client.projects.applyTraineeImport({ projectUid, file, fingerprint }));
    const remarks = new Map(preview.rows.map((row) => [row.teacherUid, row.cells['remark'] ?? '']));
    const { rows } = await this.#client.projects.trainees({ projectUid });
    const changes = rows.flatMap(({ uid, version, teacher }) => {
      const said = fieldsFromRemark(remarks.get(teacher.uid) ?? '');
      const fields = { ...said, ...(paper === null ? {} : { paper }) };
      return Object.keys(fields).length === 0 ? [] : [{ uid, version, fields }];
    });
    if (changes.length > 0) await this.#client.projects.saveTrainees({ projectUid, changes });
  }

  async #noteMaterials(project: SampleProject): Promise<void> {
    for (const kind of project.materials)
      await this.#client.projects.setMaterial({
        projectUid: this.#uidOf(project),
        kind,
        isPresent: true,
        fileName: kind === 'approval-form' ? (project.approval?.scanFileName ?? null) : null,
      });
  }

  async #approve(project: SampleProject, approval: NonNullable<SampleProject['approval']>): Promise<void> {
    await this.#client.approvals.record({
      projectUid: this.#uidOf(project),
      decision: 'approved',
      comment: null,
      ...approval,
    });
  }

  async #register(project: SampleProject, registeredOn: string): Promise<void> {
    const projectUid = this.#uidOf(project);
    const { fingerprint } = await this.#client.registrations.preview({ projectUid, registeredOn });
    await resultOf(await this.#client.registrations.register({ projectUid, fingerprint, registeredOn }));
    this.#clock.passMinutes(2);
    await this.#noteMaterials(project);
  }

  async #issue(project: SampleProject, issuedOn: string): Promise<void> {
    await resultOf(await this.#client.certificates.issue({ projectUid: this.#uidOf(project), issuedOn }));
  }

  async #reverse(reversal: SamplePlan['reversals'][number]): Promise<void> {
    const project = this.#plan.projects.find(({ fields }) => fields.name === reversal.project);
    const projectUid = this.#uidOf(assertPresent(project, 'a reversal names a project of the plan'));
    const teacherUid = await this.#teacher(reversal.idNumber);
    const { rows } = await this.#client.entries.list({ projectUid, teacherUid });
    const entry = assertPresent(rows[0], 'a reversal names an entry that stands');
    await this.#client.entries.reverse({ uid: entry.uid, reason: reversal.reason, effectiveOn: reversal.on });
    // Who stays "passed" would be waiting for registration again.
    const trainees = await this.#client.projects.trainees({ projectUid });
    const trainee = trainees.rows.find((row) => row.teacher.uid === teacherUid);
    const { uid, version } = assertPresent(trainee, 'a reversal names a trainee');
    await this.#client.projects.saveTrainees({
      projectUid,
      changes: [{ uid, version, fields: { result: 'absent' } }],
    });
  }

  async #teacher(idNumber: string): Promise<string> {
    const { rows } = await this.#client.teachers.list({ search: idNumber, status: null });
    return assertPresent(rows[0], 'the plan names somebody of the roster').uid;
  }

  #uidOf(project: SampleProject): string {
    return assertPresent(
      this.#projectUids.get(project),
      'a project is entered before anything else is done with it',
    );
  }

  #file(path: string): File {
    return new File([readFileSync(join(this.#samples, path))], basename(path), { type: XLSX });
  }
}

function fieldsFromRemark(remark: string): { readonly role?: Role; readonly makeUpFor?: number } | null {
  const role = roleKind.parse({ ...emptyCell(1, 1), text: remark }).value;
  if (role !== null) return { role };
  const year = MAKE_UP.exec(remark)?.[1];
  return year === undefined ? null : { makeUpFor: Number(year) };
}

/** A shipped sample that is not taken in whole is a bug of ours. */
function requireClean(file: string, counts: Outputs['teachers']['previewImport']['counts']): void {
  assert(counts.problem === 0 && counts.conflict === 0, `the sample ${file} does not import cleanly`);
}
