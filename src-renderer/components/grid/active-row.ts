import { createContext } from 'react';

/** Whether the row around a component is the keyboard's row: only its links are Tab stops. */
export const ActiveRowContext = createContext<boolean | null>(null);
