import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { assessInputSchema } from '../../../../src-shared/policy/assess/assess-input.ts';
import type { PackEdit } from '../../../../src-shared/policy/document/pack-edit.ts';
import type { Outputs } from '../../../../src-shared/rpc/contract/index.ts';
import { ErrorPanel } from '../../../components/notes/error-panel.tsx';
import { ClauseTag, Tag } from '../../../components/notes/tag.tsx';
import { useDelayed } from '../../../components/use-delayed.ts';
import { orpc } from '../../../rpc.ts';
import { factLines } from '../../../text/explanation.ts';
import { answerPath, answerValue, policiesText } from '../../../text/policies.ts';

const text = policiesText.cases;

type Case = Outputs['policies']['rerunCases']['changed'][number];

type CasesPanelProps = {
  readonly packId: string;
  readonly version: number;
  readonly edits: readonly PackEdit[];
  /** `waiting` while the edits are checked, `broken` while they would not load: they are not asked then. */
  readonly state: 'ready' | 'waiting' | 'broken';
};

/** The worked cases of the parent, asked again under the saved version with the edits: how many agree, which changed and how. */
export function CasesPanel({ packId, version, edits, state }: CasesPanelProps) {
  const query = useQuery({
    ...orpc.policies.rerunCases.queryOptions({ input: { id: packId, version, edits: [...edits] } }),
    enabled: state === 'ready',
    placeholderData: keepPreviousData,
  });
  const isSlow = useDelayed(query.isFetching, 300);
  const result = query.data;
  const hasEdits = edits.length > 0;
  const basis = state === 'broken' ? text.broken : hasEdits ? text.edited : text.saved(version);
  return (
    <aside
      className="policies__trial"
      aria-label={text.title}
      aria-busy={query.isFetching || state === 'waiting'}
    >
      <header>
        <h2>{text.title}</h2>
        <small className={state === 'broken' ? 'tone-short' : undefined}>{basis}</small>
      </header>
      {query.error !== null && <ErrorPanel error={query.error} onRetry={() => void query.refetch()} />}
      {isSlow && result === undefined && <p className="tone-muted">{policiesText.trial.waiting}</p>}
      {result !== undefined && (
        <>
          <p className="small tone-muted">{text.body(result.parent.title)}</p>
          {result.total === 0 ? (
            <p>{text.none}</p>
          ) : (
            <>
              <p
                role="status"
                className={`policies__verdict ${result.changed.length === 0 ? 'tone-ok' : 'tone-short'}`}
              >
                {result.changed.length === 0
                  ? `✓ ${text.allSame}`
                  : `△ ${text.changed(result.changed.length)}`}
              </p>
              <p className="small">
                {text.agree(result.same, result.total)}
                {hasEdits && <span className="tone-muted"> · {text.moved(result.moved)}</span>}
              </p>
              <div className="policies__share" role="img" aria-label={text.agree(result.same, result.total)}>
                <i style={{ width: `${(result.same / result.total) * 100}%` }} />
              </div>
            </>
          )}
          <ol className="policies__cases">
            {movedFirst(result.changed).map((one) => (
              <li key={one.id}>
                <div className="row">
                  <b>{one.id}</b>
                  <ClauseTag clause={one.clause} />
                  {one.isMoved && <Tag tone="accent">{text.isMoved}</Tag>}
                </div>
                <p className="small tone-muted">{caseText(one)}</p>
                <dl>
                  {one.differences.map((difference) => (
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
            ))}
          </ol>
        </>
      )}
    </aside>
  );
}

function movedFirst(cases: readonly Case[]): readonly Case[] {
  return [...cases].sort((one, other) => Number(other.isMoved) - Number(one.isMoved));
}

/** What a case asks, in one line: 登记 · 形式 集中培训 · 级别 国家级 · 天数 3; 考核 · 2025 年度 · 记录 3 条. */
function caseText({ kind, input }: Case): string {
  const parts = [text.kinds[kind] ?? kind];
  if (kind === 'award' && isRecord(input))
    parts.push(...factLines(input).map(({ term, value }) => `${term} ${value}`));
  const asked = kind === 'assess' ? assessInputSchema.safeParse(input) : undefined;
  if (asked?.success) {
    const { year, cycle, entries } = asked.data;
    if (year !== undefined) parts.push(text.year(year));
    if (cycle !== undefined) parts.push(text.cycle(cycle.from, cycle.to));
    parts.push(text.entries(entries.length));
  }
  return parts.join(' · ');
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
