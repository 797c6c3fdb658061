import { describe, expect, it } from 'vitest';
import { dumpTables, failureOf } from '../../helpers/ledger-probe.ts';
import { addCrowdedProject, TEN_YEARS } from '../../helpers/raw-people.ts';
import { NOBODY, openTestLedger, resultOf } from '../../helpers/test-session.ts';

const TRAINEES = 20_000;

async function readyToRegister(count = TRAINEES) {
  const test = await openTestLedger({ level: 'county' });
  const projectUid = await addCrowdedProject(test, count);
  const { fingerprint } = await test.client.registrations.preview({ projectUid });
  const start = (signal?: AbortSignal) =>
    test.client.registrations.register({ projectUid, fingerprint }, signal === undefined ? {} : { signal });
  return { ...test, projectUid, start };
}

type Stream = Awaited<ReturnType<Awaited<ReturnType<typeof readyToRegister>>['start']>>;

/** Reads on until entries are being written; the job's name is in every event. */
async function untilRecording(stream: Stream): Promise<string> {
  for (;;) {
    const step = await stream.next();
    if (step.done === true) throw new Error('the job ended before it was seen recording');
    if (step.value.stage === 'recording' && step.value.done > 0) return step.value.job;
  }
}

describe('a long job', () => {
  it('that is cancelled leaves no row and ends in CANCELLED', async () => {
    const { client, session, start } = await readyToRegister();
    const before = dumpTables(session.ledger.database.reader);
    const stream = await start();
    const job = await untilRecording(stream);
    expect(await client.app.cancelJob({ job })).toEqual({ asked: true });
    expect((await failureOf(resultOf(stream))).code).toBe('CANCELLED');
    expect(dumpTables(session.ledger.database.reader)).toEqual(before);
    expect(await client.app.cancelJob({ job })).toEqual({ asked: false });
    expect(await resultOf(await start())).toMatchObject({ recorded: TRAINEES });
    expect((await resultOf(await client.audit.verify())).problems).toEqual([]);
  });

  it('whose caller is lost leaves no row', async () => {
    const { session, start } = await readyToRegister();
    const before = dumpTables(session.ledger.database.reader);
    const caller = new AbortController();
    const stream = await start(caller.signal);
    await untilRecording(stream);
    caller.abort();
    await failureOf(resultOf(stream)).then((failed) => expect(failed.code).toBe('CANCELLED'));
    expect(dumpTables(session.ledger.database.reader)).toEqual(before);
  });

  it('whose stream nobody reads any more leaves no row', async () => {
    const { session, start } = await readyToRegister();
    const before = dumpTables(session.ledger.database.reader);
    const stream = await start();
    await untilRecording(stream);
    await stream.return?.(undefined as never);
    expect(dumpTables(session.ledger.database.reader)).toEqual(before);
    await session.ledger.database.write(() => undefined);
  });

  it('that was given up before it began writes nothing', async () => {
    const { session, start } = await readyToRegister(50);
    const before = dumpTables(session.ledger.database.reader);
    const caller = new AbortController();
    caller.abort();
    await expect(start(caller.signal).then((stream) => resultOf(stream))).rejects.toThrow();
    expect(dumpTables(session.ledger.database.reader)).toEqual(before);
  });

  it('tells how far it is, never backwards, and what came of it last', async () => {
    const { start } = await readyToRegister();
    const stream = await start();
    const done: number[] = [];
    for (;;) {
      const step = await stream.next();
      if (step.done === true) {
        expect(step.value).toMatchObject({ recorded: TRAINEES, alreadyRecorded: 0 });
        break;
      }
      if (step.value.stage === 'recording') done.push(step.value.done);
    }
    expect(done.length).toBeGreaterThan(0);
    expect(done).toEqual(done.toSorted((a, b) => a - b));
  });

  it('lets other writes queue behind it', async () => {
    const { client, session, start } = await readyToRegister();
    const stream = await start();
    await untilRecording(stream);
    let isSaved = false;
    const saved = client.teachers.save({ fields: { ...NOBODY, name: '后来者' } }).then(() => {
      isSaved = true;
    });
    const seen = session.ledger.database.reader.prepare<[], { newcomers: number; entries: number }>(
      "SELECT (SELECT count(*) FROM teacher WHERE name = '后来者') AS newcomers, (SELECT count(*) FROM entry) AS entries",
    );
    const looks: { readonly newcomers: number; readonly entries: number }[] = [];
    const registered = resultOf(stream);
    while (!isSaved) {
      await new Promise((resolve) => setImmediate(resolve));
      looks.push(...seen.all());
    }
    await Promise.all([registered, saved]);
    expect(looks.at(-1)).toEqual({ newcomers: 1, entries: TRAINEES });
    expect(looks.filter(({ newcomers, entries }) => newcomers > 0 && entries < TRAINEES)).toEqual([]);
    const [latest, before] = (await client.audit.list({})).rows;
    expect([latest?.action, before?.action]).toEqual(['teacher.create', 'registration.register']);
  });

  it('that waits for another write ends as soon as it is cancelled', async () => {
    const { client, session, start } = await readyToRegister(50);
    const before = dumpTables(session.ledger.database.reader);
    let endWrite: () => void = () => undefined;
    const other = session.ledger.database.write(() => new Promise<void>((resolve) => (endWrite = resolve)));
    const stream = await start();
    const first = await stream.next();
    const job = first.done === true ? '' : first.value.job;
    expect(await client.app.cancelJob({ job })).toEqual({ asked: true });
    expect((await failureOf(resultOf(stream))).code).toBe('CANCELLED');
    endWrite();
    await other;
    await session.ledger.database.write(() => undefined);
    expect(dumpTables(session.ledger.database.reader)).toEqual(before);
  });

  it('is waited for when the ledger is closed', async () => {
    const { client, session, start, summary } = await readyToRegister();
    const stream = await start();
    await untilRecording(stream);
    const closed = client.app.closeLedger();
    expect(await resultOf(stream).then(({ recorded }) => recorded)).toBe(TRAINEES);
    await closed;
    expect(session.openLedger).toBeNull();
    const again = await client.app.openLedger({ ledgerId: summary.ledgerId });
    expect(again.entryCount).toBe(TRAINEES);
  });

  it('of a hundred thousand entries lets lists and status be answered meanwhile (DESIGN §11)', async () => {
    const test = await openTestLedger({ level: 'county' });
    const { client } = test;
    const projectUid = await addCrowdedProject(test, 10_000, TEN_YEARS);
    const { fingerprint } = await client.registrations.preview({ projectUid });
    await client.teachers.list({});
    let isRunning = true;
    const job = client.registrations
      .register({ projectUid, fingerprint })
      .then((stream) => resultOf(stream))
      .finally(() => {
        isRunning = false;
      });
    let answered = 0;
    while (isRunning) {
      await client.teachers.list({});
      await client.app.status();
      await new Promise((resolve) => setImmediate(resolve));
      if (isRunning) answered += 1;
    }
    expect((await job).recorded).toBe(100_000);
    expect(answered).toBeGreaterThan(10);
  });
});
