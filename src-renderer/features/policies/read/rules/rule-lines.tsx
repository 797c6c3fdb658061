import type { RuleLine } from '../../../../../src-shared/policy/document/described-pack.ts';
import { ClauseTag } from '../../../../components/notes/tag.tsx';
import layout from '../../layout.module.css';
import { OwnTag } from '../../own-tag.tsx';
import { type NoteHomes, saysTheSame } from '../note-homes.ts';
import { Reading } from '../reading.tsx';
import css from './rule-lines.module.css';

type RuleLinesProps = {
  readonly lines: readonly RuleLine[];
  readonly heading: string;
  readonly homes: NoteHomes;
  readonly onJump: (id: string) => void;
};

/** Rules as sentences; a label is said once for those that follow under it, and not at all where the heading says it. */
export function RuleLines({ lines, heading, homes, onJump }: RuleLinesProps) {
  const isLabelled = lines.some(({ label }) => label !== lines[0]?.label || !heading.includes(label));
  return (
    <ol className={css['lines']} data-plain={!isLabelled || undefined}>
      {lines.map((line, index) => (
        <li key={line.field} id={line.field} tabIndex={-1}>
          {isLabelled && (
            <span className={css['label']}>{line.label === lines[index - 1]?.label ? '' : line.label}</span>
          )}
          <div>
            <p>
              {line.text} <ClauseTag clause={line.clause} />
              <OwnTag isOwn={line.isOwn} />
            </p>
            {line.figures !== '' && !saysTheSame(line.figures, line.text) && (
              <p className={layout['figures']}>{line.figures}</p>
            )}
            <Reading of={[line]} homes={homes} onJump={onJump} />
          </div>
        </li>
      ))}
    </ol>
  );
}
