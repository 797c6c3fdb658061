import { useEffect, useEffectEvent } from 'react';

/** Listens for keys anywhere in the window while the component stands; the listener may change with every render. */
export function useWindowKey(onKeyDown: (event: KeyboardEvent) => void): void {
  const listener = useEffectEvent(onKeyDown);
  useEffect(() => {
    const listen = (event: KeyboardEvent) => listener(event);
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, []);
}
