// Owns the way to a case from anywhere at the desk.
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';

export function CaseLink(props: { caseNo: string; className?: string; children: ReactNode }): ReactNode {
  return (
    <Link to="/cases/$caseNo" params={{ caseNo: props.caseNo }} search={{}} className={props.className ?? ''}>
      {props.children}
    </Link>
  );
}
