import { AlertActionCloseButton, AlertActionLink, List, ListItem } from '@patternfly/react-core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../api/client';
import { nameAt } from '../api/pointer';
import { Problem, type ProblemBody } from '../api/problem';
import { ruleTexts } from '../i18n/ruleTexts';
import { signIn } from '../session/session';
import { InlineAlert } from './InlineAlert';
import { nameOfRight } from './missingRight';

type Violation = Schemas['ProblemViolation'];

/** What went wrong, what to do, and the trace id. It stays until it is closed, and can be copied. */
export function ProblemAlert({ thrown, onClose }: { thrown: unknown; onClose?: () => void }) {
  const { t } = useTranslation();
  const [copied, setCopied] = useState(false);
  const problem = Problem.from(thrown);
  const { title, detail, remedy, code, traceId } = problem.body;
  const copy = () => navigator.clipboard.writeText(JSON.stringify(problem.body, null, 2)).then(() => setCopied(true));
  return (
    <InlineAlert
      variant="danger"
      title={title}
      actionClose={onClose && <AlertActionCloseButton onClose={onClose} aria-label={t('problem.close', { title })} />}
      actionLinks={
        <>
          <AlertActionLink onClick={() => void copy()}>{copied ? t('problem.copied') : t('problem.copy')}</AlertActionLink>
          {problem.status === 401 && <AlertActionLink onClick={signIn}>{t('signIn.action')}</AlertActionLink>}
        </>
      }
    >
      {detail && <p>{detail}</p>}
      <Missing body={problem.body} />
      <Violations body={problem.body} />
      {remedy && (
        <p>
          <strong>{t('problem.remedy')}</strong> {remedy}
        </p>
      )}
      <p className="quiet">{[code, traceId && t('problem.trace', { id: traceId })].filter(Boolean).join(' · ')}</p>
    </InlineAlert>
  );
}

function Missing({ body }: { body: ProblemBody }) {
  const { t } = useTranslation();
  const rights = body.missing ?? [];
  if (!rights.length && !body.elsewhere) return null;
  return (
    <>
      <p>{t('problem.missing')}</p>
      <List>
        {rights.map((right) => (
          <ListItem key={`${right.role} ${right.cluster} ${right.namespace ?? ''}`}>{nameOfRight(right)}</ListItem>
        ))}
        {body.elsewhere ? <ListItem>{t('problem.elsewhere', { count: body.elsewhere })}</ListItem> : null}
      </List>
    </>
  );
}

function saidOf({ rule, pointer, message, remedy }: Violation): string {
  const said = ruleTexts(rule, () => nameAt(pointer)) ?? { message, remedy };
  return `${said.message} ${said.remedy}`;
}

/** Those that the detail doesn't say already, as it does of a single one. */
function Violations({ body }: { body: ProblemBody }) {
  const violations = (body.violations ?? []).filter((violation) => !body.detail?.includes(violation.message));
  if (!violations.length) return null;
  return (
    <List>
      {violations.map((violation) => (
        <ListItem key={`${violation.step ?? ''}${violation.pointer} ${violation.rule}`}>
          <span className="mono">{`${violation.step ?? ''}${violation.pointer}`}</span> {saidOf(violation)}
        </ListItem>
      ))}
    </List>
  );
}
