import { MantineProvider } from '@mantine/core';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { createElement, type ReactElement, type ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { type Services, ServicesContext } from '../../src-renderer/components/services.ts';

type DrawOptions = {
  readonly services?: Partial<Services>;
  readonly queryClient?: QueryClient;
};

const nothing = async () => undefined;

function around(
  children: ReactNode,
  { services = {}, queryClient = new QueryClient() }: DrawOptions,
): ReactElement {
  const given: Services = {
    scope: 'ledger',
    today: '2026-03-16',
    refresh: nothing,
    stopJob: nothing,
    saveFile: () => undefined,
    ...services,
  };
  return createElement(
    QueryClientProvider,
    { client: queryClient },
    createElement(MantineProvider, null, createElement(ServicesContext.Provider, { value: given }, children)),
  );
}

/** The markup of a piece of a screen as it is drawn first, without effects. */
export function draw(element: ReactElement, options: DrawOptions = {}): string {
  return renderToStaticMarkup(around(element, options));
}

/** The words of a piece of a screen, one space between them. */
export function wordsOf(element: ReactElement, options: DrawOptions = {}): string {
  return draw(element, options)
    .replaceAll(/<style.*?<\/style>/gs, ' ')
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();
}

/** What a hook gives when it is called first. Its functions can be called; what they set is not drawn. */
export function callHook<Result>(hook: () => Result, options: DrawOptions = {}): Result {
  const calls: { readonly result: Result }[] = [];
  const Probe = () => {
    calls.push({ result: hook() });
    return null;
  };
  draw(createElement(Probe), options);
  const last = calls.at(-1);
  if (last === undefined) throw new Error('the hook was not called');
  return last.result;
}
