import { Button } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'wouter';
import { NoteBox } from '../../components/notes/note-box.tsx';
import { correctionsText, effectLines } from '../../text/corrections.ts';
import { formatSeal } from '../../text/format.ts';
import { OutdatedCertificates } from './outdated-certificates.tsx';
import css from './return-result.module.css';
import { UndoDialog } from './undo-dialog.tsx';
import type { Applied, Return } from './use-return.ts';

const text = correctionsText.result;

/** What was written, the seal, what is left to do by hand, and the way back. */
export function ReturnResult({ sheet }: { readonly sheet: Return }) {
  const [isAsking, setIsAsking] = useState(false);
  const [isUndone, setIsUndone] = useState(false);
  const { state } = sheet.job;
  if (state.phase !== 'done') return null;
  const { result } = state;
  const { correction } = result;
  return (
    <div className={css['result']} role="status">
      <h2>{isUndone ? text.undone : result.alreadyDecided ? text.already : text.title}</h2>
      {!isUndone && <Written result={result} />}
      <div className="row">
        <Button variant="filled" data-autofocus onClick={sheet.restart}>
          {correctionsText.another}
        </Button>
        <Button component={Link} href="/entries">
          {text.toEntries}
        </Button>
        {!isUndone && correction?.canUndo === true && (
          <Button variant="subtle" onClick={() => setIsAsking(true)}>
            {text.undo}
          </Button>
        )}
      </div>
      <UndoDialog
        correction={isAsking ? correction : null}
        onClose={() => setIsAsking(false)}
        onUndone={() => setIsUndone(true)}
      />
    </div>
  );
}

/** Entries and teachers that changed, under which seal, and the certificates that are outdated by it. */
function Written({ result }: { readonly result: Applied }) {
  const lines = effectLines({ ...result, rejected: result.correction?.rejected ?? 0 });
  return (
    <>
      {!result.alreadyDecided && (
        <ul>
          {lines.map((line) => (
            <li key={line}>{line}</li>
          ))}
          {result.seal !== null && <li className="tone-muted">{text.seal(formatSeal(result.seal))}</li>}
        </ul>
      )}
      {result.certificates.length > 0 && (
        <NoteBox tone="warning">
          <b>{text.certificates}</b>
          <OutdatedCertificates certificates={result.certificates} />
          <Link href="/certificates">{text.toCertificates}</Link>
        </NoteBox>
      )}
    </>
  );
}
