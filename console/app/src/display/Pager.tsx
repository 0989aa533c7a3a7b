import { Button, Toolbar, ToolbarContent, ToolbarItem } from '@patternfly/react-core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';

/** The way through a list that the server gives in pages. The page is in the address, so Back returns to the one before. */
export function Pager({ shown, total, next }: { shown: number; total: number; next: string | null }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { cursor } = useSearch({ strict: false });
  const go = (to: string | undefined) => void navigate({ to: '.', search: (search: object) => ({ ...search, cursor: to }) });
  return (
    <Toolbar>
      <ToolbarContent>
        <ToolbarItem className="quiet">{shown === total ? t('list.all', { total }) : t('list.some', { shown, total })}</ToolbarItem>
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
