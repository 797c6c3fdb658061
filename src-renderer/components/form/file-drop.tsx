import { Button } from '@mantine/core';
import { type DragEvent, useRef, useState } from 'react';
import { componentText } from '../../text/components.ts';
import { formatBytes } from '../../text/format.ts';
import { classes } from '../classes.ts';
import styles from './file-drop.module.css';

type FileDropProps = {
  /** File name endings: `.xlsx,.xls,.csv`. */
  readonly accept: string;
  readonly file: File | null;
  readonly onFile: (file: File) => void;
  /** One line on what may be chosen. */
  readonly hint?: string;
  readonly maxBytes?: number;
  readonly isDisabled?: boolean;
};

/** Chooses a file by button (keyboard) or by dropping it. The program sees its bytes, never its path. */
export function FileDrop({ accept, file, onFile, hint, maxBytes, isDisabled }: FileDropProps) {
  const input = useRef<HTMLInputElement>(null);
  const [isOver, setIsOver] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  const take = (chosen: File | undefined) => {
    if (chosen === undefined) return;
    const endings = accept.toLowerCase().split(',');
    if (!endings.some((ending) => chosen.name.toLowerCase().endsWith(ending.trim())))
      return setRefusal(componentText.file.wrongKind(endings.join(' ')));
    if (maxBytes !== undefined && chosen.size > maxBytes)
      return setRefusal(componentText.file.tooLarge(formatBytes(maxBytes)));
    setRefusal(null);
    onFile(chosen);
  };
  const onDrop = (event: DragEvent) => {
    event.preventDefault();
    setIsOver(false);
    if (!isDisabled) take(event.dataTransfer.files[0]);
  };
  return (
    <section
      aria-label={componentText.file.choose}
      className={classes(styles['root'], isOver && styles['over'], file !== null && styles['chosen'])}
      onDragOver={(event) => {
        event.preventDefault();
        setIsOver(true);
      }}
      onDragLeave={() => setIsOver(false)}
      onDrop={onDrop}
    >
      {file === null ? (
        <>
          <span>{componentText.file.drop}</span>
          <Button disabled={isDisabled} onClick={() => input.current?.click()}>
            {componentText.file.choose}
          </Button>
        </>
      ) : (
        <>
          <span className="truncate" style={{ color: 'var(--text)' }}>
            {file.name}
          </span>
          <span>{formatBytes(file.size)}</span>
          <Button size="xs" className="push" disabled={isDisabled} onClick={() => input.current?.click()}>
            {componentText.file.change}
          </Button>
        </>
      )}
      {hint !== undefined && file === null && <span className="small">{hint}</span>}
      {refusal !== null && (
        <span className="tone-bad" role="alert">
          {refusal}
        </span>
      )}
      <input
        ref={input}
        type="file"
        hidden
        accept={accept}
        onChange={(event) => {
          take(event.currentTarget.files?.[0]);
          // The same file may be chosen again after it was corrected.
          event.currentTarget.value = '';
        }}
      />
    </section>
  );
}
