import '@patternfly/react-core/dist/styles/base.css';
import './main.css';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { me } from './api/me';
import { createQueryClient } from './api/queryClient';
import { readFirst } from './firstReads';
import './i18n';
import { router } from './router';
import { person, returnToFormerPage } from './session/session';

const queries = createQueryClient();

returnToFormerPage();

// Asked while the code of the page that is opened is still on its way.
void queries.fetchQuery(person).then(
  ({ signedIn }) => (signedIn ? Promise.all([readFirst(router, queries), queries.prefetchQuery(me)]) : undefined),
  () => undefined,
);

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
