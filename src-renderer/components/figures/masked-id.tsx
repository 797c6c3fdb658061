import { formatIdNumber } from '../../text/format.ts';
import css from './masked-id.module.css';

/** A masked identity number; its dots are set in a Latin face, because Chinese ones draw them as wide as a character. */
export function MaskedId({ number }: { readonly number: string | null }) {
  return (
    <span className="tone-muted">
      {formatIdNumber(number)
        .split(/(•+)/u)
        .map((part, index) =>
          part.startsWith('•') ? (
            // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one text have no identity
            <span key={index} className={css['masked']}>
              {part}
            </span>
          ) : (
            part
          ),
        )}
    </span>
  );
}
