// Owns what a page of figures has around them: its title, the days it is about, the file they are saved as, and why none are shown.
import type { ReactNode } from 'react';
import { Button } from '../../ui/button.tsx';
import { ErrorLine } from '../error-line.tsx';

/** `choice`: of the days. `isWrong`: these cannot be asked about. `children`: the figures; null until they are there. */
export function FiguresFrame(props: {
  title: string;
  choice: ReactNode;
  isWrong: boolean;
  error: unknown;
  words: { save: string; saving: string; wrong: string; loading: string };
  isSaving: boolean;
  onSave: () => void;
  children: ReactNode;
}): ReactNode {
  const { isWrong, error, words, children } = props;
  return (
    <>
      <div className="row statistics-head">
        <h1>{props.title}</h1>
        {props.choice}
        <span className="grow" />
        <Button
          icon="paper"
          className="nowrap"
          disabled={isWrong}
          busy={props.isSaving ? words.saving : null}
          onClick={props.onSave}
        >
          {words.save}
        </Button>
      </div>
      {isWrong && (
        <p className="field-error" role="alert">
          {words.wrong}
        </p>
      )}
      <ErrorLine error={error} />
      {!isWrong && (children ?? (!error && <p className="quiet">{words.loading}</p>))}
    </>
  );
}
