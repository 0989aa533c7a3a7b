import { Button, Toolbar, ToolbarContent, ToolbarItem } from '@patternfly/react-core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';

/** The way through a list that the server gives in pages; it doesn't count all of every list. The page is in the address, so Back returns to the one before. */
export function Pager({ shown, total, next }: { shown: number; total: number | null; next: string | null }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { cursor } = useSearch({ strict: false });
  const count = total === null ? t('list.shown', { shown }) : shown === total ? t('list.all', { total }) : t('list.some', { shown, total });
  const go = (to: string | undefined) => void navigate({ to: '.', search: (search: object) => ({ ...search, cursor: to }) });
  return (
    <Toolbar>
      <ToolbarContent>
        <ToolbarItem className="quiet">{count}</ToolbarItem>
        {cursor && (
          <ToolbarItem>
            <Button variant="link" onClick={() => go(undefined)}>
              {t('list.first')}
            </Button>
          </ToolbarItem>
        )}
        {next && (
          <ToolbarItem>
            <Button variant="link" onClick={() => go(next)}>
              {t('list.next')}
            </Button>
          </ToolbarItem>
        )}
      </ToolbarContent>
    </Toolbar>
  );
}
