import type { DescribedPack } from '../../../../src-shared/policy/document/described-pack.ts';
import type { EditableField } from '../../../../src-shared/policy/document/pack-edit.ts';
import { readText } from '../../../text/policies/read.ts';
import { scopeText } from '../read/rules/activity-scope.ts';

/** The values of one rule (or of a whole section that is one) on the form. */
export type EditGroup = {
  /** As the document's lines name it: `assessment/year-minimum`. */
  readonly line: string;
  readonly section: string;
  /** What the rule is called; the section's own name where it is one rule. */
  readonly title: string;
  readonly clause: string;
  /** What its numbers say now. */
  readonly figures: string;
  readonly isOwn: boolean;
  readonly fields: readonly EditableField[];
};

/** Values that name other things: another choice there is another rule, not another number. */
const references = new Set([
  'fullDayNote',
  'partNote',
  'spreadNote',
  'betweenNote',
  'document',
  'setting',
  'above',
  'grade',
]);
const headSections = new Set([
  'title',
  'shortTitle',
  'documentNumber',
  'issuer',
  'issuedOn',
  'regionCode',
  'summary',
  'requiresApprovalForm',
  'effective',
]);

const lastKey = (field: string) => field.split('/').at(-1) ?? '';

/** Places that name another rule, a programme or a word of the format: by key and rule. */
const namedPlaces =
  /^(deadlines\/[^/]+\/from|assessment\/[^/]+\/(from|to)|gates\/[^/]+\/atLeast\/.+|selection\/programme)$/;

/** Whether a value is shown on the form. */
export function isShown({ field, value }: EditableField): boolean {
  const isAbsentSection = value === null && !field.includes('/') && !headSections.has(field);
  return !isAbsentSection && !references.has(lastKey(field)) && !namedPlaces.test(field);
}

/** The section a field is edited under: everything at the top of a pack is one. */
function sectionOf(field: string): string {
  const first = field.split('/')[0] ?? '';
  return headSections.has(first) ? 'head' : first;
}

/** What the fields of a rule stand under; of `now`, or of `saved` where the edits drop the rule. */
function namesOf(document: DescribedPack) {
  return [
    ...document.activities.map((rule) => ({
      ...rule,
      label: rule.title,
      figures: [scopeText(rule), rule.figures].filter((part) => part !== '').join('；'),
    })),
    ...document.sections.flatMap(({ lines }) => lines),
    ...document.settings.map((rule) => ({ ...rule, label: rule.title, figures: '' })),
    ...document.notes.map((rule, index) => ({
      ...rule,
      label: readText.notes.reading(index + 1),
      figures: '',
      clause: '',
    })),
  ].map((rule) => [rule.field, rule] as const);
}

/** The fields by rule, in the order of the pack; the lines inside a row of the table stand with it. */
export function groupFields(
  fields: readonly EditableField[],
  saved: DescribedPack,
  now: DescribedPack = saved,
): readonly EditGroup[] {
  const names = new Map([...namesOf(saved), ...namesOf(now)]);
  const byLine = Map.groupBy(fields.filter(isShown), ({ field, line }) =>
    sectionOf(field) === 'head' ? 'head' : line.replace(/\/(projectCap|multipliers\/[^/]+)$/, ''),
  );
  return [...byLine].map(([line, ofLine]): EditGroup => {
    const rule = names.get(line);
    return {
      line,
      section: sectionOf(ofLine[0]?.field ?? ''),
      title: rule?.label ?? paperTitle(line, ofLine),
      clause: rule?.clause ?? '',
      figures: rule?.figures ?? '',
      isOwn: rule?.isOwn ?? false,
      fields: ofLine,
    };
  });
}

/** A paper of the archive is called what it is called; the lines of the document name the list as a whole. */
function paperTitle(line: string, [first]: readonly EditableField[]): string {
  return line.startsWith('archive/items/') ? String(first?.value ?? '') : '';
}

/** The order in which the form shows its sections: figures people change first. */
const sectionOrder = [
  'head',
  'activities',
  'assessment',
  'settings',
  'deadlines',
  'limits',
  'gates',
  'registrationYear',
  'cycle',
  'classifications',
  'groups',
  'consequences',
  'deductions',
  'registration',
  'leave',
  'outgoing',
  'selection',
  'numbering',
  'archive',
  'duties',
  'notes',
];

/** A chapter of the editor. */
export type EditSection = { readonly id: string; readonly groups: readonly EditGroup[] };

/** Sections to which rules or notes can be added: they are there even while they are empty. */
const growing = ['activities', 'assessment', 'deadlines', 'gates', 'numbering', 'archive', 'notes'];

/** The groups by chapter, in the order of the regulation. */
export function sectionsOf(groups: readonly EditGroup[]): readonly EditSection[] {
  const bySection = Map.groupBy(groups, ({ section }) => section);
  return sectionOrder.flatMap((id) => {
    const ofSection = bySection.get(id) ?? (growing.includes(id) ? [] : undefined);
    return ofSection === undefined ? [] : [{ id, groups: ofSection }];
  });
}

/** The last words of a field's label: what the rule's own place says is left out, and ids that only files show. */
export function shortLabel({ field, line, label }: EditableField): string {
  const depth = line.split('/').length;
  const words = label.split(' ');
  const isPath = field.split('/').length > 2;
  const rest = isPath && depth > 2 ? words.slice(depth - 2) : words;
  const isActivity = field.startsWith('activities/') && rest.length > 1;
  const told = isActivity && ['学时', '学分'].includes(rest[0] ?? '') ? rest.slice(1) : rest;
  const read = told.flatMap((word) =>
    /^\d+$/.test(word) ? [`第 ${Number(word) + 1} 项`] : hasHan(word) ? [word] : [],
  );
  return read.length === 0 ? label : read.join(' ');
}

function hasHan(word: string): boolean {
  return /\p{Script=Han}/u.test(word);
}

/** The level of a rate (`activities/x/credits/rates/city`), which stands in the row of levels. */
export function rateLevel({ field }: EditableField): string | null {
  return /^activities\/[^/]+\/credits\/rates\/([a-z]+)$/.exec(field)?.[1] ?? null;
}

/** Wording and citation: folded away, since figures are what is usually changed. */
export function isWording({ field, kind }: EditableField): boolean {
  if (field.startsWith('notes/') || sectionOf(field) === 'head') return false;
  return kind === 'text' && ['text', 'clause', 'title', 'name', 'display'].includes(lastKey(field));
}
