import type { Database } from 'better-sqlite3';
import type { ComparedPack } from '../../../src-shared/policy/compare/recompute.ts';
import { describePack } from '../../../src-shared/policy/document/describe-pack.ts';
import { editableFields } from '../../../src-shared/policy/document/edit-pack.ts';
import type { PackRef } from '../../../src-shared/rpc/contract/policies.ts';
import { NotFound, Refused, refuseErrors, requireFound } from '../../app/call-errors.ts';
import { os } from '../../app/procedure.ts';
import { readJsonFile } from '../../app/read-json-file.ts';
import { recordAudit } from '../../database/records/audit-log.ts';
import { insertPeriod, insertPolicyRemoval } from '../../database/records/policy-records.ts';
import type { OpenLedger } from '../../session/open-ledger.ts';
import type { RegisteredPack } from '../../session/policy-registry.ts';
import { compareOn } from './compare-packs.ts';
import { copyOf, idProblems, parentOf, readEdited, readPack, requireOwn, storePack } from './own-packs.ts';
import { documentOf, toPeriods, toRow, usesOf } from './pack-view.ts';
import { rerunCases } from './rerun-cases.ts';
import { tryAssess, tryAward } from './try-facts.ts';

/** A pack file is text for a screen or two; anything larger is something else. */
const FILE_MAX_BYTES = 2 * 1024 * 1024;
/** Years ahead of today's that a pack may be set in force for. */
const YEARS_AHEAD_MAX = 10;

function registeredOf(ledger: OpenLedger, ref: PackRef): RegisteredPack {
  return requireFound(ledger.registry.find(ref.id, ref.version), 'policy');
}

const list = os.policies.list.handler(async ({ context }) => {
  const ledger = context.session.ledger;
  const rows = await Promise.all(ledger.registry.list().map((registered) => toRow(ledger, registered)));
  const weight = (row: (typeof rows)[number]) => (row.isInForce ? 0 : row.coversHere ? 1 : 2);
  return {
    packs: rows.sort((a, b) => weight(a) - weight(b) || a.title.localeCompare(b.title, 'zh-CN')),
    periods: toPeriods(ledger),
  };
});

const get = os.policies.get.handler(async ({ context, input }) => {
  const ledger = context.session.ledger;
  const registered = registeredOf(ledger, input);
  return {
    pack: await toRow(ledger, registered),
    document: documentOf(ledger, registered),
    fields: registered.kind === 'own' ? editableFields(registered.pack, parentOf(ledger, registered)) : [],
    versions: ledger.registry.versionsOf(input.id).map(({ pack, saved }) => ({
      version: pack.version,
      savedAt: saved?.at ?? '',
      actor: saved?.actor ?? '',
      reason: saved?.reason ?? '',
    })),
  };
});

const tryAwardHandler = os.policies.tryAward.handler(({ context, input }) => {
  const { pack } = registeredOf(context.session.ledger, input);
  return tryAward(pack, context.session.ledger.decisions(undefined, pack), input.facts);
});

const tryAssessHandler = os.policies.tryAssess.handler(({ context, input }) => {
  const { pack } = registeredOf(context.session.ledger, input);
  return tryAssess(pack, context.session.ledger.decisions(undefined, pack), input.facts);
});

const clone = os.policies.clone.handler(async ({ context, input }) => {
  const ledger = context.session.ledger;
  const from = registeredOf(ledger, input.from);
  refuseErrors(idProblems(ledger, input.id));
  const reading = readPack(ledger, copyOf(from, input));
  if (!reading.ok) throw new Refused(reading.problems);
  const stored = await storePack(ledger, reading.ready, {
    action: 'policy.clone',
    reason: input.reason,
    before: { id: from.pack.id, version: from.pack.version },
  });
  return toRow(ledger, stored);
});

const checkOwn = os.policies.checkOwn.handler(({ context, input }) => {
  const ledger = context.session.ledger;
  const reading = readEdited(ledger, input);
  const own = requireOwn(ledger, input.id);
  if (!reading.ok)
    return {
      problems: [...reading.problems],
      document: null,
      fields: editableFields(own.pack, parentOf(ledger, own)),
    };
  const { pack, raw } = reading.ready;
  return {
    problems: [],
    document: describePack(pack, ledger.decisions(undefined, own.pack), raw),
    fields: editableFields(pack, parentOf(ledger, own)),
  };
});

const saveOwn = os.policies.saveOwn.handler(async ({ context, input }) => {
  const ledger = context.session.ledger;
  const reading = readEdited(ledger, input);
  if (!reading.ok) throw new Refused(reading.problems);
  const stored = await storePack(ledger, reading.ready, {
    action: 'policy.save',
    reason: input.reason,
    before: { version: input.version },
    after: { edits: input.edits.map(editText) },
  });
  return toRow(ledger, stored);
});

function editText(edit: { readonly op: string; readonly field?: string; readonly value?: unknown }): string {
  if (edit.op === 'set') return `${edit.field ?? ''} = ${String(edit.value)}`;
  return 'section' in edit && 'rule' in edit
    ? `${edit.op} ${String(edit.section)}/${ruleName(edit.rule)}`
    : `${edit.op} ${edit.field ?? ''}`;
}

function ruleName(rule: unknown): string {
  if (typeof rule === 'string') return rule;
  return typeof rule === 'object' && rule !== null && 'id' in rule ? String(rule.id) : '';
}

const rerun = os.policies.rerunCases.handler(({ context, input }) => {
  const ledger = context.session.ledger;
  const saved = registeredOf(ledger, input);
  if (input.edits.length === 0) return rerunCases(ledger, saved, saved.pack);
  const reading = readEdited(ledger, { id: input.id, version: saved.pack.version, edits: input.edits });
  if (!reading.ok) throw new Refused(reading.problems);
  return rerunCases(ledger, saved, reading.ready.pack);
});

const removeOwn = os.policies.removeOwn.handler(async ({ context, input }) => {
  const ledger = context.session.ledger;
  const signature = ledger.signature();
  const own = requireOwn(ledger, input.id);
  const uses = usesOf(ledger, input.id);
  if (uses.length > 0)
    throw new Refused([
      { code: 'policy.inUse', severity: 'error', values: { title: own.pack.title, uses: uses.join(' ') } },
    ]);
  await ledger.database.write((writer) => {
    insertPolicyRemoval(writer, signature, input.id);
    recordAudit(writer, signature, {
      action: 'policy.remove',
      subject: own.pack.title,
      before: { id: input.id, version: own.pack.version },
    });
  });
  return { id: input.id };
});

const exportFile = os.policies.exportFile.handler(({ context, input }) => {
  const { raw, pack } = registeredOf(context.session.ledger, input);
  const text = `${JSON.stringify(input.content === 'whole' ? pack : raw, null, 2)}\n`;
  const fileName = `${pack.id}-${pack.version}.json`;
  return { fileName, file: new File([text], fileName, { type: 'application/json' }) };
});

const importFile = os.policies.importFile.handler(async ({ context, input }) => {
  const ledger = context.session.ledger;
  const reading = readPack(
    ledger,
    await readJsonFile(input.file, {
      maxBytes: FILE_MAX_BYTES,
      tooLarge: 'policy.fileTooLarge',
      notJson: 'policy.fileNotJson',
    }),
  );
  if (!reading.ok) throw new Refused(reading.problems);
  const { raw } = reading.ready;
  const versions = ledger.registry.versionsOf(raw.id);
  const same = versions.find(({ pack }) => pack.version === raw.version);
  if (same !== undefined && JSON.stringify(same.raw) === JSON.stringify(raw) && !same.isRemoved)
    return { pack: await toRow(ledger, same), isNew: false };
  const newest = versions.at(-1);
  if (newest !== undefined && (newest.kind === 'shipped' || newest.isRemoved))
    throw new Refused([
      { code: 'policy.idTaken', severity: 'error', at: { field: 'id' }, values: { id: raw.id } },
    ]);
  if (newest !== undefined && raw.version <= newest.pack.version)
    throw new Refused([
      {
        code: 'policy.versionTaken',
        severity: 'error',
        at: { field: 'version' },
        values: { version: raw.version, newest: newest.pack.version },
      },
    ]);
  const stored = await storePack(ledger, reading.ready, { action: 'policy.import', reason: input.reason });
  return { pack: await toRow(ledger, stored), isNew: true };
});

const compare = os.policies.compare.handler(({ context, input, signal }) => {
  const ledger = context.session.ledger;
  const year = input.year ?? ledger.registrationYear(ledger.today());
  const asked = { year, cycle: ledger.cycleOf(year), top: input.top };
  const a = registeredOf(ledger, input.a);
  const b = registeredOf(ledger, input.b);
  return context.session.jobs.run(
    (report, cancelled) =>
      ledger.database.snapshot((database) => {
        const packs = { a: comparedPack(ledger, database, a), b: comparedPack(ledger, database, b) };
        return compareOn(database, { ...asked, ...packs }, report, cancelled);
      }),
    signal,
  );
});

/** A pack with the packs it extends and what this ledger decided on its silent points. */
function comparedPack(ledger: OpenLedger, database: Database, registered: RegisteredPack): ComparedPack {
  return {
    pack: registered.pack,
    lineage: ledger.registry.lineageOf(registered).map(({ pack }) => pack.id),
    decided: ledger.decisions(database, registered.pack),
  };
}

const setInForce = os.policies.setInForce.handler(async ({ context, input }) => {
  const ledger = context.session.ledger;
  const signature = ledger.signature();
  const registered = registeredOf(ledger, input.pack);
  if (registered.isRemoved) throw new NotFound('policy');
  const { pack } = registered;
  const before = ledger.packOfYear(input.fromYear);
  const thisYear = ledger.registrationYear(ledger.today());
  if (input.fromYear > thisYear + YEARS_AHEAD_MAX)
    throw new Refused([
      {
        code: 'policy.tooFarAhead',
        severity: 'error',
        at: { field: 'fromYear' },
        values: { year: input.fromYear, until: thisYear + YEARS_AHEAD_MAX },
      },
    ]);
  if (before.id === pack.id && before.version === pack.version)
    throw new Refused([
      {
        code: 'policy.alreadyInForce',
        severity: 'error',
        at: { field: 'fromYear' },
        values: { title: pack.title, year: input.fromYear },
      },
    ]);
  const fromOn = `${input.fromYear}-${pack.registrationYear?.starts ?? '01-01'}`;
  await ledger.database.write((writer) => {
    insertPeriod(writer, signature, {
      policyId: pack.id,
      version: registered.kind === 'own' ? pack.version : null,
      fromYear: input.fromYear,
      fromOn,
      reason: input.reason,
    });
    recordAudit(writer, signature, {
      action: 'policy.setInForce',
      subject: pack.title,
      before: { policy: before.id, version: before.version },
      after: { policy: pack.id, version: pack.version, from: fromOn, reason: input.reason },
    });
  });
  return { periods: toPeriods(ledger) };
});

export const policyHandlers = {
  list,
  get,
  tryAward: tryAwardHandler,
  tryAssess: tryAssessHandler,
  clone,
  checkOwn,
  saveOwn,
  rerunCases: rerun,
  removeOwn,
  exportFile,
  importFile,
  compare,
  setInForce,
};
