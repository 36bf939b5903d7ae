// Owns a field of a form: its label, what is wrong with it, and the tie between the three for those who cannot see them.
import { type ComponentProps, type ReactNode, useId } from 'react';
import { Icon } from '../ui/icons.tsx';

/** What the control inside a field carries. */
export type FieldProps = {
  id: string;
  'aria-invalid': true | undefined;
  'aria-describedby': string | undefined;
};

export function Field(props: {
  label: ReactNode;
  error?: string | null | undefined;
  hint?: ReactNode;
  className?: string | undefined;
  children: (control: FieldProps) => ReactNode;
}): ReactNode {
  const id = useId();
  const { error, hint } = props;
  const told = [error && `${id}-error`, hint && `${id}-hint`].filter(Boolean).join(' ');
  return (
    <div className={props.className ? `desk-field ${props.className}` : 'desk-field'}>
      <label htmlFor={id}>{props.label}</label>
      {props.children({ id, 'aria-invalid': error ? true : undefined, 'aria-describedby': told || undefined })}
      {error && (
        <span className="field-error" id={`${id}-error`} role="alert">
          <Icon name="warning" />
          {error}
        </span>
      )}
      {hint && (
        <span className="caption" id={`${id}-hint`}>
          {hint}
        </span>
      )}
    </div>
  );
}

type TextProps = Omit<ComponentProps<'input'>, 'onChange' | 'value'> & {
  label: ReactNode;
  value: string;
  onText: (text: string) => void;
  error?: string | null | undefined;
  hint?: ReactNode;
  fieldClass?: string;
};

/** One line of text. */
export function TextField(props: TextProps): ReactNode {
  const { label, value, onText, error, hint, fieldClass, ...rest } = props;
  return (
    <Field label={label} error={error} hint={hint} className={fieldClass}>
      {(control) => (
        <input
          autoComplete="off"
          spellCheck={false}
          {...rest}
          {...control}
          className="input"
          value={value}
          onChange={(event) => onText(event.target.value)}
        />
      )}
    </Field>
  );
}

type AreaProps = Omit<ComponentProps<'textarea'>, 'onChange' | 'value'> &
  Omit<TextProps, keyof ComponentProps<'input'>> & {
    value: string;
  };

/** Several lines of text. */
export function TextArea(props: AreaProps): ReactNode {
  const { label, value, onText, error, hint, fieldClass, ...rest } = props;
  return (
    <Field label={label} error={error} hint={hint} className={fieldClass}>
      {(control) => (
        <textarea
          rows={3}
          {...rest}
          {...control}
          className="input"
          value={value}
          onChange={(event) => onText(event.target.value)}
        />
      )}
    </Field>
  );
}

/** One of a few, side by side: arrow keys move, Tab passes. */
export function Choices<T extends string>(props: {
  legend: ReactNode;
  name: string;
  options: readonly { value: T; label: ReactNode; hint?: ReactNode }[];
  value: T | null;
  onChoose: (value: T) => void;
  className?: string;
  error?: string | null | undefined;
}): ReactNode {
  const name = `${useId()}-${props.name}`;
  return (
    <fieldset className={props.className ? `desk-choices ${props.className}` : 'desk-choices'}>
      <legend>{props.legend}</legend>
      <div className="choices-row">
        {props.options.map(({ value, label, hint }) => (
          <label key={value} className="desk-choice">
            <input
              type="radio"
              name={name}
              value={value}
              checked={value === props.value}
              onChange={() => props.onChoose(value)}
            />
            <span className="choice-name">{label}</span>
            {hint && <small>{hint}</small>}
          </label>
        ))}
      </div>
      {props.error && (
        <span className="field-error" role="alert">
          <Icon name="warning" />
          {props.error}
        </span>
      )}
    </fieldset>
  );
}
