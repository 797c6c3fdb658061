import type { ReturnDifference, ReturnMark } from '../../../../src-shared/rpc/contract/corrections.ts';
import { markWords, correctionsText as text } from '../../../text/corrections.ts';
import css from './marks.module.css';

/** The colours a reviewer used, each with its word, the comment, and what was added to the 备注. */
export function Marks({ difference }: { readonly difference: ReturnDifference }) {
  return (
    <>
      {difference.marks.map((mark, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: marks have no identity of their own
        <MarkView key={index} mark={mark} />
      ))}
      {difference.remark !== null && <span className={css['mark']}>{text.remark(difference.remark)}</span>}
    </>
  );
}

function MarkView({ mark }: { readonly mark: ReturnMark }) {
  const words = markWords(mark);
  if (words.length === 0) return null;
  return (
    <span className={css['mark']}>
      {mark.fill !== null && <Swatch colour={mark.fill} />}
      {mark.fontColour !== null && <Swatch colour={mark.fontColour} isText />}
      {words.join('，')}
    </span>
  );
}

/** A colour of the reviewer's sheet, not of this program. */
function Swatch({ colour, isText }: { readonly colour: string; readonly isText?: boolean }) {
  return isText ? (
    <i className={css['swatch']} data-text="" style={{ color: colour }} aria-hidden="true">
      A
    </i>
  ) : (
    <i className={css['swatch']} style={{ background: colour }} aria-hidden="true" />
  );
}
