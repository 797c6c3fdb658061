import { useEffect, useState } from 'react';
import type { Project } from '../../../../src-shared/rpc/contract/projects.ts';
import { NoteAction } from '../../../components/notes/note-action.tsx';
import { ReasonDialog } from '../../../components/overlay/dialogs.tsx';
import { showDone } from '../../../components/overlay/toasts.tsx';
import { invalidateLedger } from '../../../ledger.ts';
import { client } from '../../../rpc.ts';
import { registrationsText } from '../../../text/registrations.ts';
import { answerExcellent, onExcellentAsked } from './ask-excellent.ts';
import css from './excellent-reason.module.css';

const text = registrationsText.excellent;

type ExcellentReasonProps = { readonly project: Project };

/**
 * How many are excellent against what the text allows, and why there are more (L21). It asks by itself when results are
 * refused for want of the reason; they are saved once it is given.
 */
export function ExcellentReason({ project: { uid, excellent, leftOutCount } }: ExcellentReasonProps) {
  const [isOpen, setIsOpen] = useState(false);
  useEffect(() => onExcellentAsked(() => setIsOpen(true)), []);
  const close = () => {
    setIsOpen(false);
    answerExcellent(false);
  };
  const isSaid = excellent !== null && (excellent.isAbove || excellent.reason !== null);
  return (
    <>
      {(isSaid || leftOutCount > 0) && (
        <div className={css['room']}>
          {isSaid && (
            <NoteAction
              label={excellent.reason === null ? text.explain : text.change}
              onAct={() => setIsOpen(true)}
            >
              <b>{text.standing(excellent.count, excellent.max)}</b>{' '}
              {excellent.reason === null ? text.unexplained : text.reason(excellent.reason)}
            </NoteAction>
          )}
          {leftOutCount > 0 && <p className="small tone-short">{text.leftOut(leftOutCount)}</p>}
        </div>
      )}
      <ReasonDialog
        isOpen={isOpen}
        title={text.title}
        reasonLabel={text.label}
        confirmLabel={text.confirm}
        onClose={close}
        onConfirm={async (reason) => {
          await client.projects.explainExcellent({ projectUid: uid, reason });
          await invalidateLedger();
          showDone(text.saved);
          answerExcellent(true);
        }}
      >
        <p>{text.body}</p>
      </ReasonDialog>
    </>
  );
}
