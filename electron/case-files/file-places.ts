// Names the place each sealed part of a file belongs to, so that none opens anywhere else.

import type { FileRow } from './case-file-store.ts';

export const filePlaces = {
  /** A recording is sealed before its case has a number: its own id, under the case's own key, is place enough. */
  content: (row: Pick<FileRow, 'case_no' | 'id' | 'kind'>): string =>
    row.kind === 'recording' ? `recording/${row.id}` : `${row.case_no}/file/${row.id}`,
  name: (row: Pick<FileRow, 'case_no' | 'id'>): string => `${row.case_no}/file-name/${row.id}`,
};
