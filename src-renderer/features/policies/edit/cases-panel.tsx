import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { PackEdit } from '../../../../src-shared/policy/document/pack-edit.ts';
import type { Outputs } from '../../../../src-shared/rpc/contract/index.ts';
import type { PackRow } from '../../../../src-shared/rpc/contract/policies.ts';
import { ErrorPanel } from '../../../components/notes/error-panel.tsx';
import { ClauseTag, Tag } from '../../../components/notes/tag.tsx';
import { useDelayed } from '../../../components/use-delayed.ts';
import { orpc } from '../../../rpc.ts';
import { answerPath, answerValue, casesText as text } from '../../../text/policies/cases.ts';
import { trialText } from '../../../text/policies/trial.ts';
import { SidePanel } from '../side-panel.tsx';
import verdict from '../verdict.module.css';
import { type Case, caseText, movedFirst } from './case-text.ts';
import css from './cases-panel.module.css';
import type { PackCheck } from './use-pack-check.ts';

type CasesPanelProps = {
  readonly pack: PackRow;
  readonly edits: readonly PackEdit[];
  /** Nothing is asked while the edits are checked or would not load. */
  readonly state: PackCheck['state'];
};

/** The worked cases of the parent, asked again under the saved version with the edits: how many agree, which changed and how. */
export function CasesPanel({ pack: { id, version }, edits, state }: CasesPanelProps) {
  const query = useQuery({
    ...orpc.policies.rerunCases.queryOptions({ input: { id, version, edits: [...edits] } }),
    enabled: state === 'ready',
    placeholderData: keepPreviousData,
  });
  const isSlow = useDelayed(query.isFetching, 300);
  const result = query.data;
  const hasEdits = edits.length > 0;
  const basis = state === 'broken' ? text.broken : hasEdits ? text.edited : text.saved(version);
  return (
    <SidePanel
      title={text.title}
      note={basis}
      isNoteWarning={state === 'broken'}
      isBusy={query.isFetching || state === 'waiting'}
    >
      {query.error !== null && <ErrorPanel error={query.error} onRetry={() => void query.refetch()} />}
      {isSlow && result === undefined && <p className="tone-muted">{trialText.waiting}</p>}
      {result !== undefined && (
        <>
          <p className="small tone-muted">{text.body(result.parent.title)}</p>
          {result.total === 0 ? <p>{text.none}</p> : <Agreement result={result} hasEdits={hasEdits} />}
          <ol className={css['cases']}>
            {movedFirst(result.changed).map((one) => (
              <ChangedCase key={one.id} changed={one} />
            ))}
          </ol>
        </>
      )}
    </SidePanel>
  );
}

type AgreementProps = {
  readonly result: Outputs['policies']['rerunCases'];
  readonly hasEdits: boolean;
};

/** How many of the cases come to the same result. */
function Agreement({ result, hasEdits }: AgreementProps) {
  const { changed, same, total, moved } = result;
  const isSame = changed.length === 0;
  return (
    <>
      <p role="status" className={`${verdict['verdict']} ${isSame ? 'tone-ok' : 'tone-short'}`}>
        {isSame ? `✓ ${text.allSame}` : `△ ${text.changed(changed.length)}`}
      </p>
      <p className="small">
        {text.agree(same, total)}
        {hasEdits && <span className="tone-muted"> · {text.moved(moved)}</span>}
      </p>
      <div className={css['share']} role="img" aria-label={text.agree(same, total)}>
        <i style={{ width: `${(same / total) * 100}%` }} />
      </div>
    </>
  );
}

function ChangedCase({ changed }: { readonly changed: Case }) {
  return (
    <li>
      <div className="row">
        <b>{changed.id}</b>
        <ClauseTag clause={changed.clause} />
        {changed.isMoved && <Tag tone="accent">{text.isMoved}</Tag>}
      </div>
      <p className="small tone-muted">{caseText(changed)}</p>
      <dl>
        {changed.differences.map((difference) => (
          <div key={difference.path}>
            <dt>{answerPath(difference.path)}</dt>
            <dd>
              <span className="tone-muted">{answerValue(difference.before)} →</span>{' '}
              <b>{answerValue(difference.after)}</b>
            </dd>
          </div>
        ))}
      </dl>
    </li>
  );
}
