import { withoutCredits } from '../pack/hours-alone.ts';
import type { PolicyPack, SetMember } from '../pack/policy-pack.ts';

/** Whether the table goes with `credits`, or is kept because no text of the set gives any. */
type KeptTable = 'own' | 'kept' | 'hours';

type Settings = PolicyPack['settings'];

/**
 * A text as far as it holds in a set: the sections of its parts, each rule with the id of its pack, so that what it decides
 * can say which text did.
 * - Gates that name rows of the table are conditions of those rows and go with `credits`; all others are `process`.
 * - Caps go with whatever holds: they bind what the pack earns, what it judges, or (of a pack of process alone) everything.
 * - Duties and notes always hold; silent points only where a rule that holds asks for them.
 * - Where no text of the set gives credits, tables hold all the same (`kept`): hours are registered by them, and `hours` alone
 *   where no text asks for credits either.
 */
export function reducePack(member: SetMember, table: KeptTable = 'own'): PolicyPack {
  const { parts } = member;
  const pack = table === 'hours' ? withoutCredits(member.pack) : member.pack;
  const has = {
    credits: parts.includes('credits') || table !== 'own',
    assessment: parts.includes('assessment'),
    process: parts.includes('process'),
    selection: parts.includes('selection'),
  };
  const from = { policy: pack.id };
  const activities = has.credits
    ? pack.activities.map((rule) => ({ ...rule, ...from, ...innerRulesFrom(rule, from) }))
    : [];
  const assessment = pack.assessment
    .filter(({ kind }) => has.assessment || kind === 'cap')
    .map((rule) => ({ ...rule, ...from }));
  const { registrationYear, cycle, archive, deadlines, registration, ...rest } = pack;
  const { leave, outgoing, selection, numbering, limits, requiresApprovalForm, ...kept } = rest;
  return {
    ...kept,
    parts: [...parts],
    activities,
    assessment,
    classifications: pack.classifications.map((axis) => ({ ...axis, ...from })),
    gates: pack.gates
      .filter((gate) => (gate.activities === undefined ? has.process : has.credits))
      .map((gate) => ({ ...gate, ...from })),
    settings: settingsUsed(pack, [activities, assessment, has.process ? pack.deductions : []]),
    groups: has.assessment ? pack.groups : [],
    consequences: has.assessment ? pack.consequences.map((rule) => ({ ...rule, ...from })) : [],
    deductions: has.process ? pack.deductions.map((rule) => ({ ...rule, ...from })) : [],
    duties: pack.duties.map((rule) => ({ ...rule, ...from })),
    ...(has.credits && registrationYear !== undefined
      ? { registrationYear: { ...registrationYear, ...from } }
      : {}),
    ...(has.assessment && cycle !== undefined ? { cycle } : {}),
    ...((has.process || has.selection) && deadlines !== undefined
      ? { deadlines: deadlines.map((rule) => ({ ...rule, ...from })) }
      : {}),
    ...(has.selection && selection !== undefined ? { selection } : {}),
    ...(has.process
      ? given({ archive, registration, leave, outgoing, numbering, requiresApprovalForm })
      : {}),
    ...(has.process && limits !== undefined ? { limits: limits.map((rule) => ({ ...rule, ...from })) } : {}),
  };
}

type InnerRules = Pick<PolicyPack['activities'][number], 'projectCap' | 'multipliers'>;

/** Cap and multipliers of a row are rules with clauses of their own. */
function innerRulesFrom(
  { projectCap, multipliers }: InnerRules,
  from: { readonly policy: string },
): InnerRules {
  return {
    ...(projectCap === undefined ? {} : { projectCap: { ...projectCap, ...from } }),
    ...(multipliers === undefined
      ? {}
      : { multipliers: multipliers.map((multiplier) => ({ ...multiplier, ...from })) }),
  };
}

type ProcessSections = Pick<
  PolicyPack,
  'archive' | 'registration' | 'leave' | 'outgoing' | 'numbering' | 'requiresApprovalForm'
>;

/** A section that the text does not have stays absent: present and empty, it would read as "the text sets none". */
function given(
  sections: {
    readonly [Key in keyof ProcessSections]-?: ProcessSections[Key] | undefined;
  },
): ProcessSections {
  const { archive, registration, leave, outgoing, numbering, requiresApprovalForm } = sections;
  return {
    ...(archive === undefined ? {} : { archive }),
    ...(registration === undefined ? {} : { registration }),
    ...(leave === undefined ? {} : { leave }),
    ...(outgoing === undefined ? {} : { outgoing }),
    ...(numbering === undefined ? {} : { numbering }),
    ...(requiresApprovalForm === undefined ? {} : { requiresApprovalForm }),
  };
}

/** Silent points that the rules which hold refer to; a point that nobody asks for would wait for ever. */
function settingsUsed(pack: PolicyPack, holding: readonly unknown[]): Settings {
  const rules = JSON.stringify(holding);
  return pack.settings.filter(({ id }) => rules.includes(`"setting":${JSON.stringify(id)}`));
}
