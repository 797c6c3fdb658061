import type { ReturnDifference } from '../../../../src-shared/rpc/contract/corrections.ts';
import { type Decision, correctionsText as text } from '../../../text/corrections.ts';
import css from './decision-buttons.module.css';

type DecisionButtonsProps = {
  readonly difference: ReturnDifference;
  readonly decision: Decision | null;
  readonly onDecide: (difference: ReturnDifference, decision: Decision | null) => void;
};

/** 接受 | 不接受, or 看过 where there is nothing to take over. Pressed again it is open again. */
export function DecisionButtons({ difference, decision, onDecide }: DecisionButtonsProps) {
  const choices: readonly Decision[] = difference.canAccept ? ['accept', 'reject'] : ['seen'];
  return (
    <span className={css['choice']}>
      {choices.map((choice) => (
        <button
          key={choice}
          type="button"
          tabIndex={-1}
          aria-pressed={decision === choice}
          data-chosen={decision === choice ? choice : undefined}
          onClick={() => onDecide(difference, decision === choice ? null : choice)}
        >
          {choice === 'seen' && decision !== 'seen' ? text.look : text.decisions[choice]}
        </button>
      ))}
    </span>
  );
}
