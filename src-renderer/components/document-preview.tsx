import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { type ReactNode, useEffect, useState } from 'react';
import { componentText } from '../text/components.ts';
import { IconButton } from './buttons/icon-button.tsx';
import styles from './document-preview.module.css';
import { ErrorPanel } from './notes/error-panel.tsx';
import { NoteBox } from './notes/note-box.tsx';
import { useDelayed } from './use-delayed.ts';

type DocumentPreviewProps = {
  /** The page as it will print; null while it is composed. */
  readonly svg: string | null;
  readonly page: number;
  readonly pageCount: number;
  readonly onPageChange?: (page: number) => void;
  readonly isLoading?: boolean;
  readonly error?: unknown;
  readonly title: string;
  /** What is to be known of the page, above it. */
  readonly note?: ReactNode;
};

function usePicture(svg: string | null): string | null {
  const [address, setAddress] = useState<string | null>(null);
  useEffect(() => {
    if (svg === null) return setAddress(null);
    // As a picture the page can run no script and touch nothing.
    const url = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
    setAddress(url);
    return () => URL.revokeObjectURL(url);
  }, [svg]);
  return address;
}

/** One page of the real document, with a pager where it has more. */
export function DocumentPreview(props: DocumentPreviewProps) {
  const address = usePicture(props.svg);
  const isSlow = useDelayed(props.isLoading === true, 300);
  const text = componentText.preview;
  return (
    <section className={styles['root']} aria-label={props.title}>
      <div className={styles['bar']}>
        <span>{props.title}</span>
        {isSlow && <span role="status">{text.loading}</span>}
        {props.pageCount > 1 && <Pager {...props} />}
      </div>
      {props.note !== undefined && props.note !== null && <NoteBox tone="warning">{props.note}</NoteBox>}
      <div className={styles['room']}>
        {props.error !== undefined && props.error !== null ? (
          <ErrorPanel error={props.error} />
        ) : (
          address !== null && (
            <img className={styles['page']} src={address} alt={text.page(props.page, props.pageCount)} />
          )
        )}
      </div>
    </section>
  );
}

function Pager({ page, pageCount, onPageChange }: DocumentPreviewProps) {
  const text = componentText.preview;
  return (
    <>
      <span className="push">{text.page(page, pageCount)}</span>
      <IconButton
        isSmall
        aria-label={text.previous}
        disabled={page <= 1}
        onClick={() => onPageChange?.(page - 1)}
      >
        <IconChevronLeft size={14} />
      </IconButton>
      <IconButton
        isSmall
        aria-label={text.next}
        disabled={page >= pageCount}
        onClick={() => onPageChange?.(page + 1)}
      >
        <IconChevronRight size={14} />
      </IconButton>
    </>
  );
}
