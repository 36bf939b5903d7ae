// Owns choosing one of many by typing: names, everyday words or pinyin initials, with the keyboard alone.
import { type KeyboardEvent, type ReactNode, useId, useState } from 'react';
import { type Searchable, searchMatters } from '#shared/domain/search.ts';
import { useName } from './desk-context.ts';
import { Field } from './field.tsx';

export type Pickable = Searchable & { readonly code: string };
const shownAtMost = 8;

/** A combobox over catalogue entries. `value`: the chosen code, null for `none` (不清楚). */
export function Picker<T extends Pickable>(props: {
  label: ReactNode;
  items: readonly T[];
  value: string | null;
  onPick: (code: string | null) => void;
  /** The words for "none of them"; without it one must be chosen. */
  none?: string;
  /** Offered before anything is typed. */
  first?: readonly T[];
  placeholder?: string;
  error?: string | null | undefined;
  detail?: (item: T) => string;
}): ReactNode {
  const name = useName();
  const listId = useId();
  const [typed, setTyped] = useState<string | null>(null);
  const [at, setAt] = useState(0);
  const chosen = props.items.find(({ code }) => code === props.value);
  const shownName = chosen ? name(chosen.name) : (props.none ?? '');
  const isOpen = typed !== null;
  const found = typed?.trim()
    ? searchMatters(props.items, typed, shownAtMost)
    : (props.first ?? props.items).slice(0, shownAtMost);
  const options: { code: string | null; text: string; detail: string }[] = [
    ...(props.none && !typed?.trim() ? [{ code: null, text: props.none, detail: '' }] : []),
    ...found.map((item) => ({ code: item.code, text: name(item.name), detail: props.detail?.(item) ?? '' })),
  ];
  const marked = Math.min(at, options.length - 1);

  const pick = (code: string | null): void => {
    props.onPick(code);
    setTyped(null);
  };
  const onKey = (event: KeyboardEvent): void => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      if (!isOpen) setTyped('');
      else setAt(Math.max(0, Math.min(options.length - 1, marked + (event.key === 'ArrowDown' ? 1 : -1))));
      return;
    }
    if (!isOpen || event.nativeEvent.isComposing) return;
    const option = options[marked];
    if (event.key === 'Escape') {
      event.stopPropagation();
      setTyped(null);
    } else if (event.key === 'Enter' && !event.ctrlKey && option) {
      event.preventDefault();
      pick(option.code);
    } else if (event.key === 'Tab' && typed !== '' && option) {
      pick(option.code);
    }
  };

  return (
    <Field label={props.label} error={props.error} className="picker">
      {(control) => (
        <>
          <input
            {...control}
            className="input"
            role="combobox"
            aria-expanded={isOpen}
            aria-controls={listId}
            aria-autocomplete="list"
            aria-activedescendant={isOpen && options[marked] ? `${listId}-${marked}` : undefined}
            autoComplete="off"
            spellCheck={false}
            placeholder={props.placeholder}
            value={typed ?? shownName}
            onFocus={(event) => event.target.select()}
            onClick={() => setTyped((before) => before ?? '')}
            onChange={(event) => {
              setTyped(event.target.value);
              setAt(0);
            }}
            onKeyDown={onKey}
            onBlur={() => setTyped(null)}
          />
          {isOpen && (
            <div className="picker-list" role="listbox" id={listId} aria-label={props.placeholder ?? shownName}>
              {options.map((option, index) => (
                // biome-ignore lint/a11y/useFocusableInteractive: the combobox keeps the focus and names the marked one.
                // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the combobox's.
                <div
                  key={option.code ?? ''}
                  id={`${listId}-${index}`}
                  role="option"
                  aria-selected={index === marked}
                  className="picker-option"
                  // Pressing must not take the focus away before the click arrives.
                  onMouseDown={(event) => event.preventDefault()}
                  onClick={() => pick(option.code)}
                >
                  <span className="el grow">{option.text}</span>
                  {option.detail && <span className="caption el">{option.detail}</span>}
                </div>
              ))}
            </div>
          )}
        </>
      )}
    </Field>
  );
}
