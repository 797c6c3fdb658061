import { useState } from 'react';

type Turn = {
  /** Counts up each time the primary button of the page asks for it; 0 while it never did. */
  readonly turn: number;
  /** False while what is to begin is still being read: the turn waits. */
  readonly isReady?: boolean;
};

/** Runs `begin` once for each turn. It runs while the component is drawn, so it may only set state of that component. */
export function useTurn({ turn, isReady = true }: Turn, begin: () => void): void {
  const [begun, setBegun] = useState(0);
  if (turn === begun || !isReady) return;
  setBegun(turn);
  if (turn > 0) begin();
}
