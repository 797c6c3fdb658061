import type { Problem } from '../../problems.ts';
import { forms, levels, roles } from '../../training/training-words.ts';
import { holds } from '../pack/match.ts';
import type { PolicyPack, SetMember } from '../pack/policy-pack.ts';
import type { SetChoices } from './combine-set.ts';
import { partsOf } from './pack-parts.ts';

/** Families in which two texts of a set may say different things that cannot both hold; a person chooses once. */
export const conflictFamilies = ['activities', 'numbering', 'registrationYear'] as const;
/** See `conflictFamilies`. */
export type ConflictFamily = (typeof conflictFamilies)[number];

/** What each of the texts says; `clause` and `text` in the words of its rule. */
export type SetConflict = {
  readonly family: ConflictFamily;
  readonly says: readonly {
    readonly packId: string;
    readonly title: string;
    readonly clause: string;
    readonly text: string;
  }[];
};

/**
 * The conflicts of a set, in the order of `conflictFamilies`:
 * - `activities`: two tables of one region (equal rank) name one activity; the chosen table is asked first. Of a district's
 *   and a province's table the order of the set decides.
 * - `numbering`: two schemes of certificate numbers.
 * - `registrationYear`: two first days of the year; entries keep the year of the text that earned them.
 */
export function setConflicts(set: readonly SetMember[]): readonly SetConflict[] {
  const earning = set.filter(({ parts }) => parts.includes('credits')).map(({ pack }) => pack);
  const process = set.filter(({ parts }) => parts.includes('process')).map(({ pack }) => pack);
  return [
    conflictOf('activities', equalTables(earning), ({ activities }) => activities[0]),
    conflictOf('numbering', process, ({ numbering }) => numbering),
    conflictOf(
      'registrationYear',
      new Set(earning.map(({ registrationYear }) => registrationYear?.starts ?? '01-01')).size > 1
        ? earning
        : [],
      ({ registrationYear }) => registrationYear,
    ),
  ].flatMap((conflict) => conflict ?? []);
}

/** Why a set cannot be put in force, all at once. */
export function setProblems(set: readonly SetMember[], choices: SetChoices): readonly Problem[] {
  const problems: Problem[] = [];
  for (const [index, { pack, parts }] of set.entries()) {
    const at = { field: `texts.${index}` };
    const values = { title: pack.shortTitle };
    if (set.findIndex((member) => member.pack.id === pack.id) !== index)
      problems.push({ code: 'policy.textTwice', severity: 'error', at, values });
    for (const part of parts)
      if (!partsOf(pack).includes(part))
        problems.push({ code: 'policy.partMissing', severity: 'error', at, values: { ...values, part } });
  }
  for (const { family, says } of setConflicts(set))
    if (!says.some(({ packId }) => packId === choices[family])) {
      const titles = says.map(({ title }) => title).join('、');
      const at = { field: `choices.${family}` };
      problems.push({ code: 'policy.conflictOpen', severity: 'error', at, values: { family, titles } });
    }
  return problems;
}

function conflictOf(
  family: ConflictFamily,
  packs: readonly PolicyPack[],
  ruleOf: (pack: PolicyPack) => { readonly clause: string; readonly text: string } | undefined,
): SetConflict | null {
  const says = packs.flatMap((pack) => {
    const rule = ruleOf(pack);
    if (rule === undefined) return [];
    return [{ packId: pack.id, title: pack.shortTitle, clause: rule.clause, text: rule.text }];
  });
  return says.length < 2 ? null : { family, says };
}

/** Texts of one region whose tables name one activity. */
function equalTables(packs: readonly PolicyPack[]): readonly PolicyPack[] {
  return packs.filter((pack) =>
    packs.some((other) => other !== pack && other.regionCode === pack.regionCode && nameOne(pack, other)),
  );
}

/** Whether some form, level and role stands in both tables. */
function nameOne(one: PolicyPack, other: PolicyPack): boolean {
  return forms.some((form) =>
    levels.some((level) =>
      roles.some((role) =>
        [one, other].every(({ activities }) =>
          activities.some(({ display, when }) => display === undefined && holds(when, { form, level, role })),
        ),
      ),
    ),
  );
}
