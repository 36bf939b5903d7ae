// Owns the order of telling's questions, so that what is already known is not asked again.
import type { Screen } from './screen-state.ts';
import type { Draft } from './session.ts';

/** The questions of telling, in their order. */
export type Question = 'kind' | 'matter' | 'where' | 'words' | 'trips' | 'who' | 'details';

/** The next screen of telling after one, so that what is already known is not asked again. */
export function afterTelling(question: Question, draft: Pick<Draft, 'role' | 'matterCode'>): Screen {
  switch (question) {
    case 'kind':
      return typeof draft.matterCode === 'string'
        ? { name: 'tell-where' }
        : { name: 'matters', purpose: 'tell', departmentCode: null };
    case 'matter':
      return { name: 'tell-where' };
    case 'where':
      return { name: 'tell-words' };
    case 'words':
      return { name: 'tell-trips' };
    case 'trips':
      return { name: 'tell-who' };
    case 'who':
      return draft.role === 'anonymous' ? { name: 'tell-review' } : { name: 'tell-details', at: 0 };
    case 'details':
      return { name: 'tell-review' };
  }
}
