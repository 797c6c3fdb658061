import { MantineProvider } from '@mantine/core';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { createElement, type ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { Router } from 'wouter';
import { loadShippedPolicies } from '../../src-main/session/shipped-policies.ts';
import { ClausesContext } from '../../src-renderer/components/notes/clauses.ts';
import { type Services, ServicesContext } from '../../src-renderer/components/services.ts';
import { type ClauseIndex, clauseIndex } from '../../src-shared/policy/pack/clause-words.ts';

const services: Services = {
  scope: 'test',
  today: '2025-11-10',
  refresh: async () => {},
  stopJob: async () => {},
  saveFile: () => {},
};

/** The articles of the shipped packs, as an open ledger has them. */
const clauses = (): ClauseIndex => (known ??= clauseIndex([...loadShippedPolicies().values()]));
let known: ClauseIndex | undefined;

/**
 * A component drawn once, as HTML: what it shows first, without effects and without a browser. Queries answer from
 * `queries` only; what is not there is still loading.
 */
export function markupOf(node: ReactNode, queries: QueryClient = new QueryClient()): string {
  // biome-ignore lint/correctness/noChildrenProp: the types of wouter's Router ask for its children as a prop
  const placed = createElement(Router, { ssrPath: '/', children: node });
  return renderToStaticMarkup(
    createElement(
      MantineProvider,
      { env: 'test' },
      createElement(
        QueryClientProvider,
        { client: queries },
        createElement(
          ServicesContext,
          { value: services },
          createElement(ClausesContext, { value: clauses() }, placed),
        ),
      ),
    ),
  ).replaceAll(/<style.*?<\/style>/gs, '');
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#x27': "'" };

/** The words of a drawn component, elements set apart by `|`, as a reader meets them. */
export function wordsOf(node: ReactNode, queries?: QueryClient): string {
  return markupOf(node, queries)
    .replaceAll(/<[^>]*>/g, '|')
    .replaceAll(/&([^;]+);/g, (all, name: string) => entities[name] ?? all)
    .replaceAll(/\|+/g, '|')
    .replaceAll(/^\||\|$/g, '');
}
