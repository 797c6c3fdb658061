import type { z } from 'zod';
import type { reasonSchema } from '../../../src-shared/rpc/contract/shared.ts';
import { ClauseTag } from '../notes/tag.tsx';
import parts from './explanation.module.css';

type Reason = z.infer<typeof reasonSchema>;

/** Sentences of the policy with their clause. */
export function ReasonList({
  title,
  reasons,
}: {
  readonly title: string;
  readonly reasons: readonly Reason[];
}) {
  if (reasons.length === 0) return null;
  return (
    <section aria-label={title}>
      <h3 className="section-title">{title}</h3>
      <ul className={parts['list']}>
        {reasons.map((reason) => (
          <li key={`${reason.clause}-${reason.text}`}>
            <span>{reason.text}</span>
            <ClauseTag clause={reason.clause} />
          </li>
        ))}
      </ul>
    </section>
  );
}
