import { useState } from 'react';
import { differenceWords, lineChanges } from '../../../src-shared/registration/approval/form-words.ts';
import type { Differences } from '../../../src-shared/rpc/contract/approvals.ts';
import { approvalsText } from '../../text/approvals.ts';
import { changeLines } from '../../text/audit.ts';
import { LinkButton } from '../buttons/link-button.tsx';
import css from './signed-changes.module.css';

const text = approvalsText.changes;
/** Lines shown before somebody asks for the rest. */
const SHOWN = 8;

type Line = {
  readonly key: string;
  readonly name: string;
  readonly term: string;
  readonly before: string;
  readonly after: string;
};

type SignedChangesProps = { readonly changes: Differences; readonly title?: string };

/** What is not as it was signed, person by person: as signed, and as it is now. Nothing where nothing differs. */
export function SignedChanges({ changes, title = text.title }: SignedChangesProps) {
  const [isWhole, setIsWhole] = useState(false);
  const lines = linesOf(changes);
  if (lines.length === 0) return null;
  const shown = isWhole ? lines : lines.slice(0, SHOWN);
  return (
    <section className={css['changes']}>
      <h4>
        {title} <span className="tone-muted">{lines.length}</span>
      </h4>
      <table aria-label={text.table}>
        <thead>
          <tr>
            <th scope="col">{text.name}</th>
            <th scope="col">{text.before}</th>
            <th scope="col">{text.after}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map(({ key, name, term, before, after }) => (
            <tr key={key}>
              <th scope="row">
                {name} <small>{term}</small>
              </th>
              <td>{before}</td>
              <td>{after}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {shown.length < lines.length && (
        <LinkButton onClick={() => setIsWhole(true)}>{text.more(lines.length - shown.length)}</LinkButton>
      )}
    </section>
  );
}

/** A line for each field of the project, and for each part of a person that differs. */
function linesOf({ fields, people }: Differences): readonly Line[] {
  const ofProject = fields.flatMap(({ field, before, after }) =>
    changeLines({
      before: JSON.stringify({ [field]: before }),
      after: JSON.stringify({ [field]: after }),
    }).map(
      (line): Line => ({
        key: field,
        name: text.project,
        term: line.field,
        before: line.before,
        after: line.after,
      }),
    ),
  );
  return [...ofProject, ...people.flatMap(personLines)];
}

function personLines(person: Differences['people'][number]): readonly Line[] {
  const { traineeUid: key, name, kind, signed, now } = person;
  if (kind === 'changed' && signed !== null && now !== null)
    return lineChanges(signed, now).map((change) => ({ key: `${key} ${change.term}`, name, ...change }));
  return [{ key, name, term: text.kinds[kind], ...differenceWords({ kind, signed, now }) }];
}
