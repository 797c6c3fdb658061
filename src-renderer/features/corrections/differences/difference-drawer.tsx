import { Link } from 'wouter';
import type { ReturnDifference } from '../../../../src-shared/rpc/contract/corrections.ts';
import { MaskedId } from '../../../components/figures/masked-id.tsx';
import { NoteBox } from '../../../components/notes/note-box.tsx';
import { ProblemList } from '../../../components/notes/problem-list.tsx';
import { SideDrawer } from '../../../components/overlay/side-drawer.tsx';
import {
  type Decision,
  differenceKindHints,
  differenceKindWords,
  fieldWord,
  sideText,
  correctionsText as text,
} from '../../../text/corrections.ts';
import { formatDate, NONE } from '../../../text/format.ts';
import { DecisionButtons } from './decision-buttons.tsx';
import css from './difference-drawer.module.css';
import { Marks } from './marks.tsx';

type DifferenceDrawerProps = {
  readonly difference: ReturnDifference;
  readonly decision: Decision | null;
  readonly onDecide: (difference: ReturnDifference, decision: Decision | null) => void;
  readonly onClose: () => void;
  readonly onStep: (step: 1 | -1) => void;
};

/** One difference with all its words: both sides, where it stands, marks, what accepting it does. */
export function DifferenceDrawer({ difference, decision, onDecide, onClose, onStep }: DifferenceDrawerProps) {
  const { teacher, project } = difference;
  const lines: readonly (readonly [string, string])[] = [
    [text.ours, sideText(difference, 'ours')],
    [text.theirs, sideText(difference, 'theirs')],
  ];
  return (
    <SideDrawer
      label={text.drawer}
      width={400}
      eyebrow={[teacher.name, teacher.organisationName ?? ''].filter((part) => part !== '').join(' · ')}
      title={[differenceKindWords[difference.kind], fieldWord(difference)]
        .filter((part) => part !== NONE)
        .join('　')}
      onClose={onClose}
      onStep={onStep}
      foot={<DecisionButtons difference={difference} decision={decision} onDecide={onDecide} />}
    >
      <div className={css['detail']}>
        <dl className={css['sides']}>
          {lines.map(([term, value]) => (
            <div key={term}>
              <dt>{term}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
        <p className="tone-muted small">
          {text.place(difference.rows, difference.address)}
          {teacher.idNumberMasked !== null && (
            <>
              {'　'}
              <MaskedId number={teacher.idNumberMasked} />
            </>
          )}
        </p>
        {project !== null && (
          <p className="small">
            {project.name}
            {difference.year === null ? '' : ` · ${difference.year}`}
          </p>
        )}
        {(difference.marks.length > 0 || difference.remark !== null) && (
          <p className={css['marks']}>
            <Marks difference={difference} />
          </p>
        )}
        {difference.rejectedBefore !== null && (
          <NoteBox>
            {text.rejectedBefore(
              formatDate(difference.rejectedBefore.decidedOn),
              difference.rejectedBefore.reason,
            )}
          </NoteBox>
        )}
        {difference.problems.length > 0 && <ProblemList problems={difference.problems} />}
        <p className="tone-muted small">{differenceKindHints[difference.kind]}</p>
        <p className="row small">
          {teacher.uid !== null && <Link href={`/teachers/${teacher.uid}`}>{text.toTeacher}</Link>}
          {project !== null && project.uid !== null && (
            <Link href={`/projects/${project.uid}`}>{text.toProject}</Link>
          )}
        </p>
      </div>
    </SideDrawer>
  );
}
