import './reset.css';
import '@mantine/core/styles.layer.css';
import '@mantine/notifications/styles.layer.css';
import './tokens.css';
import './controls.css';
import { MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { assert } from '../src-shared/lib/assert.ts';
import { App } from './app.tsx';
import { createColorSchemeManager } from './color-scheme.ts';
import { queryClient } from './rpc.ts';
import { resolveCssVariables, theme } from './theme.ts';

const root = document.getElementById('root');
assert(root !== null, 'index.html has a root');
const colorSchemeManager = createColorSchemeManager();

createRoot(root).render(
  <StrictMode>
    <MantineProvider
      theme={theme}
      cssVariablesResolver={resolveCssVariables}
      colorSchemeManager={colorSchemeManager}
      defaultColorScheme="auto"
    >
      <QueryClientProvider client={queryClient}>
        <Notifications position="top-center" containerWidth={360} limit={4} autoClose={3500} />
        <App />
      </QueryClientProvider>
    </MantineProvider>
  </StrictMode>,
);
