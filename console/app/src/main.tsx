import '@patternfly/react-core/dist/styles/base.css';
import './main.css';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { Problem } from './api/problem';
import './i18n';
import { router } from './router';
import { returnToFormerPage } from './session/session';

/** Refusals don't change by asking again; an unavailable server may. */
const retry = (failures: number, error: unknown) => failures < 2 && [0, 503].includes(Problem.from(error).status);

const queries = new QueryClient({
  defaultOptions: {
    // Live updates tell what changed; the interval only covers what they can't tell.
    queries: { retry, staleTime: 1000, refetchInterval: 30_000, refetchOnWindowFocus: false },
    mutations: { retry: false },
  },
});

returnToFormerPage();

const root = document.getElementById('root');
if (root) {
  createRoot(root).render(
    <StrictMode>
      <QueryClientProvider client={queries}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </StrictMode>,
  );
}
