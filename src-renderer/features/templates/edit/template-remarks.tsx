import { Button } from '@mantine/core';
import type { TemplateChange } from '../../../../src-shared/sheet/template/template-fingerprint.ts';
import { NoteBox } from '../../../components/notes/note-box.tsx';
import { showError } from '../../../components/overlay/toasts.tsx';
import { navigate } from '../../../routing.ts';
import { client } from '../../../rpc.ts';
import { changeSentence, templatesText as text } from '../../../text/templates.ts';
import type { TemplateReading } from './template-corrections.ts';
import css from './template-remarks.module.css';
import type { Start } from './use-template-work.ts';

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
    return (
      <div className={css['remarks']}>
        <NoteBox tone="warning">{text.replaceUnlike(saved.name)}</NoteBox>
      </div>
    );
  if (known === null || (saved !== null && !isReplacement)) return null;
  const { changes } = known;
  const isSame = changes.length === 0;
  if (isReplacement)
    return (
      <div className={css['remarks']}>
        <NoteBox tone={isSame ? 'ok' : 'warning'}>
          {isSame ? text.replaceSame : text.replaceChanged(changes.length)}
          <Changes changes={changes} />
          {!isSame && <p>{text.replaceBody}</p>}
        </NoteBox>
      </div>
    );
  const replace = async () => {
    const { row } = await client.templates.get({ uid: known.uid });
    onReplace({
      id: crypto.randomUUID(),
      blank: { file: blank.file, kind: row.kind },
      kinds: [row.kind],
      corrections: {},
      saved: row,
      isReplacement: true,
    });
  };
  return (
    <div className={css['remarks']}>
      <NoteBox tone={isSame ? 'ok' : 'warning'}>
        <div className="row">
          <span>{isSame ? text.known(known.name) : text.knownChanged(known.name, changes.length)}</span>
          <Button
            size="compact-xs"
            onClick={() =>
              isSame
                ? navigate(`/exports?template=${encodeURIComponent(known.uid)}`)
                : void replace().catch(showError)
            }
          >
            {isSame ? text.openKnown : text.replaceKnown(known.name)}
          </Button>
        </div>
        <Changes changes={changes} />
      </NoteBox>
    </div>
  );
}

function Changes({ changes }: { readonly changes: readonly TemplateChange[] }) {
  if (changes.length === 0) return null;
  return (
    <ul className={css['changes']}>
      {changes.map((change) => (
        <li key={JSON.stringify(change)}>{changeSentence(change)}</li>
      ))}
    </ul>
  );
}
