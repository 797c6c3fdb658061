import type { TeacherFields } from '../../../../src-shared/rpc/contract/teachers.ts';
import { teachersText } from '../../../text/teachers.ts';
import { idTypeWords, levelWords, sexWords, teacherStatusWords } from '../../../text/words.ts';
import css from './profile-details.module.css';

const text = teachersText.profile;
const labels = teachersText.form;

/** Everything kept of a teacher that the head does not show. */
export function ProfileDetails({ fields }: { readonly fields: TeacherFields }) {
  const words = text.details;
  const lines: readonly (readonly [term: string, value: string | null])[] = [
    [words.sex, fields.sex === null ? null : sexWords[fields.sex]],
    [words.birth, fields.birthOn],
    [words.idType, idTypeWords[fields.idType]],
    [labels.post, fields.post],
    [labels.phone, fields.phone],
    [labels.email, fields.email],
    [labels.ethnicity, fields.ethnicity],
    [labels.education, fields.education],
    [labels.isFullTime, fields.isFullTime ? words.yes : words.no],
    [labels.hiredOn, fields.hiredOn],
    [labels.broughtInOn, fields.broughtInOn],
    [words.proof, fields.hasProofOfPriorTraining ? proofWords(fields) : words.proofNo],
    [words.roles, fields.roles.map((role) => teachersText.roles[role] ?? role).join('、') || null],
    [words.status, teacherStatusWords[fields.status]],
    [words.left, fields.leftOn],
    [words.remark, fields.remark],
  ];
  return (
    <dl className={css['details']}>
      {lines.map(([term, value]) => (
        <div key={term}>
          <dt>{term}</dt>
          <dd className={value === null ? 'tone-muted' : undefined}>{value ?? words.none}</dd>
        </div>
      ))}
    </dl>
  );
}

/** 有（徐闻县教育局，县级，2020–2024 年）: what was not written down is said to be open. */
function proofWords({
  priorProofIssuer,
  priorProofLevel,
  priorProofFrom,
  priorProofTo,
}: TeacherFields): string {
  const words = text.details;
  const years =
    priorProofFrom === null || priorProofTo === null ? null : words.proofYears(priorProofFrom, priorProofTo);
  const parts = [priorProofIssuer, priorProofLevel && levelWords[priorProofLevel], years];
  return words.proofWith(parts.map((part) => part ?? words.proofOpen).join('，'));
}
