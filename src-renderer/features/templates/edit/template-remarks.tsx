import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import type { TemplateRow } from '../../../../src-shared/rpc/contract/templates.ts';
import type { TemplateChange } from '../../../../src-shared/sheet/template/template-fingerprint.ts';
import { NoteBox } from '../../../components/notes/note-box.tsx';
import { useAction } from '../../../components/use-action.ts';
import { navigate } from '../../../routing.ts';
import { client } from '../../../rpc.ts';
import { changeSentence, templatesText as text } from '../../../text/templates.ts';
import type { TemplateReading } from './template-corrections.ts';
import css from './template-remarks.module.css';
import { type Start, startReplacement } from './template-work.ts';

type RemarksProps = {
  readonly start: Start;
  /** The blank turned out to be a new one of a saved template. */
  readonly onReplace: (start: Start) => void;

  readonly known: TemplateReading['known'];
};

/** What the center changed since last time; or that this blank is one already known. */
export function TemplateRemarks({ start, known, onReplace }: RemarksProps) {
  const { saved, isReplacement, blank } = start;
  if (isReplacement && saved !== null && known?.uid !== saved.uid)
    return <Remark tone="warning">{text.replaceUnlike(saved.name)}</Remark>;
  if (known === null) return null;
  if (isReplacement) return <ReplacementRemark changes={known.changes} />;
  if (saved !== null) return null;
  return <KnownRemark known={known} onReplace={(row) => onReplace(startReplacement(row, blank.file))} />;
}

type RemarkProps = { readonly tone: 'ok' | 'warning'; readonly children: ReactNode };

function Remark({ tone, children }: RemarkProps) {
  return (
    <div className={css['remarks']}>
      <NoteBox tone={tone}>{children}</NoteBox>
    </div>
  );
}

type ChangesProps = { readonly changes: readonly TemplateChange[] };

/** The new blank of a saved template is the same form, or differs in these places. */
function ReplacementRemark({ changes }: ChangesProps) {
  const isSame = changes.length === 0;
  return (
    <Remark tone={isSame ? 'ok' : 'warning'}>
      {isSame ? text.replaceSame : text.replaceChanged(changes.length)}
      <Changes changes={changes} />
      {!isSame && <p>{text.replaceBody}</p>}
    </Remark>
  );
}

type KnownRemarkProps = {
  readonly known: NonNullable<TemplateReading['known']>;
  readonly onReplace: (row: TemplateRow) => void;
};

/** A new blank that is saved already: to be opened; or an earlier form of it is, to be replaced. */
function KnownRemark({ known, onReplace }: KnownRemarkProps) {
  const replacing = useAction();
  const { changes } = known;
  const isSame = changes.length === 0;
  const open = () => navigate(`/exports?template=${encodeURIComponent(known.uid)}`);
  const replace = async () => onReplace((await client.templates.get({ uid: known.uid })).row);
  return (
    <Remark tone={isSame ? 'ok' : 'warning'}>
      <div className="row">
        <span>{isSame ? text.known(known.name) : text.knownChanged(known.name, changes.length)}</span>
        <Button size="compact-xs" onClick={isSame ? open : () => replacing.run(replace)}>
          {isSame ? text.openKnown : text.replaceKnown(known.name)}
        </Button>
      </div>
      <Changes changes={changes} />
    </Remark>
  );
}

function Changes({ changes }: ChangesProps) {
  if (changes.length === 0) return null;
  return (
    <ul className={css['changes']}>
      {changes.map((change) => (
        <li key={JSON.stringify(change)}>{changeSentence(change)}</li>
      ))}
    </ul>
  );
}
