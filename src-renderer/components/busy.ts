import { createContext, use, useEffect, useRef } from 'react';

type BusyRoom = {
  /** While true, the dialog or drawer does not close: the answer to the save belongs there. */
  readonly setBusy: (isBusy: boolean) => void;
};

const BusyContext = createContext<BusyRoom | null>(null);
/** A dialog or drawer puts it around its content, with the `room` of `useBusyRoom`. */
export const BusyProvider = BusyContext.Provider;

/** For a dialog or drawer: a `close` that does nothing while a form inside saves, and the room that form reports to. */
export function useBusyRoom(onClose: () => void): { readonly close: () => void; readonly room: BusyRoom } {
  const isBusy = useRef(false);
  const latest = useRef(onClose);
  latest.current = onClose;
  const kept = useRef({
    close: () => {
      if (!isBusy.current) latest.current();
    },
    room: {
      setBusy: (is: boolean) => {
        isBusy.current = is;
      },
    },
  });
  return kept.current;
}

/** For a form: tells the dialog or drawer around it that it is saving. */
export function useReportBusy(isBusy: boolean): void {
  const room = use(BusyContext);
  useEffect(() => {
    if (!isBusy || room === null) return;
    room.setBusy(true);
    return () => room.setBusy(false);
  }, [isBusy, room]);
}

/**
 * Tells whether the component is still mounted. Ask when a call has come back, before it closes or shows anything:
 * a ref, because the answer of the last render may be too old.
 */
export function useIsHere(): () => boolean {
  const isHere = useRef(true);
  useEffect(() => {
    isHere.current = true;
    return () => {
      isHere.current = false;
    };
  }, []);
  return useRef(() => isHere.current).current;
}
