import { z } from 'zod';
import { assert } from '../../lib/assert.ts';
import { forms, levels } from '../../training/training-words.ts';
import { assessmentRuleSchema, groupSchema, type Match, taskSchema } from '../assess/assess-rules.ts';
import { activitySchema, type CreditsRule, gateSchema } from '../award/award-rules.ts';
import { numberingSchema } from '../duties/certificate-number.ts';
import { deadlineRuleSchema } from '../duties/deadline.ts';
import { leaveRouteSchema } from '../duties/leave-route.ts';
import { limitSchema } from '../duties/limit.ts';
import { outgoingRouteSchema } from '../duties/outgoing-route.ts';
import { registrationPermissionSchema } from '../duties/registration-permission.ts';
import { selectionSchema } from '../duties/select.ts';
import { matches } from './match.ts';
import { decimalSchema } from './pack-words.ts';
import { pointerOf, type ReadProblem, readProblems } from './read-problem.ts';
import { ruleHeadingShape } from './rule-heading.ts';

/** Two-digit province codes of GB/T 2260; 00 is the whole country. */
const PROVINCES = /^(00|1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[12])\d{4}$/;

const dateSchema = z.iso.date();
const packIdSchema = z.string().regex(/^[a-z0-9][a-z0-9-]{1,48}$/);

const noteSchema = z.strictObject({ id: z.string().regex(/^[A-Z]+\d+$/), text: z.string().min(1).max(400) });

/** A point on which the text gives no number. `default` only where a reading (ambiguities) supplies one. */
const settingSchema = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9.-]+$/),
  clause: z.string().min(1),
  title: z.string().min(1).max(80),
  unit: z.enum(['credits', 'hours', 'credits/hour', 'hours/lesson', 'years', 'share']),
  default: decimalSchema.optional(),
  notes: z.array(z.string()).default([]),
});

/** The day the registration year starts (`MM-DD`) and the fact that decides the year of an activity. */
const registrationYearSchema = z.strictObject({
  ...ruleHeadingShape,
  starts: z.string().regex(/^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/),
  decidedBy: z.enum(['certificate', 'end', 'start']),
});

const consequenceSchema = z.strictObject({
  ...ruleHeadingShape,
  when: z.array(z.enum(['year', 'cycle', 'probation'])).min(1),
});

const headShape = {
  /** Version of this file format. */
  format: z.literal(1),
  id: packIdSchema,
  version: z.int().min(1),
  /** The pack this one adds to; its rules are inherited, replaced by id or dropped by `without` (an id, or `section/id`). */
  extends: z.strictObject({ id: packIdSchema, version: z.int().min(1) }).nullable(),
  without: z.array(z.string()).default([]),
  title: z.string().min(1).max(120),
  shortTitle: z.string().min(1).max(40),
  documentNumber: z.string().max(60).nullable(),
  issuer: z.string().max(60),
  issuedOn: dateSchema.nullable(),
  /** GB/T 2260; `000000` the whole country, null: chosen by hand, never by region. */
  regionCode: z.string().regex(PROVINCES, 'unknown region').nullable(),
  effective: z.strictObject({ from: dateSchema.nullable(), to: dateSchema.nullable() }),
  /** The pack follows the full text, a summary of it, or is somebody's own. */
  basis: z.enum(['text', 'summary', 'own']),
  units: z.strictObject({ hours: z.literal(true), credits: z.boolean() }),
  summary: z.string().min(1).max(200),
} as const;

const sectionShape = {
  registrationYear: registrationYearSchema.optional(),
  /** Length of the assessment cycle; absent or null where the text knows none. */
  cycle: z
    .strictObject({ ...ruleHeadingShape, years: z.int().min(1).max(20) })
    .nullable()
    .optional(),
  requiresApprovalForm: z.boolean().optional(),
  /** What the archive of a project must hold. */
  archive: z
    .strictObject({
      ...ruleHeadingShape,
      items: z.array(z.strictObject({ id: z.string(), title: z.string() })).min(1),
    })
    .nullable()
    .optional(),
  /** What the text attaches to a verdict of `failed`. */
  consequences: z.array(consequenceSchema).default([]),
  /** Duties and facts a person keeps an eye on; no verdict hangs on them. `task`: an assessment warns where it is not carried. */
  duties: z.array(z.strictObject({ ...ruleHeadingShape, task: taskSchema.optional() })).default([]),
  notes: z.array(noteSchema).default([]),
  settings: z.array(settingSchema).default([]),
  activities: z.array(activitySchema).default([]),
  gates: z.array(gateSchema).default([]),
  groups: z.array(groupSchema).default([]),
  assessment: z.array(assessmentRuleSchema).default([]),
  deadlines: z.array(deadlineRuleSchema).optional(),
  registration: registrationPermissionSchema.optional(),
  leave: leaveRouteSchema.optional(),
  outgoing: outgoingRouteSchema.optional(),
  selection: selectionSchema.optional(),
  numbering: numberingSchema.optional(),
  limits: z.array(limitSchema).optional(),
} as const;

/**
 * A policy pack: one regulation as data. Strict throughout, so that an unknown rule kind, unit, region or key never
 * loads. A pack that extends another must go through `resolvePack` before it answers anything.
 */
export const policyPackSchema = z.strictObject({ ...headShape, ...sectionShape });
export type PolicyPack = z.infer<typeof policyPackSchema>;

/**
 * Something wrong in a pack: a value that cannot be read, or one that does not fit the rest. `path` is a JSON pointer into
 * what was checked (the file, or the resolved pack), `field` the same place by the ids of its rules.
 */
export type PackProblem = Omit<ReadProblem, 'code'> & {
  readonly code:
    | ReadProblem['code']
    | 'noteMissing'
    | 'settingMissing'
    | 'groupMissing'
    | 'activityMissing'
    | 'idTwice'
    | 'kindTwice'
    | 'groupsOverlap'
    | 'capsOverlap'
    | 'extendsItself'
    | 'baseMissing';
  readonly field: string;
};
type UnplacedProblem = Omit<PackProblem, 'field'>;
type PackResult =
  | { readonly ok: true; readonly pack: PolicyPack }
  | { readonly ok: false; readonly problems: readonly PackProblem[] };

/** Pack JSON → pack, or all problems at once. References inside are checked here, or by `resolvePack` for an extension. */
export function parsePolicyPack(json: unknown): PackResult {
  const result = policyPackSchema.safeParse(json);
  if (!result.success) {
    return { ok: false, problems: readProblems(result.error).map((problem) => placed(json, problem)) };
  }
  return checked(result.data);
}

function placed(document: unknown, problem: UnplacedProblem): PackProblem {
  return { ...problem, field: fieldOfPointer(document, problem.path) };
}

/**
 * A JSON pointer into a pack as a field: list indexes give way to the ids of the rules they point at, where they have one
 * (`/assessment/1/credits` → `assessment/year-minimum/credits`).
 */
export function fieldOfPointer(document: unknown, pointer: string): string {
  let value = document;
  const parts = pointer
    .split('/')
    .slice(1)
    .map((part) => {
      const key = part.replaceAll('~1', '/').replaceAll('~0', '~');
      value = childOf(value, key);
      const id = typeof value === 'object' && value !== null && 'id' in value ? value.id : undefined;
      return /^\d+$/.test(key) && typeof id === 'string' ? fieldOf(id) : part;
    });
  return parts.join('/');
}

function childOf(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null
    ? Object.getOwnPropertyDescriptor(value, key)?.value
    : undefined;
}

/** A place in a pack as edits and documents name it; a slash inside an id is written `~1`. */
export function fieldOf(...parts: readonly string[]): string {
  return pointerOf(parts).slice(1);
}

/**
 * The pack with everything it inherits: `extends` is null in the result. Lists merge by rule id (same id replaces in
 * place; new activities and gates stand before the inherited ones, so that they are asked first), other sections replace
 * as a whole. `findPack` gives a pack by id and version.
 */
export function resolvePack(
  pack: PolicyPack,
  findPack: (id: string, version: number) => PolicyPack | undefined,
): PackResult {
  return resolveChain(pack, findPack, new Set());
}

function resolveChain(
  pack: PolicyPack,
  findPack: (id: string, version: number) => PolicyPack | undefined,
  seen: ReadonlySet<string>,
): PackResult {
  if (pack.extends === null) return checked(pack);
  const { id, version } = pack.extends;
  if (seen.has(id)) return refusedBase({ code: 'extendsItself', id, version }, `${id} extends itself`);
  const base = findPack(id, version);
  if (base === undefined) {
    return refusedBase({ code: 'baseMissing', id, version }, `pack ${id} version ${version} is missing`);
  }
  const resolved = resolveChain(base, findPack, new Set([...seen, id]));
  return resolved.ok ? checked(merge(resolved.pack, pack)) : resolved;
}

function refusedBase(
  {
    code,
    id,
    version,
  }: { readonly code: PackProblem['code']; readonly id: string; readonly version: number },
  message: string,
): PackResult {
  return {
    ok: false,
    problems: [{ path: '/extends', field: 'extends', code, values: { id, version }, message }],
  };
}

type WithId = { readonly id: string };

function merge(base: PolicyPack, own: PolicyPack): PolicyPack {
  const dropped = new Set(own.without);
  const kept = <Rule extends WithId>(section: string, rules: readonly Rule[], mine: readonly Rule[]) =>
    rules
      .filter(({ id }) => !dropped.has(id) && !dropped.has(fieldOf(section, id)))
      .map((rule) => mine.find(({ id }) => id === rule.id) ?? rule);
  const added = <Rule extends WithId>(rules: readonly Rule[], mine: readonly Rule[]) =>
    mine.filter((rule) => !rules.some(({ id }) => id === rule.id));
  const first = <Rule extends WithId>(section: string, rules: readonly Rule[], mine: readonly Rule[]) => [
    ...added(rules, mine),
    ...kept(section, rules, mine),
  ];
  const last = <Rule extends WithId>(section: string, rules: readonly Rule[], mine: readonly Rule[]) => [
    ...kept(section, rules, mine),
    ...added(rules, mine),
  ];
  return {
    ...base,
    ...own,
    extends: null,
    without: [],
    consequences: last('consequences', base.consequences, own.consequences),
    duties: last('duties', base.duties, own.duties),
    notes: last('notes', base.notes, own.notes),
    settings: last('settings', base.settings, own.settings),
    activities: first('activities', base.activities, own.activities),
    gates: first('gates', base.gates, own.gates),
    groups: last('groups', base.groups, own.groups),
    assessment: last('assessment', base.assessment, own.assessment),
    ...(base.deadlines === undefined && own.deadlines === undefined
      ? {}
      : { deadlines: last('deadlines', base.deadlines ?? [], own.deadlines ?? []) }),
    ...(base.limits === undefined && own.limits === undefined
      ? {}
      : { limits: last('limits', base.limits ?? [], own.limits ?? []) }),
  };
}

/** An extension's references may point into its base: they are checked once it is resolved. */
function checked(pack: PolicyPack): PackResult {
  if (pack.extends !== null) return { ok: true, pack };
  const problems = [
    ...missingNotes(pack),
    ...missingSettings(pack),
    ...missingGroups(pack),
    ...missingActivities(pack),
    ...repeatedKinds(pack),
    ...overlappingGroups(pack),
    ...overlappingCaps(pack),
    ...repeatedIds(pack),
  ];
  return problems.length === 0
    ? { ok: true, pack }
    : { ok: false, problems: problems.map((problem) => placed(pack, problem)) };
}

function missingNotes(pack: PolicyPack): readonly UnplacedProblem[] {
  const known = new Set(pack.notes.map(({ id }) => id));
  return headingsOf(pack)
    .flatMap(({ path, notes }) => notes.map((note) => ({ path, note })))
    .filter(({ note }) => !known.has(note))
    .map(({ path, note }) => ({
      path,
      code: 'noteMissing' as const,
      values: { id: note },
      message: `note ${note} is missing`,
    }));
}

/** Everything in the pack that carries notes, found by shape so that a new section cannot be forgotten. */
function headingsOf(pack: PolicyPack): readonly { path: string; notes: readonly string[] }[] {
  const found: { path: string; notes: readonly string[] }[] = [];
  const visit = (value: unknown, path: string): void => {
    if (typeof value !== 'object' || value === null) return;
    for (const [key, inner] of Object.entries(value)) {
      if (key === 'notes' && path !== '' && isTexts(inner))
        found.push({ path: `${path}/notes`, notes: inner });
      else if (isNoteKey(key) && typeof inner === 'string')
        found.push({ path: `${path}/${key}`, notes: [inner] });
      else visit(inner, `${path}/${key}`);
    }
  };
  visit(pack, '');
  return found;
}

function isNoteKey(key: string): boolean {
  return key === 'note' || key === 'partNote' || key === 'betweenNote' || key === 'fullDayNote';
}

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string');
}

function missingSettings(pack: PolicyPack): readonly UnplacedProblem[] {
  const known = new Set(pack.settings.map(({ id }) => id));
  const used = [
    ...pack.activities.flatMap((activity, index) =>
      settingsOfActivity(activity).map((id) => ({ id, path: `/activities/${index}` })),
    ),
    ...pack.assessment.flatMap((rule, index) =>
      rule.kind !== 'minimum'
        ? []
        : [rule.hours, rule.credits].flatMap((figure) =>
            typeof figure === 'object' ? [{ id: figure.setting, path: `/assessment/${index}` }] : [],
          ),
    ),
  ];
  return used
    .filter(({ id }) => !known.has(id))
    .map(({ id, path }) => ({
      path,
      code: 'settingMissing' as const,
      values: { id },
      message: `setting ${id} is missing`,
    }));
}

function settingsOfActivity(activity: PolicyPack['activities'][number]): readonly string[] {
  const ofCredits = (rule: CreditsRule | undefined) => (rule?.kind === 'setting' ? [rule.setting] : []);
  return [
    ...(activity.hours.kind === 'lessons' ? [activity.hours.setting] : []),
    ...ofCredits(activity.credits),
    ...ofCredits(activity.otherwise),
  ];
}

function missingGroups(pack: PolicyPack): readonly UnplacedProblem[] {
  const known = new Set<string>(pack.groups.map(({ id }) => id));
  return pack.assessment.flatMap((rule, index) => {
    const used =
      rule.kind === 'offset' ? [rule.from, rule.to] : rule.kind === 'minimum' ? Object.keys(rule.groups) : [];
    return used
      .filter((id) => !known.has(id))
      .map((id) => ({
        path: `/assessment/${index}`,
        code: 'groupMissing' as const,
        values: { id },
        message: `group ${id} is missing`,
      }));
  });
}

function missingActivities(pack: PolicyPack): readonly UnplacedProblem[] {
  const known = new Set(pack.activities.map(({ id }) => id));
  return pack.gates.flatMap(({ activities }, index) =>
    (activities ?? [])
      .filter((id) => !known.has(id))
      .map((id) => ({
        path: `/gates/${index}/activities`,
        code: 'activityMissing' as const,
        values: { id },
        message: `activity ${id} is missing`,
      })),
  );
}

function repeatedIds(pack: PolicyPack): readonly UnplacedProblem[] {
  const lists = {
    consequences: pack.consequences,
    duties: pack.duties,
    notes: pack.notes,
    settings: pack.settings,
    activities: pack.activities,
    gates: pack.gates,
    groups: pack.groups,
    assessment: pack.assessment,
    deadlines: pack.deadlines ?? [],
    limits: pack.limits ?? [],
  };
  return Object.entries(lists).flatMap(([section, rules]) =>
    rules.flatMap((rule: WithId, index: number) =>
      rules.findIndex(({ id }: WithId) => id === rule.id) === index
        ? []
        : [
            {
              path: `/${section}/${index}/id`,
              code: 'idTwice' as const,
              values: { id: rule.id },
              message: `${rule.id} is there twice`,
            },
          ],
    ),
  );
}

/** Kinds of rule of which an assessment asks one (of a minimum: one per period); a second would never be read. */
function repeatedKinds({ assessment }: PolicyPack): readonly UnplacedProblem[] {
  const seen = new Set<string>();
  return assessment.flatMap((rule, index) => {
    if (rule.kind === 'cap' || rule.kind === 'offset' || rule.kind === 'exemption') return [];
    const kind = rule.kind === 'minimum' ? `minimum of the ${rule.period}` : rule.kind;
    if (!seen.has(kind)) {
      seen.add(kind);
      return [];
    }
    return [
      { path: `/assessment/${index}`, code: 'kindTwice', values: { kind }, message: `a second ${kind}` },
    ];
  });
}

/** Every form and level a match holds, as texts. */
function cellsOf(match: Match): ReadonlySet<string> {
  return new Set(
    forms.flatMap((form) =>
      [null, ...levels]
        .filter((level) => matches(match, form, level))
        .map((level) => `${form}/${level ?? ''}`),
    ),
  );
}

function share(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  return [...one].some((cell) => other.has(cell));
}

function isWithin(inner: ReadonlySet<string>, outer: ReadonlySet<string>): boolean {
  return [...inner].every((cell) => outer.has(cell));
}

function overlappingGroups({ groups }: PolicyPack): readonly UnplacedProblem[] {
  const cells = groups.map(({ match }) => cellsOf(match));
  return groups.flatMap(({ id }, index) =>
    cells.slice(0, index).some((earlier) => share(earlier, cells[index] ?? new Set()))
      ? [
          {
            path: `/groups/${index}/match`,
            code: 'groupsOverlap' as const,
            values: { id },
            message: `${id} shares entries with an earlier group`,
          },
        ]
      : [],
  );
}

/**
 * Caps are disjoint, or the narrower one is applied first (yearly ones before those of the cycle). Otherwise it would
 * depend on which entries the first cut what is left for the second.
 */
function overlappingCaps({ assessment }: PolicyPack): readonly UnplacedProblem[] {
  const caps = assessment.flatMap((rule, index) => (rule.kind === 'cap' ? [{ rule, index }] : []));
  const applied = [
    ...caps.filter(({ rule }) => rule.period === 'year'),
    ...caps.filter(({ rule }) => rule.period === 'cycle'),
  ].map(({ rule, index }) => ({ index, id: rule.id, clause: rule.clause, cells: cellsOf(rule.match) }));
  return applied.flatMap((cap, position) =>
    applied
      .slice(0, position)
      .filter((earlier) => share(earlier.cells, cap.cells) && !isWithin(earlier.cells, cap.cells))
      .map((earlier) => ({
        path: `/assessment/${cap.index}/match`,
        code: 'capsOverlap' as const,
        values: { id: cap.id, other: earlier.id, clause: earlier.clause },
        message: `${cap.id} overlaps ${earlier.id}`,
      })),
  );
}

/** Stops where an extension was not resolved: answering from half a pack would be a wrong answer. */
export function assertResolved(pack: PolicyPack): void {
  assert(pack.extends === null, 'a pack that extends another must be resolved first');
}
