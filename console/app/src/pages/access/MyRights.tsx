import { Content, List, ListItem } from '@patternfly/react-core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { me } from '../../api/me';
import { Loaded } from '../../display/Loaded';

export function MyRights() {
  const { t } = useTranslation();
  return (
    <Loaded query={useQuery(me)}>
      {(found) => (
        <>
          <Content component="h2">{t('rights.roles')}</Content>
          {found.roles.length === 0 && <p>{t('empty.notAllowedBody')}</p>}
          <List>
            {found.roles.map((role) => (
              <ListItem key={JSON.stringify(role)}>
                {t('rights.role', {
                  role: role.role,
                  namespace: role.namespace ?? t('rights.everyNamespace'),
                  clusters: role.all ? t('rights.everyCluster') : role.clusters.join(', '),
                })}
              </ListItem>
            ))}
          </List>
          <Content component="h2">{t('rights.may')}</Content>
          <List>
            {found.may.map((right) => (
              <ListItem key={right}>{right}</ListItem>
            ))}
          </List>
        </>
      )}
    </Loaded>
  );
}
