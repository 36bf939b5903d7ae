// Owns one account in a dialog: a new one with a first password, or changing, disabling and giving a new password.
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, type ReactNode, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Role, roleSchema } from '#shared/contract/procedure.ts';
import type { Staff } from '#shared/contract/staff.ts';
import { useHallQueries } from '../api-provider.tsx';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { useDesk, useName } from './desk-context.ts';
import { ErrorLine } from './error-line.tsx';
import { isCode, problemsOf } from './error-words.ts';
import { Field, TextField } from './field.tsx';
import { shortestPassword } from './password-pair.tsx';
import { Picker } from './picker.tsx';
import { useProblemWords } from './problem-words.ts';
import { isUsername } from './username.ts';

const allRoles = roleSchema.options;

export function StaffDialog(props: { staff: Staff | null; onClose: () => void }): ReactNode {
  const { t } = useTranslation('desk');
  const { staff, onClose } = props;
  const name = useName();
  const formId = useId();
  const { staff: me } = useDesk();
  const queries = useHallQueries();
  const client = useQueryClient();
  const catalogue = useQuery(queries.catalogue.get.queryOptions({ staleTime: Number.POSITIVE_INFINITY })).data;
  const [username, setUsername] = useState('');
  const [displayName, setDisplayName] = useState(staff?.displayName ?? '');
  const [roles, setRoles] = useState<readonly Role[]>(staff?.roles ?? ['intake']);
  const [unitCode, setUnitCode] = useState<string | null>(staff?.unitCode ?? me.unitCode);
  const [windowCode, setWindowCode] = useState<string | null>(staff?.windowCode ?? null);
  const [disabled, setDisabled] = useState(staff?.disabled ?? false);
  const [password, setPassword] = useState('');
  const [isTold, setTold] = useState(false);
  const done = {
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: queries.staff.list.key() });
      onClose();
    },
  };
  const create = useMutation(queries.staff.create.mutationOptions(done));
  const update = useMutation(queries.staff.update.mutationOptions(done));
  const error = create.error ?? update.error;
  const isPending = create.isPending || update.isPending;
  const problems = problemsOf(error);
  const problem = useProblemWords(error);
  const mustHavePassword = staff === null;
  const isPasswordShort = (mustHavePassword || password !== '') && [...password].length < shortestPassword;
  const faults = {
    username: staff === null && !isUsername(username) ? t('staff.usernameWrong') : null,
    displayName: displayName.trim() === '' ? t('staff.displayNameEmpty') : null,
    roles: roles.length === 0 ? t('staff.rolesEmpty') : null,
    unit: unitCode === null ? t('case.assignUnitEmpty') : null,
    password: isPasswordShort ? t('password.short', { count: shortestPassword }) : null,
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTold(true);
    if (isPending || unitCode === null || Object.values(faults).some(Boolean)) return;
    const fields = { displayName: displayName.trim(), roles: [...roles], unitCode, windowCode };
    if (staff === null) create.mutate({ ...fields, username, password });
    else update.mutate({ ...fields, id: staff.id, disabled, ...(password !== '' && { password }) });
  };
  const told = (fault: string | null): string | null => (isTold ? fault : null);
  return (
    <Dialog
      open
      className="dialog-desk"
      title={staff ? t('staff.changeOf', { name: staff.displayName }) : t('staff.new')}
      onDismiss={onClose}
      actions={
        <>
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button submit form={formId} kind="main" busy={isPending ? t('case.saving') : null}>
            {t('staff.save')}
          </Button>
        </>
      }
    >
      <form id={formId} className="staff-form" onSubmit={submit} noValidate>
        {staff === null && (
          <TextField
            label={t('staff.username')}
            autoCapitalize="none"
            maxLength={32}
            value={username}
            onText={(text) => setUsername(text.trim().toLowerCase())}
            hint={t('staff.usernameHint')}
            error={
              isCode(error, 'USERNAME_TAKEN')
                ? t('error.USERNAME_TAKEN')
                : (told(faults.username) ?? problem('username'))
            }
          />
        )}
        <TextField
          label={t('staff.displayName')}
          maxLength={40}
          value={displayName}
          onText={setDisplayName}
          error={told(faults.displayName) ?? problem('displayName')}
        />
        <fieldset className="desk-choices staff-roles">
          <legend>{t('staff.roles')}</legend>
          <div className="choices-row">
            {allRoles.map((role) => (
              <label key={role} className="desk-choice">
                <input
                  type="checkbox"
                  checked={roles.includes(role)}
                  onChange={(event) =>
                    setRoles(allRoles.filter((one) => (one === role ? event.target.checked : roles.includes(one))))
                  }
                />
                <span className="choice-name">{t(`roles.${role}`)}</span>
              </label>
            ))}
          </div>
          {told(faults.roles) && <span className="field-error">{faults.roles}</span>}
        </fieldset>
        <Picker
          label={t('staff.unit')}
          items={catalogue?.units ?? []}
          value={unitCode}
          onPick={setUnitCode}
          error={told(faults.unit)}
        />
        <Field label={t('staff.window')}>
          {(control) => (
            <select
              {...control}
              className="input"
              value={windowCode ?? ''}
              onChange={(event) => setWindowCode(event.target.value || null)}
            >
              <option value="">{t('window.none')}</option>
              {catalogue?.windows.map((window) => (
                <option key={window.code} value={window.code}>
                  {t('window.option', { number: window.number, name: name(window.name) })}
                </option>
              ))}
            </select>
          )}
        </Field>
        <TextField
          label={staff ? t('staff.newPassword') : t('staff.firstPassword')}
          type="text"
          autoComplete="off"
          maxLength={200}
          value={password}
          onText={setPassword}
          hint={t('staff.passwordHint', { count: shortestPassword })}
          error={told(faults.password) ?? problem('password')}
        />
        {staff && (
          <label className="row check">
            <input type="checkbox" checked={disabled} onChange={(event) => setDisabled(event.target.checked)} />
            <span>{t('staff.disable')}</span>
          </label>
        )}
        {problems.length === 0 && !isCode(error, 'USERNAME_TAKEN') && <ErrorLine error={error} />}
      </form>
    </Dialog>
  );
}
