import { useCallback, useEffect } from 'react';
import { keepState } from '../../components/form/draft/keep-state.ts';
import { navigate, useHashSearch } from '../../routing.ts';
import { type ChoiceChange, type ExportChoice, readChoice } from './export-choice.ts';

const useKeptSearch = keepState<{ readonly search: string }>({ search: '' });

/** The choice in the address; a visit without one finds the last again. */
export function useExportChoice(): readonly [ExportChoice, (change: ChoiceChange) => void] {
  const search = useHashSearch();
  const [kept, keep] = useKeptSearch();
  useEffect(() => {
    if (search !== '') keep({ search });
    else if (kept.search !== '') navigate(`/exports?${kept.search}`, { replace: true });
  }, [search, kept.search, keep]);
  const change = useCallback(
    (part: ChoiceChange) => {
      const params = new URLSearchParams(search);
      for (const [name, value] of Object.entries(part))
        if (value === null || value === '') params.delete(name);
        else params.set(name, value);
      navigate(`/exports?${params}`, { replace: true });
    },
    [search],
  );
  return [readChoice(search === '' ? kept.search : search), change];
}
