import type { QueryFunction, QueryKey } from '@tanstack/react-query';

/** The query of one call, handed to a component that shows its answer: `orpc.entries.explain.queryOptions(…)`. */
export type CallQuery<Output> = { readonly queryKey: QueryKey; readonly queryFn: QueryFunction<Output> };
