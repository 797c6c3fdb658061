import { assertPresent } from '../../lib/assert.ts';
import { asksCredits } from '../pack/hours-alone.ts';
import type { PolicyPack, SetMember } from '../pack/policy-pack.ts';
import { assertResolved } from '../pack/resolve-pack.ts';
import { severalTexts } from '../policy-words.ts';
import { hasAllParts } from './pack-parts.ts';
import { reducePack } from './reduce-pack.ts';

/** Conflicts of a set that a person settles once: which text wins (`setConflicts`), by family. */
export type SetChoices = {
  /** Whose table is asked first. */
  readonly activities?: string | undefined;
  /** Whose scheme of certificate numbers is used. */
  readonly numbering?: string | undefined;
  /** Whose first day of the year the ledger shows; entries keep the year of the text that earned them. */
  readonly registrationYear?: string | undefined;
};

/**
 * The texts of a set as one pack, each rule with the pack it comes from. One text with all its parts is that text itself, so
 * that a ledger of one text is answered as before. Otherwise `members` keeps the texts, and family by family:
 * - activities: in order; the first text that names one decides it alone (`award` asks `members`);
 * - gates, deadlines, duties, consequences, limits: all;
 * - archive: every item once, with every clause that asks for it;
 * - approval form: asked for if any text asks; permission, selection, leave and outgoing trips are asked of every member;
 * - numbering: the first scheme, or the chosen one;
 * - groups, minima and cycle: of the first text that judges (each has its own verdict: `judgingPacks`).
 * All packs must be resolved; there is at least one.
 */
export function combineSet(asked: readonly SetMember[], choices: SetChoices = {}): PolicyPack {
  const set = asked.toSorted(
    (one, other) => Number(other.pack.id === choices.activities) - Number(one.pack.id === choices.activities),
  );
  const [first] = set;
  const lead = assertPresent(first, 'a set has a text').pack;
  for (const { pack } of set) assertResolved(pack);
  if (set.length === 1 && first !== undefined && hasAllParts(lead, first.parts)) return lead;
  const table = tableOf(set);
  const members = withSharedCaps(
    set.map((member) => ({ pack: reducePack(member, table), parts: member.parts })),
  );
  const packs = members.map(({ pack }) => pack);
  const earning = packs.filter(({ activities }) => activities.length > 0);
  const judge = members.find(({ parts }) => parts.includes('assessment'))?.pack;
  const year = chosen(earning, 'registrationYear', choices.registrationYear);
  const { registrationYear: _year, cycle: _cycle, ...head } = reducePack({ pack: lead, parts: [] });
  return {
    ...head,
    title: severalTexts(lead.title, set.length),
    shortTitle: severalTexts(lead.shortTitle, set.length),
    parts: [...new Set(set.flatMap(({ parts }) => parts))],
    units: { hours: true, credits: table !== 'hours' && earning.some(({ units }) => units.credits) },
    members,
    classifications: joinAxes(packs),
    activities: earning.flatMap(({ activities }) => activities),
    gates: packs.flatMap(({ gates }) => gates),
    settings: packs.flatMap(({ settings }) => settings),
    clauses: packs.flatMap(({ clauses }) => clauses),
    notes: uniqueNotes(packs),
    deductions: packs.flatMap(({ deductions }) => deductions),
    duties: packs.flatMap(({ duties }) => duties),
    consequences: packs.flatMap(({ consequences }) => consequences),
    groups: judge?.groups ?? [],
    assessment: judge?.assessment ?? [],
    cycle: judge?.cycle ?? null,
    requiresApprovalForm: packs.some(({ requiresApprovalForm }) => requiresApprovalForm === true),
    archive: joinArchives(packs),
    deadlines: packs.flatMap(({ deadlines }) => deadlines ?? []),
    limits: packs.flatMap(({ limits }) => limits ?? []),
    ...(year === undefined ? {} : { registrationYear: year }),
    ...sectionOf(packs, 'registration'),
    ...sectionOf(packs, 'leave'),
    ...sectionOf(packs, 'outgoing'),
    ...sectionOf(packs, 'selection'),
    ...numberingOf(packs, choices.numbering),
    ...approvalFormOf(packs),
  };
}

/** Without a text that gives credits, hours are registered; where some text asks for credits, they are a question beside them. */
function tableOf(set: readonly SetMember[]): 'own' | 'kept' | 'hours' {
  if (set.some(({ parts }) => parts.includes('credits'))) return 'own';
  const asks = set.some(
    ({ pack, parts }) => parts.includes('assessment') && pack.assessment.some(asksCredits),
  );
  return asks ? 'kept' : 'hours';
}

/** A cap of a text of process alone (一项 ≤ 15) binds what the others earn and judge; other caps stay within their text. */
function withSharedCaps(members: readonly SetMember[]): readonly SetMember[] {
  const isShared = ({ parts }: SetMember) => !parts.includes('credits') && !parts.includes('assessment');
  const shared = members.filter(isShared).flatMap(({ pack }) => pack.assessment);
  return members.map((member) => {
    const { pack, parts } = member;
    return isShared(member)
      ? member
      : { parts, pack: { ...pack, assessment: [...pack.assessment, ...shared] } };
  });
}

/** A section of the first text that has it, or of the chosen one. */
function chosen<Key extends 'registrationYear' | 'numbering'>(
  packs: readonly PolicyPack[],
  section: Key,
  choice: string | undefined,
): PolicyPack[Key] {
  const having = packs.filter((pack) => pack[section] !== undefined);
  return (having.find(({ id }) => id === choice) ?? having[0])?.[section];
}

function numberingOf(
  packs: readonly PolicyPack[],
  choice: string | undefined,
): Pick<PolicyPack, 'numbering'> {
  const numbering = chosen(packs, 'numbering', choice);
  return numbering === undefined ? {} : { numbering };
}

function sectionOf<Key extends 'registration' | 'leave' | 'outgoing' | 'selection'>(
  packs: readonly PolicyPack[],
  section: Key,
): Partial<Pick<PolicyPack, Key>> {
  const having = packs.find((pack) => pack[section] !== undefined);
  const found: Partial<Pick<PolicyPack, Key>> = {};
  if (having !== undefined) found[section] = having[section];
  return found;
}

/** The clause of the form is named even where the first text with a section of registration has none (H7). */
function approvalFormOf(packs: readonly PolicyPack[]): Pick<PolicyPack, 'registration'> {
  const first = packs.find(({ registration }) => registration !== undefined)?.registration;
  if (first === undefined || first.approvalForm !== undefined) return {};
  const form = packs.find(({ registration }) => registration?.approvalForm !== undefined)?.registration
    ?.approvalForm;
  return form === undefined ? {} : { registration: { ...first, approvalForm: form } };
}

/** An axis that several texts name by one id is one question, with the values of all. */
function joinAxes(packs: readonly PolicyPack[]): PolicyPack['classifications'] {
  const axes = new Map<string, PolicyPack['classifications'][number]>();
  for (const axis of packs.flatMap(({ classifications }) => classifications)) {
    const known = axes.get(axis.id);
    const values = axis.values.filter(({ id }) => !known?.values.some((value) => value.id === id));
    axes.set(axis.id, known === undefined ? axis : { ...known, values: [...known.values, ...values] });
  }
  return [...axes.values()];
}

type Archive = NonNullable<PolicyPack['archive']>;

/** Papers of one name are one paper; the clauses of all lists stand together. */
function joinArchives(packs: readonly PolicyPack[]): Archive | null {
  const lists = packs.flatMap(({ id, archive }) =>
    archive === undefined || archive === null ? [] : [{ policy: id, archive }],
  );
  const [first] = lists;
  if (first === undefined) return null;
  const items: Archive['items'] = [];
  for (const { policy, archive } of lists)
    for (const item of archive.items) {
      if (items.some(({ title }) => title === item.title)) continue;
      // Two texts may call different papers by one id; what was ticked for one is not there for the other.
      const id = items.some((known) => known.id === item.id) ? `${policy}.${item.id}` : item.id;
      items.push({ ...item, id });
    }
  const clause = [...new Set(lists.map(({ archive }) => archive.clause))].join('、');
  return { ...first.archive, clause, items };
}

/** Readings by their id; where two texts word one differently, each step names its own (`notesOf`). */
function uniqueNotes(packs: readonly PolicyPack[]): PolicyPack['notes'] {
  const notes = new Map(
    packs.toReversed().flatMap((pack) => pack.notes.map((note) => [note.id, note] as const)),
  );
  return [...notes.values()];
}
