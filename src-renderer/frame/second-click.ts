import { useEffect } from 'react';

/**
 * People double-click rows that open at the first click. The second click then falls on whatever the new page has at that
 * place; it was not meant for it, so it neither presses a button there nor marks the words of the page.
 */
export function useFirstClickOnly(): void {
  useEffect(() => {
    let pressed: EventTarget | null = null;
    const isMeantForWhatIsGone = (event: MouseEvent) =>
      event.detail > 1 && pressed instanceof Node && !pressed.isConnected;
    const onMouseDown = (event: MouseEvent) => {
      if (event.detail === 1) pressed = event.target;
      else stop(event);
    };
    const stop = (event: MouseEvent) => {
      if (!isMeantForWhatIsGone(event)) return;
      event.preventDefault();
      event.stopPropagation();
    };
    window.addEventListener('mousedown', onMouseDown, true);
    window.addEventListener('click', stop, true);
    window.addEventListener('dblclick', stop, true);
    return () => {
      window.removeEventListener('mousedown', onMouseDown, true);
      window.removeEventListener('click', stop, true);
      window.removeEventListener('dblclick', stop, true);
    };
  }, []);
}
