import { forms, levels } from '../../training/training-words.ts';
import type { Match } from '../assess/assess-rules.ts';
import type { CreditsRule } from '../award/award-rules.ts';
import { classificationsAlong, classifiedSchema } from './classification-axis.ts';
import { settingsOfFigure } from './figure.ts';
import { matches } from './match.ts';
import { fieldOfPointer } from './pack-field.ts';
import type { PolicyPack } from './policy-pack.ts';
import type { ReadProblem } from './read-problem.ts';

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
    | 'classificationMissing'
    | 'idTwice'
    | 'kindTwice'
    | 'groupsOverlap'
    | 'groupsApart'
    | 'capsOverlap'
    | 'extendsItself'
    | 'baseMissing';
  readonly field: string;
};

type UnplacedProblem = Omit<PackProblem, 'field'>;

/** A pack that may answer, or everything that keeps it from answering. */
export type PackResult =
  | { readonly ok: true; readonly pack: PolicyPack }
  | { readonly ok: false; readonly problems: readonly PackProblem[] };

/** The problem with the place that a form shows beside it. */
export function placed(document: unknown, problem: UnplacedProblem): PackProblem {
  return { ...problem, field: fieldOfPointer(document, problem.path) };
}

/**
 * What a pack must keep beyond its schema. An extension may refer to rules of its base, so it is checked once
 * it is resolved. All problems come at once, in this order:
 * 1. every note named exists, or the reading behind a decision could not be shown (Q3);
 * 2. every setting named exists, or a silent point could never be decided (Q1);
 * 3. every group named exists, or its minimum would be met by nobody;
 * 4. every activity that a gate names exists, or the gate would guard nothing; every axis and value that a rule names exists;
 * 5. a kind of rule of which an assessment asks one stands once, or the second would never be read;
 * 6. groups of one division share no entries, or one training would fill two minima (W3.2), and lend only within it (SX6);
 * 7. caps do not cross, or the order of entries would change a total (A26);
 * 8. ids are unique within their section: entries and edits name rules by them.
 */
export function checkPack(pack: PolicyPack): PackResult {
  if (pack.extends !== null) return { ok: true, pack };
  const problems = [
    ...missingNotes(pack),
    ...missingSettings(pack),
    ...missingGroups(pack),
    ...missingActivities(pack),
    ...missingClassifications(pack),
    ...repeatedKinds(pack),
    ...overlappingGroups(pack),
    ...offsetsAcross(pack),
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

/** Notes that a rule carries inside its figures, for one of several cases it decides (A1, A2, A20). */
const NOTE_KEYS: readonly string[] = ['note', 'partNote', 'betweenNote', 'fullDayNote', 'spreadNote'];

function isNoteKey(key: string): boolean {
  return NOTE_KEYS.includes(key);
}

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string');
}

/** Numbers that the text leaves open stand in `settings`; a rule refers to them by id. */
function missingSettings(pack: PolicyPack): readonly UnplacedProblem[] {
  const known = new Set(pack.settings.map(({ id }) => id));
  const used = [
    ...pack.activities.flatMap((activity, index) =>
      settingsOfActivity(activity).map((id) => ({ id, path: `/activities/${index}` })),
    ),
    ...pack.deductions.flatMap(({ hours }, index) =>
      settingsOfFigure(hours).map((id) => ({ id, path: `/deductions/${index}` })),
    ),
    ...pack.gates.flatMap((gate, index) =>
      gate.kind === 'passed' && gate.setting !== undefined
        ? [{ id: gate.setting, path: `/gates/${index}` }]
        : [],
    ),
    ...pack.assessment.flatMap((rule, index) =>
      rule.kind === 'waiver'
        ? [{ id: rule.setting, path: `/assessment/${index}` }]
        : rule.kind !== 'minimum'
          ? []
          : [rule.hours, rule.credits]
              .flatMap(settingsOfFigure)
              .map((id) => ({ id, path: `/assessment/${index}` })),
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

/** The settings an activity's hours and credits refer to. */
function settingsOfActivity(activity: PolicyPack['activities'][number]): readonly string[] {
  const ofCredits = (rule: CreditsRule | undefined) => (rule?.kind === 'setting' ? [rule.setting] : []);
  return [...settingsOfHours(activity), ...ofCredits(activity.credits), ...ofCredits(activity.otherwise)];
}

/** The settings that the hours of an activity rest on, with what multiplies them. */
export function settingsOfHours({
  hours,
  multipliers = [],
}: PolicyPack['activities'][number]): readonly string[] {
  return [
    ...(hours.kind === 'lessons' ? [hours.setting] : []),
    ...(hours.kind === 'practice'
      ? [...settingsOfFigure(hours.hoursPerMonth), ...settingsOfFigure(hours.hoursPerWeek)]
      : []),
    ...multipliers.flatMap(({ factors }) => Object.values(factors).flatMap(settingsOfFigure)),
  ];
}

/** Offsets and minima name groups by id. */
function missingGroups(pack: PolicyPack): readonly UnplacedProblem[] {
  const known = new Set<string>(pack.groups.map(({ id }) => id));
  return pack.assessment.flatMap((rule, index) => {
    const used =
      rule.kind === 'offset'
        ? [rule.from, rule.to]
        : rule.kind === 'minimum'
          ? Object.keys(rule.groups)
          : rule.kind === 'waiver'
            ? rule.groups
            : [];
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

/** Conditions on classifications, found by shape like the notes: a value that no axis has would match nothing for ever. */
function missingClassifications(pack: PolicyPack): readonly UnplacedProblem[] {
  const axes = new Map(pack.classifications.map(({ id, values }) => [id, values.map((value) => value.id)]));
  const found: UnplacedProblem[] = [];
  const visit = (value: unknown, path: string): void => {
    if (typeof value !== 'object' || value === null) return;
    for (const [key, inner] of Object.entries(value)) {
      const condition = key === 'classification' ? classifiedSchema.safeParse(inner) : null;
      if (condition?.success !== true) {
        visit(inner, `${path}/${key}`);
        continue;
      }
      for (const [axis, values] of Object.entries(condition.data))
        for (const id of values.filter((one) => axes.get(axis)?.includes(one) !== true))
          found.push({
            path: `${path}/${key}/${axis}`,
            code: 'classificationMissing',
            values: { id: `${axis}/${id}` },
            message: `classification ${axis}/${id} is missing`,
          });
    }
  };
  visit(pack, '');
  return found;
}

/** Lists whose rules are addressed by id. Sections that replace as a whole are addressed by their key. */
function repeatedIds(pack: PolicyPack): readonly UnplacedProblem[] {
  const lists = {
    consequences: pack.consequences,
    duties: pack.duties,
    deductions: pack.deductions,
    notes: pack.notes,
    settings: pack.settings,
    classifications: pack.classifications,
    activities: pack.activities,
    gates: pack.gates,
    groups: pack.groups,
    assessment: pack.assessment,
    deadlines: pack.deadlines ?? [],
    limits: pack.limits ?? [],
  };
  return Object.entries(lists).flatMap(([section, rules]) =>
    rules.flatMap((rule: { readonly id: string }, index: number) =>
      rules.findIndex(({ id }: { readonly id: string }) => id === rule.id) === index
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

/** Kinds of rule of which a pack may have any number. */
const MANY: readonly string[] = ['cap', 'offset', 'exemption', 'waiver'];

/** Kinds of rule of which an assessment asks one (of a minimum: one per period); a second would never be read. */
function repeatedKinds({ assessment }: PolicyPack): readonly UnplacedProblem[] {
  const seen = new Set<string>();
  return assessment.flatMap((rule, index) => {
    if (MANY.includes(rule.kind)) return [];
    const kind =
      rule.kind === 'minimum'
        ? `minimum of the ${[rule.period, ...(rule.roles ?? []).toSorted()].join(' ')}`
        : rule.kind;
    if (!seen.has(kind)) {
      seen.add(kind);
      return [];
    }
    return [
      { path: `/assessment/${index}`, code: 'kindTwice', values: { kind }, message: `a second ${kind}` },
    ];
  });
}

/** Every form, level and classification a match holds, as texts. */
function cellsOf({ classifications }: PolicyPack, match: Match): ReadonlySet<string> {
  const kinds = classificationsAlong(classifications);
  return new Set(
    forms.flatMap((form) =>
      [null, ...levels].flatMap((level) =>
        kinds.flatMap((classification, kind) =>
          matches(match, { form, level, classification }) ? [`${form}/${level ?? ''}/${kind}`] : [],
        ),
      ),
    ),
  );
}

/** Whether two matches have an entry in common. */
function share(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  return [...one].some((cell) => other.has(cell));
}

/** Whether a match holds nothing that the other does not. */
function isWithin(inner: ReadonlySet<string>, outer: ReadonlySet<string>): boolean {
  return [...inner].every((cell) => outer.has(cell));
}

function overlappingGroups(pack: PolicyPack): readonly UnplacedProblem[] {
  const { groups } = pack;
  const parts = groups.map(({ division, match }) => ({ division, cells: cellsOf(pack, match) }));
  return parts.flatMap(({ division, cells }, index) =>
    parts.slice(0, index).some((earlier) => earlier.division === division && share(earlier.cells, cells))
      ? [
          {
            path: `/groups/${index}/match`,
            code: 'groupsOverlap' as const,
            values: { id: groups[index]?.id ?? '' },
            message: `${groups[index]?.id} shares entries with an earlier group`,
          },
        ]
      : [],
  );
}

/** Between divisions one training would lend to a group that it fills itself. */
function offsetsAcross({ assessment, groups }: PolicyPack): readonly UnplacedProblem[] {
  const divisions = new Map(groups.map(({ id, division }) => [id, division]));
  return assessment.flatMap((rule, index) =>
    rule.kind === 'offset' &&
    divisions.has(rule.from) &&
    divisions.has(rule.to) &&
    divisions.get(rule.from) !== divisions.get(rule.to)
      ? [
          {
            path: `/assessment/${index}`,
            code: 'groupsApart' as const,
            values: { id: rule.id },
            message: `${rule.id} lends between divisions`,
          },
        ]
      : [],
  );
}

/**
 * Caps are disjoint, or the narrower one is applied first (yearly ones before those of the cycle). Otherwise it would
 * depend on which entries the first cut what is left for the second.
 */
function overlappingCaps(pack: PolicyPack): readonly UnplacedProblem[] {
  const { assessment, clauses } = pack;
  const articles = new Map(clauses.map(({ id, article }) => [id, article]));
  const caps = assessment.flatMap((rule, index) => (rule.kind === 'cap' ? [{ rule, index }] : []));
  const applied = [
    ...caps.filter(({ rule }) => rule.period === 'year'),
    ...caps.filter(({ rule }) => rule.period === 'cycle'),
  ].map(({ rule, index }) => ({ index, id: rule.id, clause: rule.clause, cells: cellsOf(pack, rule.match) }));
  return applied.flatMap((cap, position) =>
    applied
      .slice(0, position)
      .filter((earlier) => share(earlier.cells, cap.cells) && !isWithin(earlier.cells, cap.cells))
      .map((earlier) => ({
        path: `/assessment/${cap.index}/match`,
        code: 'capsOverlap' as const,
        // Where the pack says the article, the sentence names that.
        values: { id: cap.id, other: earlier.id, clause: articles.get(earlier.clause) ?? earlier.clause },
        message: `${cap.id} overlaps ${earlier.id}`,
      })),
  );
}
