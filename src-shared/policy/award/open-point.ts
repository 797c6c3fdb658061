import { type Form, forms, type Level, levels, type Role, roles } from '../../training/training-words.ts';
import { formWords, levelWords, roleWords } from '../../words.ts';
import type { PolicyPack } from '../pack/policy-pack.ts';
import { silentClause } from '../pack/silent-clause.ts';

/**
 * How a person may fill a silence of the text: so much for each day or hour, or one amount for the whole. `hours-only`
 * registers the hours without credits, `not-counted` registers nothing. `counted`: an outside record that the text does not
 * count, counted by its proof all the same.
 */
export const openKinds = [
  'hours-per-day',
  'hours',
  'credits-per-day',
  'credits-per-hour',
  'credits',
  'hours-only',
  'not-counted',
  'counted',
] as const;
/** One of them; see `openKinds`. */
export type OpenKind = (typeof openKinds)[number];

/** What was decided on an open point. `value` in thousandths; 0 where the kind has no figure. */
export type OpenDecision = { readonly kind: OpenKind; readonly value: number };

/**
 * A silence that no setting of the pack names (Q1): the credits, or the hours, of one form at one level in one role. `rule`
 * is the row of the table that names the activity and leaves the figure open; null where no row names it.
 */
export type OpenPoint = {
  readonly rule: string | null;
  readonly about: 'credits' | 'hours';
  readonly form: Form;
  readonly level: Level;
  readonly role: Role;
};

/**
 * The id under which decisions on a point are kept: `open:centralized:county:trainee` where no row names the activity, else
 * `<rule>.credits:…`; of hours `open.hours:…` and `<rule>.hours:…`. Form, level and role are part of it: a figure that
 * somebody decided for one level says nothing about another.
 */
export function openPointId({ rule, about, form, level, role }: OpenPoint): string {
  const base = rule === null && about === 'credits' ? 'open' : `${rule ?? 'open'}.${about}`;
  return `${base}:${form}:${level}:${role}`;
}

const ID = /^(?:open|(?<rule>.+)\.(?<about>credits|hours)):(?<form>[^:]+):(?<level>[^:]+):(?<role>[^:]+)$/;

/** The point of an id; null where the id names none. Whether the pack leaves it open is `isOpenIn`. */
export function parseOpenPoint(id: string): OpenPoint | null {
  const groups = ID.exec(id)?.groups;
  if (groups === undefined) return null;
  const form = forms.find((known) => known === groups['form']);
  const level = levels.find((known) => known === groups['level']);
  const role = roles.find((known) => known === groups['role']);
  if (form === undefined || level === undefined || role === undefined) return null;
  const rule = groups['rule'] ?? 'open';
  return {
    rule: rule === 'open' ? null : rule,
    about: groups['about'] === 'hours' ? 'hours' : 'credits',
    form,
    level,
    role,
  };
}

/** Whether a pack can leave the point open: it has the row that the point names. A point without a row is open to every pack. */
export function isOpenIn(pack: Pick<PolicyPack, 'activities'>, { rule }: OpenPoint): boolean {
  return rule === null || pack.activities.some(({ id }) => id === rule);
}

/** The choices on a point, in the order in which they are offered. A pack without credits (B1) offers none in credits. */
export function kindsOf(pack: Pick<PolicyPack, 'units'>, { about }: OpenPoint): readonly OpenKind[] {
  if (about === 'hours') return ['hours-per-day', 'hours'];
  return pack.units.credits
    ? ['credits-per-day', 'credits-per-hour', 'credits', 'hours-only', 'not-counted']
    : ['hours-only', 'not-counted'];
}

/** Kinds that say how, not how much. */
export function hasFigure(kind: OpenKind): boolean {
  return kind !== 'hours-only' && kind !== 'not-counted' && kind !== 'counted';
}

const OUTSIDE = 'outside:';

/** The point that asks whether the records of an outside project count although the text does not count them (B4, SX4). */
export function outsidePointId(projectUid: string): string {
  return `${OUTSIDE}${projectUid}`;
}

/** The project of such a point; null for every other one. */
export function projectOfOutsidePoint(id: string): string | null {
  return id.startsWith(OUTSIDE) ? id.slice(OUTSIDE.length) : null;
}

/** What a point asks, in people's words, and the clause in which a reader finds the silence. */
export function describeOpenPoint(
  pack: PolicyPack,
  { rule, about, form, level, role }: OpenPoint,
): { readonly title: string; readonly clause: string } {
  const what = about === 'hours' ? '学时' : pack.units.credits ? '学分' : '学时登记';
  const activity = pack.activities.find(({ id }) => id === rule);
  return {
    title: `${levelWords[level]}${formWords[form]}（${roleWords[role]}）的${what}`,
    clause: activity?.clause ?? silentClause(pack, form),
  };
}
