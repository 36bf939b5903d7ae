// Owns the first start: whoever has the set-up code makes the administrator, and is led to signing in with it.
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useHallQueries } from '../../api-provider.tsx';
import { Button } from '../../ui/button.tsx';
import { ErrorLine } from '../error-line.tsx';
import { isCode, problemsOf } from '../error-words.ts';
import { TextField } from '../field.tsx';
import { Gate } from '../gate.tsx';
import { noPassword, PasswordFields, passwordFault } from '../password-pair.tsx';
import { useProblemWords } from '../problem-words.ts';
import { isUsername } from '../username.ts';

/** `onMade`: there is an administrator now, made here (their username) or meanwhile elsewhere (null). */
export function SetUpScreen({ onMade }: { onMade: (username: string | null) => void }): ReactNode {
  const { t } = useTranslation('desk');
  const queries = useHallQueries();
  const client = useQueryClient();
  const [setupCode, setSetupCode] = useState('');
  const [username, setUsername] = useState('');
  const [displayName, setDisplayName] = useState('');
  const [pair, setPair] = useState(noPassword);
  const [isTold, setTold] = useState(false);
  const create = useMutation(
    queries.staff.createFirstAdmin.mutationOptions({
      onSettled: (_answer, error, made) => {
        if (error && !isCode(error, 'ALREADY_SET_UP')) return;
        onMade(error ? null : made.username);
        void client.invalidateQueries({ queryKey: queries.staff.firstStart.key() });
      },
    }),
  );
  const problems = problemsOf(create.error);
  const problem = useProblemWords(create.error);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTold(true);
    if (create.isPending || !isUsername(username) || displayName.trim() === '' || passwordFault(pair)) return;
    create.mutate({ setupCode: setupCode.trim(), username, displayName: displayName.trim(), password: pair.first });
  };
  return (
    <Gate title={t('setUp.title')}>
      <p>{t('setUp.more')}</p>
      <form className="gate-form" onSubmit={submit} noValidate>
        <TextField
          label={t('setUp.code')}
          value={setupCode}
          onText={setSetupCode}
          hint={t('setUp.codeHint')}
          maxLength={20}
          autoFocus
          error={isCode(create.error, 'SETUP_CODE_WRONG') ? t('error.SETUP_CODE_WRONG') : null}
        />
        <TextField
          label={t('staff.username')}
          value={username}
          onText={(text) => setUsername(text.trim().toLowerCase())}
          autoCapitalize="none"
          autoComplete="username"
          maxLength={32}
          hint={t('staff.usernameHint')}
          error={isTold && !isUsername(username) ? t('staff.usernameWrong') : problem('username')}
        />
        <TextField
          label={t('staff.displayName')}
          value={displayName}
          onText={setDisplayName}
          maxLength={40}
          error={isTold && displayName.trim() === '' ? t('staff.displayNameEmpty') : problem('displayName')}
        />
        <PasswordFields
          label={t('signIn.password')}
          pair={pair}
          onPair={setPair}
          isTold={isTold}
          error={problem('password')}
        />
        {!isCode(create.error, 'SETUP_CODE_WRONG') && problems.length === 0 && <ErrorLine error={create.error} />}
        <Button submit kind="main" busy={create.isPending ? t('setUp.busy') : null}>
          {t('setUp.do')}
        </Button>
      </form>
    </Gate>
  );
}
