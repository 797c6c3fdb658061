import { createContext, use, useEffect, useRef } from 'react';

type BusyRoom = {
  /** While a form inside saves, what stands around it does not close: the answer, or the refusal, belongs there. */
  readonly setBusy: (isBusy: boolean) => void;
};

const BusyContext = createContext<BusyRoom | null>(null);
export const BusyProvider = BusyContext.Provider;

/** For a dialog or drawer: its own closing, held back while a form inside saves, and what its inside reports to. */
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

/** For a form: tells the dialog or drawer around it that it saves. */
export function useReportBusy(isBusy: boolean): void {
  const room = use(BusyContext);
  useEffect(() => {
    if (!isBusy || room === null) return;
    room.setBusy(true);
    return () => room.setBusy(false);
  }, [isBusy, room]);
}

/** Whether the component still stands on the screen: asked when a call has come back, before it moves anything there. */
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
