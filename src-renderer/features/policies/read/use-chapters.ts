import { type UIEvent, useCallback, useEffect, useRef, useState } from 'react';
import css from './read-tab.module.css';

/** Milliseconds that a place jumped to stays marked; the animation of `.found`. */
const MARKED_FOR = 1600;

/** Where the reader stands in a pack, and ways to another place of it. */
export function useChapters(packId: string) {
  const paper = useRef<HTMLElement>(null);
  const [seen, setSeen] = useState<{ readonly packId: string; readonly chapter: string | null } | null>(null);
  useEffect(() => {
    if (packId !== '') paper.current?.scrollTo({ top: 0 });
  }, [packId]);
  const onScroll = (event: UIEvent<HTMLElement>) =>
    setSeen({ packId, chapter: chapterInSight(event.currentTarget) });
  const jump = useCallback((id: string) => jumpTo(paper.current, id), []);
  return { paper, chapter: seen?.packId === packId ? seen.chapter : null, onScroll, jump };
}

/** Scrolls a part of the pack into sight, marks it for a moment and gives it the keyboard. */
function jumpTo(paper: HTMLElement | null, id: string): void {
  const target = paper?.querySelector(`[id="${CSS.escape(id)}"]`);
  if (!(target instanceof HTMLElement)) return;
  const isCalm = window.matchMedia('(prefers-reduced-motion: reduce)').matches;
  target.scrollIntoView({ behavior: isCalm ? 'auto' : 'smooth', block: 'start' });
  target.focus({ preventScroll: true });
  // Of a whole chapter only the heading is marked.
  const marked = target.querySelector(':scope > h3') ?? target;
  const mark = css['found'] ?? '';
  marked.classList.add(mark);
  setTimeout(() => marked.classList.remove(mark), MARKED_FOR);
}

/** The chapter whose heading was passed last; at the very end the last one, however short it is. */
function chapterInSight(paper: HTMLElement): string | null {
  const headings = [...paper.querySelectorAll<HTMLElement>('[data-chapter]')];
  const isAtEnd = paper.scrollTop > 0 && paper.scrollTop + paper.clientHeight >= paper.scrollHeight - 4;
  const passed = headings.filter(({ offsetTop }) => offsetTop <= paper.scrollTop + 64);
  return (isAtEnd ? headings.at(-1) : passed.at(-1))?.id ?? null;
}
