import { useEffect, useState } from 'react';

/** True once `isOn` has lasted `delay` milliseconds: skeletons and spinners do not flash on quick answers. */
export function useDelayed(isOn: boolean, delay: number): boolean {
  const [isDue, setIsDue] = useState(false);
  useEffect(() => {
    if (!isOn) {
      setIsDue(false);
      return;
    }
    const timer = setTimeout(() => setIsDue(true), delay);
    return () => clearTimeout(timer);
  }, [isOn, delay]);
  return isOn && isDue;
}

/** The value once it has rested for `delay` milliseconds: what a search asks for while someone types. */
export function useDebounced<Value>(value: Value, delay: number): Value {
  const [rested, setDebounced] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setDebounced(value), delay);
    return () => clearTimeout(timer);
  }, [value, delay]);
  return rested;
}
