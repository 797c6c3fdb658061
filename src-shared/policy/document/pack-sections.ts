import type { DayTier } from '../duties/leave-route.ts';
import { fieldOf } from '../pack/pack-field.ts';
import type { PolicyPack } from '../pack/policy-pack.ts';
import type { RuleHeading } from '../pack/rule-heading.ts';
import {
  applicantPostWords,
  approverWords,
  deadlineDutyWords,
  decidedByWords,
  gateWords,
  numberPartWords,
  organiserFactWords,
  periodWords,
  proofLevelWords,
  registrarWords,
} from '../policy-words.ts';
import type { documentSections } from './described-pack.ts';
import {
  assessmentText,
  axisText,
  deadlineText,
  deductionText,
  gateText,
  groupText,
  limitText,
  type SentenceWords,
} from './pack-sentences.ts';

type SectionId = (typeof documentSections)[number];

/** A rule on its way into the document: where it stands, what it is called, what its numbers say. */
export type Draft = {
  readonly field: string;
  readonly rule: RuleHeading;
  readonly label: string;
  readonly figures: string;
};

/**
 * Every section in reading order: first what credits come from and are judged by, then the duties beside
 * them. A new section of packs must be added here, which a test over all shipped packs demands.
 */
export function packSections(
  pack: PolicyPack,
  words: SentenceWords,
): readonly (readonly [SectionId, readonly Draft[]])[] {
  /** One list of the pack stands in several sections of the document, by kind. */
  const ofKinds = (label: string, ...kinds: readonly PolicyPack['assessment'][number]['kind'][]) =>
    pack.assessment
      .filter(({ kind }) => kinds.includes(kind))
      .map((rule) => ({
        field: fieldOf('assessment', rule.id),
        rule,
        label,
        figures: assessmentText(rule, words),
      }));
  return [
    ['registration-year', yearDrafts(pack)],
    ['cycle', cycleDrafts(pack)],
    ['classifications', axisDrafts(pack)],
    ['groups', groupDrafts(pack, words)],
    ['caps', ofKinds('上限', 'cap')],
    ['minima', ofKinds('最低要求', 'minimum', 'every-year')],
    ['offsets', ofKinds('抵用', 'offset', 'uncounted')],
    ['make-up', ofKinds('补修', 'make-up')],
    ['exemptions', ofKinds('不考核', 'exemption', 'waiver')],
    ['enterprise', ofKinds('企业实践', 'enterprise')],
    ['gates', gateDrafts(pack, words)],
    ['consequences', consequenceDrafts(pack)],
    ['deductions', deductionDrafts(pack, words)],
    ['deadlines', deadlineDrafts(pack)],
    ['registration', registrationDrafts(pack)],
    ['leave', leaveDrafts(pack)],
    ['outgoing', outgoingDrafts(pack)],
    ['selection', selectionDrafts(pack)],
    ['limits', limitDrafts(pack)],
    ['numbering', numberingDrafts(pack)],
    ['archive', archiveDrafts(pack)],
    ['duties', dutyDrafts(pack)],
  ];
}

/** The day and the fact that decide the year stand in one sentence: either alone is misread (Q12). */
function yearDrafts({ registrationYear: rule }: PolicyPack): readonly Draft[] {
  if (rule === undefined) return [];
  const [month, day] = rule.starts.split('-').map(Number);
  const figures = `登记年度从 ${month} 月 ${day} 日起，以${decidedByWords[rule.decidedBy]}的日期为准`;
  return [{ field: 'registrationYear', rule, label: '登记年度', figures }];
}

function cycleDrafts({ cycle }: PolicyPack): readonly Draft[] {
  if (cycle === undefined || cycle === null) return [];
  return [{ field: 'cycle', rule: cycle, label: '周期', figures: `${cycle.years} 年一个周期` }];
}

function axisDrafts({ classifications }: PolicyPack): readonly Draft[] {
  return classifications.map((rule) => ({
    field: fieldOf('classifications', rule.id),
    rule,
    label: rule.title,
    figures: axisText(rule),
  }));
}

/** A group has no clause of its own: it is cited with those of the rules that name it. */
function groupDrafts({ assessment, groups }: PolicyPack, words: SentenceWords): readonly Draft[] {
  return groups.map((group) => {
    const users = assessment.filter((rule) =>
      rule.kind === 'offset'
        ? rule.from === group.id || rule.to === group.id
        : rule.kind === 'minimum' && rule.groups[group.id] !== undefined,
    );
    const rule = {
      id: group.id,
      clause: [...new Set(users.map(({ clause }) => clause))].join(', '),
      text: groupText(group, words),
      notes: [],
    };
    return { field: fieldOf('groups', group.id), rule, label: group.title, figures: groupText(group, words) };
  });
}

function deductionDrafts({ deductions }: PolicyPack, words: SentenceWords): readonly Draft[] {
  return deductions.map((rule) => ({
    field: fieldOf('deductions', rule.id),
    rule,
    label: rule.title,
    figures: deductionText(rule, words),
  }));
}

function consequenceDrafts({ consequences }: PolicyPack): readonly Draft[] {
  return consequences.map((rule) => ({
    field: fieldOf('consequences', rule.id),
    rule,
    label: '后果',
    figures: `${rule.when.map((period) => periodWords[period]).join('、')}未达到时`,
  }));
}

/** Rows in the order they are asked, then the rules that stand once. */
function registrationDrafts({ registration }: PolicyPack): readonly Draft[] {
  if (registration === undefined) return [];
  const one = (key: string, label: string, rule: RuleHeading | undefined): readonly Draft[] =>
    rule === undefined ? [] : [{ field: fieldOf('registration', key), rule, label, figures: '' }];
  return [
    ...registration.registrars.map((rule) => ({
      field: fieldOf('registration', 'registrars', rule.id),
      rule,
      label: '登记权限',
      figures: `由${registrarWords[rule.registrar]}登记`,
    })),
    ...registration.organisers.map((rule) => ({
      field: fieldOf('registration', 'organisers', rule.id),
      rule,
      label: '主办单位',
      figures: [
        ...rule.requires.map(({ fact }) => `须${organiserFactWords[fact]}`),
        ...(rule.documents.length === 0 ? [] : [`须有${rule.documents.map(({ name }) => name).join('、')}`]),
        ...(rule.sameLevel ? ['只向同级培训机构'] : []),
      ].join('，'),
    })),
    ...one('otherOrganisers', '其他主办单位', registration.otherOrganisers),
    ...one('ownWork', '本级承办', registration.ownWork),
    ...one('delegation', '委托登记', registration.delegation),
    ...one('approvalForm', '登记审批表', registration.approvalForm),
    ...one('levelDocument', '级别文件', registration.levelDocument),
    ...one('unstated', '没有写明', registration.unstated),
  ];
}

/** Leave and trips have tiers of the same form; `section` makes their fields differ. */
function tierDrafts(section: string, tiers: readonly DayTier[]): readonly Draft[] {
  return tiers.map((rule) => ({
    field: fieldOf(section, 'tiers', rule.id),
    rule,
    label: '审批',
    figures: `${tierText(rule)}由${approverWords[rule.approver]}批准`,
  }));
}

function tierText({ including, below }: DayTier): string {
  if (including !== undefined) return `${including} 天以内（含）`;
  return below === undefined ? '更长的' : `不到 ${below} 天`;
}

function leaveDrafts({ leave }: PolicyPack): readonly Draft[] {
  if (leave === undefined) return [];
  const proof = leave.sickProof;
  return [
    ...tierDrafts('leave', leave.tiers),
    ...(proof === undefined
      ? []
      : [
          {
            field: 'leave/sickProof',
            rule: proof,
            label: '病假证明',
            figures: `${proofLevelWords[proof.lowest]}及以上医院的证明`,
          },
        ]),
  ];
}

function outgoingDrafts({ outgoing }: PolicyPack): readonly Draft[] {
  if (outgoing === undefined) return [];
  return [
    { field: 'outgoing/scope', rule: outgoing.scope, label: '范围', figures: '' },
    {
      field: 'outgoing/papers',
      rule: outgoing.papers,
      label: '材料',
      figures: outgoing.papers.documents.map(({ name }) => name).join('、'),
    },
    ...tierDrafts('outgoing', outgoing.tiers),
    ...outgoing.posts.map((rule) => ({
      field: fieldOf('outgoing', 'posts', rule.id),
      rule,
      label: '审批',
      figures: `${rule.posts.map((post) => applicantPostWords[post]).join('、')}由${approverWords[rule.approver]}批准`,
    })),
    {
      field: 'outgoing/severalApplicants',
      rule: outgoing.severalApplicants,
      label: '多人同表',
      figures: '',
    },
  ];
}

/** Whether a reason may override the refusal is part of the rule (Q22). */
function selectionDrafts({ selection }: PolicyPack): readonly Draft[] {
  return (selection?.rules ?? []).map((rule) => ({
    field: fieldOf('selection', 'rules', rule.id),
    rule,
    label: '选派',
    figures: [
      rule.kind === 'most-per-year'
        ? `每人每年最多 ${rule.most} 个`
        : rule.kind === 'no-show-bar'
          ? `无故不到的 ${rule.months} 个月内不再选派`
          : `同类项目不重复参加${rule.multiYearExcepted ? '，跨年项目的第二年除外' : ''}`,
      ...(rule.overridable ? ['写明理由可以例外'] : []),
    ].join('，'),
  }));
}

/** The order of the parts is the text's, the widths a default (L23, Q21). */
function numberingDrafts({ numbering }: PolicyPack): readonly Draft[] {
  if (numbering === undefined) return [];
  const figures = numbering.parts
    .map((part) => `${numberPartWords[part]} ${numbering.widths[part]} 位`)
    .join(' + ');
  return [{ field: 'numbering', rule: numbering, label: '证书编号', figures }];
}

/** The kinds a project's archive must hold (H7, Q18). */
function archiveDrafts({ archive }: PolicyPack): readonly Draft[] {
  if (archive === undefined || archive === null) return [];
  const figures = archive.items.map(({ title }) => title).join('、');
  return [{ field: 'archive', rule: archive, label: '存档材料', figures }];
}

function gateDrafts({ gates }: PolicyPack, words: SentenceWords): readonly Draft[] {
  return gates.map((gate) => ({
    field: fieldOf('gates', gate.id),
    rule: gate,
    label: gateWords[gate.kind],
    figures: gateText(gate, words),
  }));
}

function deadlineDrafts({ deadlines }: PolicyPack): readonly Draft[] {
  return (deadlines ?? []).map((rule) => ({
    field: fieldOf('deadlines', rule.id),
    rule,
    label: deadlineDutyWords[rule.duty],
    figures: deadlineText(rule),
  }));
}

function limitDrafts({ limits }: PolicyPack): readonly Draft[] {
  return (limits ?? []).map((rule) => ({
    field: fieldOf('limits', rule.id),
    rule,
    label: '限额',
    figures: limitText(rule),
  }));
}

function dutyDrafts({ duties }: PolicyPack): readonly Draft[] {
  return duties.map((rule) => ({
    field: fieldOf('duties', rule.id),
    rule,
    label: '职责',
    figures: '',
  }));
}
