import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useEffect, useState, useSyncExternalStore } from 'react';
import type { Schemas } from '../api/client';
import { Loaded } from '../display/Loaded';
import { usePast } from '../past/readPoint';
import { onSessionRenewed } from '../session/ended';
import { ClosedDraft } from './ClosedDraft';
import { FetchingDraft } from './FetchingDraft';
import { PastDraft } from './PastDraft';
import { Wizard } from './Wizard';
import { draft, draftServer } from './draft/queries';
import { DraftSession } from './draft/session';
import { FieldTableContext, servedFields } from './fields/served';

/** One draft: the wizard, or what has become of it. */
export function DraftPage() {
  const { id } = useParams({ from: '/drafts/$id' });
  const fields = useQuery(servedFields);
  const past = usePast();
  return (
    <Loaded isPage query={useQuery(draft(id))}>
      {(found) => {
        if (found.state === 'fetching' && !past) return <FetchingDraft found={found} />;
        if (found.state !== 'open') return <ClosedDraft found={found} />;
        if (past) return <PastDraft found={found} />;
        return (
          <Loaded query={fields}>
            {(table) => (
              <FieldTableContext value={table}>
                <OpenDraft key={id} found={found} />
              </FieldTableContext>
            )}
          </Loaded>
        );
      }}
    </Loaded>
  );
}

function OpenDraft({ found }: { found: Schemas['Draft'] }) {
  const [session] = useState(() => new DraftSession(found, draftServer(found.id)));
  const state = useSyncExternalStore(session.subscribe, session.current);
  useEffect(() => session.receive(found), [session, found]);
  useEffect(() => {
    const warn = (event: BeforeUnloadEvent) => {
      if (session.current().unsaved.length) event.preventDefault();
    };
    addEventListener('beforeunload', warn);
    const stopRenewing = onSessionRenewed(() => void session.saveAll());
    return () => {
      removeEventListener('beforeunload', warn);
      stopRenewing();
      void session.saveAll();
    };
  }, [session]);
  return <Wizard session={session} state={state} />;
}
