import { settingReader } from '../award/award.ts';
import type { Decisions } from '../award/award-outcome.ts';
import { settingsOfHours } from '../pack/check-pack.ts';
import { classifiedTitles } from '../pack/classification-axis.ts';
import { settingsOfFigure } from '../pack/figure.ts';
import { fieldOf } from '../pack/pack-field.ts';
import { figureText, thousandthsOf } from '../pack/pack-words.ts';
import type { PolicyPack } from '../pack/policy-pack.ts';
import { assertResolved } from '../pack/resolve-pack.ts';
import { yesNoWord } from '../policy-words.ts';
import { type ActivityRow, type DescribedPack, innerRulesOf, type RuleLine } from './described-pack.ts';
import { packHead } from './pack-head.ts';
import { type Draft, packSections } from './pack-sections.ts';
import {
  cellsOf,
  conditionText,
  hoursText,
  multiplierText,
  registerAtOf,
  type SentenceWords,
} from './pack-sentences.ts';

/**
 * What every line needs beside its rule: the pack it may name others of, words for silent points, what counts
 * as own.
 */
type DescribeFacts = {
  readonly pack: PolicyPack;
  readonly words: SentenceWords;
  readonly isOwn: (field: string) => boolean;
};

/**
 * The resolved pack set as a document: every rule of it in exactly one line, each with its clause, the pack's wording,
 * what its numbers say, and the readings it rests on. `own` is the pack as its file says (what it adds or changes is
 * marked); without it nothing is marked. `decisions` fill the silent points.
 */
export function describePack(pack: PolicyPack, decisions: Decisions, own?: PolicyPack): DescribedPack {
  assertResolved(pack);
  const facts = factsOf(pack, decisions, own);
  const { isOwn } = facts;
  const settingOf = settingReader(pack, decisions);
  const activities = pack.activities.map((activity) => activityRow(facts, activity));
  const sections = packSections(pack, facts.words)
    .map(([id, drafts]) => ({ id, lines: drafts.map((draft) => lineOf(facts, draft)) }))
    .filter(({ lines }) => lines.length > 0);
  const lines = [
    ...activities,
    ...activities.flatMap(innerRulesOf),
    ...sections.flatMap((section) => section.lines),
  ];
  return {
    head: headOf(pack),
    axes: pack.classifications,
    activities,
    sections,
    settings: pack.settings.map((setting) => ({
      field: fieldOf('settings', setting.id),
      id: setting.id,
      clause: setting.clause,
      title: setting.title,
      unit: setting.unit,
      default: setting.default === undefined ? null : thousandthsOf(setting.default),
      decided: decidedFigure(decisions, setting.id),
      value: settingOf(setting.id),
      noteIds: setting.notes,
      usedBy: usersOfSetting(pack, setting.id),
      isOwn: isOwn(fieldOf('settings', setting.id)),
    })),
    notes: pack.notes.map(({ id, text }) => ({
      field: fieldOf('notes', id),
      id,
      text,
      usedBy: [
        ...lines.filter(({ noteIds }) => noteIds.includes(id)).map(({ field }) => field),
        ...pack.settings
          .filter(({ notes }) => notes.includes(id))
          .map((setting) => fieldOf('settings', setting.id)),
      ],
      isOwn: isOwn(fieldOf('notes', id)),
    })),
  };
}

/**
 * Beside the head what a reader asks first: whether credits are known, whether a form is needed, of which
 * periods something is asked.
 */
function headOf(pack: PolicyPack): DescribedPack['head'] {
  return {
    ...packHead(pack),
    hasCredits: pack.units.credits,
    requiresApprovalForm: pack.requiresApprovalForm ?? false,
    minima: pack.assessment.flatMap((rule) =>
      rule.kind === 'minimum' && rule.roles === undefined ? [rule.period] : [],
    ),
  };
}

/** The figure that somebody decided for a setting, in thousandths; null while nobody did. */
function decidedFigure(decisions: Decisions, id: string): number | null {
  const decided = decisions.get(id);
  return typeof decided === 'number' ? decided : null;
}

/** A silent point shows what holds now: what was decided, else its default, else that it is open. */
function factsOf(pack: PolicyPack, decisions: Decisions, own: PolicyPack | undefined): DescribeFacts {
  const settings = new Map(pack.settings.map((setting) => [setting.id, setting]));
  const groups = new Map<string, string>(pack.groups.map(({ id, title }) => [id, title]));
  const activities = new Map(pack.activities.map(({ id, title }) => [id, title]));
  return {
    pack,
    words: {
      settingText: (id) => {
        const decided = decidedFigure(decisions, id);
        const setting = settings.get(id);
        if (decided !== null) return setting?.unit === 'yes-no' ? yesNoWord(decided) : figureText(decided);
        return setting?.default === undefined ? `（待填：${setting?.title ?? id}）` : String(setting.default);
      },
      groupTitle: (id) => groups.get(id) ?? id,
      classifiedText: (condition) => classifiedTitles(pack.classifications, condition).join('、'),
      activityTitle: (id) => activities.get(id) ?? id,
    },
    isOwn: ownership(own),
  };
}

/**
 * Which fields a pack that extends another says itself: rules of a list one by one, other sections as a
 * whole, as extensions replace them. A pack that stands alone marks nothing: all of it is its own.
 */
function ownership(own: PolicyPack | undefined): (field: string) => boolean {
  if (own === undefined || own.extends === null) return () => false;
  const said = new Map<string, unknown>(Object.entries(own));
  return (field) => {
    const [section = '', id] = field.split('/');
    const value = said.get(section);
    if (!Array.isArray(value)) return value !== undefined;
    return value.some((rule: { readonly id: string }) => fieldOf(rule.id) === id);
  };
}

/** The pack's wording and the figures side by side; where they disagree, an edit changed one of them only. */
function lineOf({ isOwn }: Pick<DescribeFacts, 'isOwn'>, { field, rule, label, figures }: Draft): RuleLine {
  return {
    field,
    rule: rule.id,
    clause: rule.clause,
    label,
    text: rule.text,
    figures,
    noteIds: rule.notes,
    isOwn: isOwn(field),
  };
}

/**
 * A row of the table. The reading behind its hours, rates and cap belongs to the row, because people look for
 * it there.
 */
function activityRow(facts: DescribeFacts, activity: PolicyPack['activities'][number]): ActivityRow {
  const field = fieldOf('activities', activity.id);
  const { projectCap, when } = activity;
  const condition = conditionText(when, facts.words);
  const base = lineOf(facts, { field, rule: activity, label: activity.title, figures: '' });
  const readings = [...base.noteIds, ...readingsOf(activity)];
  return {
    ...base,
    noteIds: [...new Set(readings)],
    figures: activity.display ?? '',
    title: activity.title,
    forms: when.forms ?? [],
    roles: when.roles ?? [],
    condition,
    hours: hoursText(activity, facts.words),
    registerAt: registerAtOf(activity),
    cells: cellsOf(activity, facts.words),
    projectCap:
      projectCap === undefined
        ? null
        : lineOf(facts, {
            field: fieldOf('activities', activity.id, 'projectCap'),
            rule: projectCap,
            label: '单个项目上限',
            figures: `单个项目最多 ${projectCap.credits} 学分`,
          }),
    multipliers: (activity.multipliers ?? []).map((multiplier) =>
      lineOf(facts, {
        field: fieldOf('activities', activity.id, 'multipliers', multiplier.id),
        rule: multiplier,
        label: multiplier.title,
        figures: multiplierText(multiplier, facts.words),
      }),
    ),
    isDisplayOnly: activity.display !== undefined,
  };
}

/** Readings named inside an activity's figures: they decide there, so they belong to its row. */
function readingsOf({ credits, otherwise, uncapped }: PolicyPack['activities'][number]): readonly string[] {
  const ofCredits = [credits, otherwise].flatMap((rule) => {
    if (rule === undefined) return [];
    if (rule.kind === 'per-day') return [rule.fullDayNote, rule.partNote, rule.spreadNote];
    if (rule.kind === 'per-hours') return [rule.partNote];
    return rule.kind === 'score' ? [rule.betweenNote] : [];
  });
  return [...ofCredits, uncapped?.note].filter((note) => note !== undefined);
}

/** Rules that wait for a silent point: whoever decides it sees what it will move. */
function usersOfSetting(pack: PolicyPack, id: string): readonly string[] {
  const inActivities = pack.activities
    .filter(
      (activity) =>
        settingsOfHours(activity).includes(id) ||
        (activity.credits.kind === 'setting' && activity.credits.setting === id) ||
        (activity.otherwise?.kind === 'setting' && activity.otherwise.setting === id),
    )
    .map((activity) => fieldOf('activities', activity.id));
  const inMinima = pack.assessment
    .filter(
      (rule) =>
        (rule.kind === 'waiver' && rule.setting === id) ||
        (rule.kind === 'minimum' && [rule.hours, rule.credits].flatMap(settingsOfFigure).includes(id)),
    )
    .map((rule) => fieldOf('assessment', rule.id));
  const inGates = pack.gates
    .filter((gate) => gate.kind === 'passed' && gate.setting === id)
    .map((gate) => fieldOf('gates', gate.id));
  const inDeductions = pack.deductions
    .filter(({ hours }) => settingsOfFigure(hours).includes(id))
    .map((rule) => fieldOf('deductions', rule.id));
  return [...inActivities, ...inMinima, ...inGates, ...inDeductions];
}
