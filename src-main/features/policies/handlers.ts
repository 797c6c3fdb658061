import type { Database } from 'better-sqlite3';
import { rerunCases } from '../../../src-shared/policy/cases/rerun-cases.ts';
import { tryAssess, tryAward } from '../../../src-shared/policy/cases/try-facts.ts';
import type { ComparedPack } from '../../../src-shared/policy/compare/recompute.ts';
import { describePack } from '../../../src-shared/policy/document/describe-pack.ts';
import { editableFields } from '../../../src-shared/policy/document/editable-fields.ts';
import {
  copyOf,
  editText,
  importProblems,
  newIdProblems,
  type ReadyPack,
  readPack,
  sameVersion,
} from '../../../src-shared/policy/document/own-pack.ts';
import { inListOrder, packRow } from '../../../src-shared/policy/document/pack-row.ts';
import { inHoursAlone } from '../../../src-shared/policy/pack/hours-alone.ts';
import {
  firstDayOf,
  forceProblems,
  type GoverningPeriod,
  type RegisteredPack,
} from '../../../src-shared/policy/pack/registered-pack.ts';
import { combineSet } from '../../../src-shared/policy/set/combine-set.ts';
import { partsOf } from '../../../src-shared/policy/set/pack-parts.ts';
import { setConflicts } from '../../../src-shared/policy/set/set-conflicts.ts';
import type { Inputs } from '../../../src-shared/rpc/contract/index.ts';
import type { PackRef, PackRow } from '../../../src-shared/rpc/contract/policies.ts';
import { os } from '../../app/procedure.ts';
import { readJsonFile } from '../../app/read-json-file.ts';
import { recordAudit } from '../../database/records/audit-log.ts';
import { insertPeriod, insertPolicyRemoval } from '../../database/records/policy-records.ts';
import { periodTexts, requireTexts } from '../../session/chosen-texts.ts';
import type { OpenLedger } from '../../session/open-ledger.ts';
import { NotFound, Refused, refuseErrors, requireFound } from '../../session/refusals.ts';
import { type PackChange, storePack } from './commands.ts';
import { compareOn } from './compare-packs.ts';
import {
  editedPack,
  ownPack,
  packPeriods,
  packUses,
  parentPack,
  requireReady,
  workedCases,
} from './registry-view.ts';

/** A pack file is text for a screen or two; anything larger is something else. */
const FILE_MAX_BYTES = 2 * 1024 * 1024;

const list = os.policies.list.handler(async ({ context }) => {
  const ledger = context.session.ledger;
  const rows = await Promise.all(ledger.registry.list().map((registered) => rowOf(ledger, registered)));
  return { packs: [...inListOrder(rows)], periods: packPeriods(ledger.registry, ledger.today()) };
});

const clauses = os.policies.clauses.handler(({ context }) =>
  [...context.session.ledger.clauses].map(([id, words]) => ({ id, ...words })),
);

const get = os.policies.get.handler(async ({ context, input }) => {
  const ledger = context.session.ledger;
  const registered = registeredOf(ledger, input);
  return {
    pack: await rowOf(ledger, registered),
    document: documentOf(ledger, registered),
    fields:
      registered.kind === 'own'
        ? editableFields(registered.pack, parentPack(ledger.registry, registered))
        : [],
    versions: ledger.registry.versionsOf(input.id).map(({ pack, saved }) => ({
      version: pack.version,
      savedAt: saved?.at ?? '',
      actor: saved?.actor ?? '',
      reason: saved?.reason ?? '',
    })),
  };
});

const tryAwardHandler = os.policies.tryAward.handler(({ context, input }) => {
  const pack = inHoursAlone(registeredOf(context.session.ledger, input).pack);
  return tryAward(pack, context.session.ledger.decisions(undefined, pack), input.facts);
});

const tryAssessHandler = os.policies.tryAssess.handler(({ context, input }) => {
  const { pack } = registeredOf(context.session.ledger, input);
  return tryAssess(pack, context.session.ledger.decisions(undefined, pack), input.facts);
});

const clone = os.policies.clone.handler(async ({ context, input }) => {
  const ledger = context.session.ledger;
  const { pack } = registeredOf(ledger, input.from);
  refuseErrors(newIdProblems(input.id, ledger.registry.versionsOf(input.id).length > 0));
  const ready = requireReady(readPack(copyOf(pack, input), ledger.registry.findRaw));
  const before = { id: pack.id, version: pack.version };
  return store(ledger, ready, { action: 'policy.clone', reason: input.reason, before });
});

const checkOwn = os.policies.checkOwn.handler(({ context, input }) => {
  const ledger = context.session.ledger;
  const own = ownPack(ledger.registry, input.id);
  const reading = editedPack(ledger.registry, own, input);
  const parent = parentPack(ledger.registry, own);
  if (!reading.ok)
    return { problems: [...reading.problems], document: null, fields: editableFields(own.pack, parent) };
  const { pack, raw } = reading.ready;
  return {
    problems: [],
    document: describePack(pack, ledger.decisions(undefined, own.pack), raw),
    fields: editableFields(pack, parent),
  };
});

const saveOwn = os.policies.saveOwn.handler(async ({ context, input }) => {
  const ledger = context.session.ledger;
  const ready = requireReady(editedPack(ledger.registry, ownPack(ledger.registry, input.id), input));
  return store(ledger, ready, {
    action: 'policy.save',
    reason: input.reason,
    before: { version: input.version },
    after: { edits: input.edits.map(editText) },
  });
});

const rerun = os.policies.rerunCases.handler(async ({ context, input }) => {
  const ledger = context.session.ledger;
  const saved = registeredOf(ledger, input);
  const ask = { version: saved.pack.version, edits: input.edits };
  const { pack } =
    input.edits.length === 0
      ? saved
      : requireReady(editedPack(ledger.registry, ownPack(ledger.registry, input.id), ask));
  const { parent, cases } = await workedCases(ledger.registry, saved);
  return rerunCases({
    parent: parent.pack,
    saved: saved.pack,
    edited: pack,
    cases,
    environment: { calendar: ledger.calendar, today: ledger.today() },
  });
});

const removeOwn = os.policies.removeOwn.handler(async ({ context, input }) => {
  const ledger = context.session.ledger;
  const signature = ledger.signature();
  const { pack } = ownPack(ledger.registry, input.id);
  const uses = packUses(ledger.registry, ledger.database.reader, input.id);
  if (uses.length > 0)
    throw new Refused([
      { code: 'policy.inUse', severity: 'error', values: { title: pack.title, uses: uses.join(' ') } },
    ]);
  await ledger.database.write((writer) => {
    insertPolicyRemoval(writer, signature, input.id);
    recordAudit(writer, signature, {
      action: 'policy.remove',
      subject: pack.title,
      before: { id: input.id, version: pack.version },
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
  const json = await readJsonFile(input.file, {
    maxBytes: FILE_MAX_BYTES,
    tooLarge: 'policy.fileTooLarge',
    notJson: 'policy.fileNotJson',
  });
  const ready = requireReady(readPack(json, ledger.registry.findRaw));
  const versions = ledger.registry.versionsOf(ready.raw.id);
  const same = sameVersion(ready.raw, versions);
  if (same !== undefined) return { pack: await rowOf(ledger, same), isNew: false };
  refuseErrors(importProblems(ready.raw, versions));
  const pack = await store(ledger, ready, { action: 'policy.import', reason: input.reason });
  return { pack, isNew: true };
});

const compare = os.policies.compare.handler(({ context, input, signal }) => {
  const ledger = context.session.ledger;
  const present = ledger.registrationYear(ledger.today());
  const year = input.year ?? present;
  const asked = { year, cycle: ledger.cycleOf(year), present, top: input.top };
  const a = setOf(ledger, { pack: input.a, set: input.a.set });
  const b = setOf(ledger, { pack: input.b, set: input.b.set });
  return context.session.jobs.run(
    (report, cancelled) =>
      ledger.database.snapshot((database) => {
        const packs = { a: comparedPack(ledger, database, a), b: comparedPack(ledger, database, b) };
        return compareOn(database, { ...asked, ...packs }, report, cancelled);
      }),
    signal,
  );
});

/** Texts with the packs they extend and what this ledger decided on their silent points. */
function comparedPack(
  ledger: OpenLedger,
  database: Database,
  { pack, texts }: Pick<GoverningPeriod, 'pack' | 'texts'>,
): ComparedPack {
  return {
    pack: inHoursAlone(pack),
    lineage: texts.flatMap(({ registered }) =>
      ledger.registry.lineageOf(registered).map(({ raw }) => raw.id),
    ),
    decided: ledger.decisions(database, pack),
  };
}

const checkSet = os.policies.checkSet.handler(({ context, input }) => {
  const ledger = context.session.ledger;
  const set = input.texts.map(({ id, version, parts }) => ({
    pack: registeredOf(ledger, { id, version }).pack,
    parts,
  }));
  return {
    conflicts: setConflicts(set).map(({ family, says }) => ({
      family,
      says: says.map((one) => ({ ...one })),
    })),
  };
});

const setInForce = os.policies.setInForce.handler(async ({ context, input }) => {
  const ledger = context.session.ledger;
  const signature = ledger.signature();
  const { fromYear, reason, decidedBy, decidedOn } = input;
  const set = setOf(ledger, input);
  const before = ledger.registry.periodOfYear(fromYear);
  const thisYear = ledger.registrationYear(ledger.today());
  const decision = { decidedOn: decidedOn ?? null, today: ledger.today() };
  refuseErrors(forceProblems({ set, before, fromYear, thisYear, ...decision }));
  const fromOn = firstDayOf(set.pack, fromYear);
  const period = {
    ...periodTexts(set.texts, set.choices),
    ...{ fromYear, fromOn, reason },
    ...{
      decidedBy: decidedBy === undefined || decidedBy === '' ? null : decidedBy,
      decidedOn: decision.decidedOn,
    },
  };
  await ledger.database.write((writer) => {
    insertPeriod(writer, signature, period);
    recordAudit(writer, signature, {
      action: 'policy.setInForce',
      subject: set.pack.title,
      before: auditOf(before.texts),
      after: { ...auditOf(set.texts), from: fromOn, reason },
    });
  });
  return { periods: packPeriods(ledger.registry, ledger.today()) };
});

/** The texts that are asked for: several, or the one pack with all it has. @throws Refused when they cannot hold together. */
function setOf(
  ledger: OpenLedger,
  { pack: ref, set }: { readonly pack: PackRef; readonly set?: Inputs['policies']['setInForce']['set'] },
): Pick<GoverningPeriod, 'pack' | 'texts' | 'choices'> {
  const alone = () => {
    const { pack, isRemoved } = registeredOf(ledger, ref);
    if (isRemoved) throw new NotFound('policy');
    return [{ id: pack.id, version: pack.version, parts: partsOf(pack) }];
  };
  const choices = set?.choices ?? {};
  const find = (id: string, version: number | null) => ledger.registry.find(id, version);
  const texts = requireTexts(find, set?.texts ?? alone(), choices);
  const members = texts.map(({ registered: { pack }, parts }) => ({ pack, parts }));
  return { pack: combineSet(members, choices), texts, choices };
}

/** The texts of a period as the log keeps them. */
function auditOf([first, ...others]: GoverningPeriod['texts']) {
  const pack = first?.registered.pack;
  return {
    ...(pack === undefined ? {} : { policy: pack.id, version: pack.version }),
    ...(others.length === 0 ? {} : { beside: others.map(({ registered }) => registered.pack.id) }),
  };
}

function registeredOf(ledger: OpenLedger, ref: PackRef): RegisteredPack {
  return requireFound(ledger.registry.find(ref.id, ref.version), 'policy');
}

async function store(ledger: OpenLedger, ready: ReadyPack, change: PackChange): Promise<PackRow> {
  const signature = ledger.signature();
  await ledger.database.write((writer) => storePack(writer, signature, ready, change));
  return rowOf(ledger, registeredOf(ledger, { id: ready.raw.id, version: ready.raw.version }));
}

function documentOf(ledger: OpenLedger, { pack, raw }: RegisteredPack) {
  return describePack(pack, ledger.decisions(undefined, pack), raw);
}

async function rowOf(ledger: OpenLedger, registered: RegisteredPack): Promise<PackRow> {
  const { registry } = ledger;
  const { extends: base } = registered.raw;
  return packRow({
    registered,
    document: documentOf(ledger, registered),
    now: registry.periodOn(ledger.today()),
    place: { regionCode: ledger.organisation.regionCode, date: ledger.today() },
    parentTitle: base === null ? null : (registry.find(base.id, null)?.pack.title ?? null),
    caseCount: (await workedCases(registry, registered)).cases.length,
    isUsed: packUses(registry, ledger.database.reader, registered.pack.id).length > 0,
  });
}

export const policyHandlers = {
  list,
  clauses,
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
  checkSet,
  setInForce,
};
