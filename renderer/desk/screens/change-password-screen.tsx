// Owns the one step between being given a password and having one of one's own.
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useHallQueries } from '../../api-provider.tsx';
import { Button } from '../../ui/button.tsx';
import { ErrorLine } from '../error-line.tsx';
import { isCode } from '../error-words.ts';
import { TextField } from '../field.tsx';
import { Gate } from '../gate.tsx';
import { noPassword, PasswordFields, passwordFault } from '../password-pair.tsx';
import { useProblemWords } from '../problem-words.ts';

export function ChangePasswordScreen(props: {
  username: string;
  onChanged: () => void;
  onSignOut: () => void;
}): ReactNode {
  const { t } = useTranslation('desk');
  const queries = useHallQueries();
  const [current, setCurrent] = useState('');
  const [pair, setPair] = useState(noPassword);
  const [isTold, setTold] = useState(false);
  const change = useMutation(queries.staff.changePassword.mutationOptions({ onSuccess: props.onChanged }));
  const problem = useProblemWords(change.error)();
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTold(true);
    if (change.isPending || passwordFault(pair)) return;
    change.mutate({ current, next: pair.first });
  };
  return (
    <Gate title={t('changePassword.title')}>
      <p>{t('changePassword.more')}</p>
      <form className="gate-form" onSubmit={submit} noValidate>
        {/* Lets a password manager know whose password this is. */}
        <input type="text" autoComplete="username" value={props.username} readOnly hidden />
        <TextField
          label={t('changePassword.current')}
          type="password"
          autoComplete="current-password"
          value={current}
          onText={setCurrent}
          autoFocus
          error={isCode(change.error, 'WRONG_PASSWORD') ? t('changePassword.wrong') : null}
        />
        <PasswordFields label={t('changePassword.next')} pair={pair} onPair={setPair} isTold={isTold} error={problem} />
        {!problem && !isCode(change.error, 'WRONG_PASSWORD') && <ErrorLine error={change.error} />}
        <Button submit kind="main" busy={change.isPending ? t('changePassword.busy') : null}>
          {t('changePassword.do')}
        </Button>
        <Button onClick={props.onSignOut}>{t('bar.signOut')}</Button>
      </form>
    </Gate>
  );
}
