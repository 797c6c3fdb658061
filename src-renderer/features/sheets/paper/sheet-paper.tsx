import { useMemo, useState } from 'react';
import type { SheetPreview } from '../../../../src-shared/rpc/contract/sheets.ts';
import { classes } from '../../../components/classes.ts';
import { FilterToggle } from '../../../components/filters/filters.tsx';
import { sheetsText } from '../../../text/sheets.ts';
import { ID_NUMBER, PaperTable } from './paper-table.tsx';
import css from './sheet-paper.module.css';
import { type PaperFit, usePaperFit } from './use-paper-fit.ts';

const text = sheetsText.preview;

type SheetPaperProps = { readonly preview: SheetPreview; readonly isStale: boolean };

/** A sheet as it will be printed: title, remarks, table, signatures. */
export function SheetPaper({ preview, isStale }: SheetPaperProps) {
  const fit = usePaperFit(preview);
  const [hasNumbers, setHasNumbers] = useState(false);
  const frame = fit.isWider ? { width: fit.frameWidth, marginInline: 0 } : { width: fit.frameWidth };
  return (
    <>
      <PaperBar preview={preview} fit={fit} hasNumbers={hasNumbers} onNumbers={setHasNumbers} />
      <section
        ref={fit.room}
        className={css['room']}
        aria-busy={isStale}
        aria-label={text.label(preview.title)}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: scrolled with the keyboard
        tabIndex={0}
      >
        <div className={css['paper']} style={{ zoom: fit.zoom }}>
          <div className={css['frame']} style={frame}>
            <h3>{preview.title}</h3>
            {preview.subtitles.map(({ left, right }) => (
              <p key={`${left}|${right}`} className={css['subtitle']}>
                <span>{left}</span>
                <span>{right}</span>
              </p>
            ))}
          </div>
          <PaperTable preview={preview} fit={fit} hasNumbers={hasNumbers} />
          {preview.signatures.length > 0 && (
            <div className={classes(css['frame'], css['signatures'])} style={frame}>
              {preview.signatures.map((signature) => (
                <span key={signature}>{signature}</span>
              ))}
            </div>
          )}
        </div>
      </section>
    </>
  );
}

type PaperBarProps = {
  readonly preview: SheetPreview;
  readonly fit: PaperFit;
  readonly hasNumbers: boolean;
  readonly onNumbers: (isOn: boolean) => void;
};

/** How much there is, and how it is looked at. */
function PaperBar({ preview, fit, hasNumbers, onNumbers }: PaperBarProps) {
  const hasIdNumbers = useMemo(
    () => preview.rows.some((row) => row.some((cell) => ID_NUMBER.test(cell))),
    [preview],
  );
  return (
    <div className={css['bar']}>
      <span>{text.count(preview.rowCount)}</span>
      {preview.organisationCount > 1 && <span>{text.organisations(preview.organisationCount)}</span>}
      <span className="push row">
        {hasIdNumbers && <FilterToggle label={text.numbers} isOn={hasNumbers} onChange={onNumbers} />}
        {fit.canFit && <FilterToggle label={text.fit} isOn={fit.isFit} onChange={fit.setIsFitted} />}
      </span>
    </div>
  );
}
