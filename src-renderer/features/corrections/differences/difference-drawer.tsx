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
  const { teacher } = difference;
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
        <Sides difference={difference} />
        <Place difference={difference} />
        <Remarks difference={difference} />
        <p className="tone-muted small">{differenceKindHints[difference.kind]}</p>
        <Ways difference={difference} />
      </div>
    </SideDrawer>
  );
}

type PartProps = { readonly difference: ReturnDifference };

/** What the ledger says, and what the sheet says. */
function Sides({ difference }: PartProps) {
  const sides = [
    [text.ours, sideText(difference, 'ours')],
    [text.theirs, sideText(difference, 'theirs')],
  ] as const;
  return (
    <dl className={css['sides']}>
      {sides.map(([term, value]) => (
        <div key={term}>
          <dt>{term}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** Where it stands in the file, whose it is, and of which training. */
function Place({ difference: { rows, address, teacher, project, year } }: PartProps) {
  return (
    <>
      <p className="tone-muted small">
        {text.place(rows, address)}
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
          {year === null ? '' : ` · ${year}`}
        </p>
      )}
    </>
  );
}

/** What the reviewer marked or wrote, an earlier rejection of the same, and what keeps it from being accepted. */
function Remarks({ difference }: PartProps) {
  const { marks, remark, rejectedBefore, problems } = difference;
  return (
    <>
      {(marks.length > 0 || remark !== null) && (
        <p className={css['marks']}>
          <Marks difference={difference} />
        </p>
      )}
      {rejectedBefore !== null && (
        <NoteBox>{text.rejectedBefore(formatDate(rejectedBefore.decidedOn), rejectedBefore.reason)}</NoteBox>
      )}
      {problems.length > 0 && <ProblemList problems={problems} />}
    </>
  );
}

function Ways({ difference: { teacher, project } }: PartProps) {
  return (
    <p className="row small">
      {teacher.uid !== null && <Link href={`/teachers/${teacher.uid}`}>{text.toTeacher}</Link>}
      {project !== null && project.uid !== null && (
        <Link href={`/projects/${project.uid}`}>{text.toProject}</Link>
      )}
    </p>
  );
}
