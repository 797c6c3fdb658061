import { useState } from 'react';
import type { DescribedPack } from '../../../../src-shared/policy/document/described-pack.ts';
import { policiesText } from '../../../text/policies.ts';
import { Segments } from '../read/segments.tsx';
import { TryAssess } from './try-assess.tsx';
import { TryAward } from './try-award.tsx';

const text = policiesText.trial;

type TrialPanelProps = {
  readonly packId: string;
  readonly version: number | null;
  readonly document: DescribedPack;
  readonly decideIn: string | null;
};

/** 试算, fixed beside the regulation: what an activity would earn, or whether somebody would pass. Writes nothing. */
export function TrialPanel({ packId, version, document, decideIn }: TrialPanelProps) {
  const [mode, setMode] = useState<'award' | 'assess'>(document.activities.length > 0 ? 'award' : 'assess');
  const ref = { id: packId, version };
  return (
    <aside className="policies__trial" aria-label={text.title}>
      <header>
        <h2>{text.title}</h2>
        <small>{text.hint}</small>
      </header>
      <Segments
        label={text.modes.label}
        options={[
          { value: 'award', label: text.modes.award },
          { value: 'assess', label: text.modes.assess },
        ]}
        value={mode}
        onChange={setMode}
      />
      <div hidden={mode !== 'award'}>
        <TryAward pack={ref} document={document} isShown={mode === 'award'} decideIn={decideIn} />
      </div>
      <div hidden={mode !== 'assess'}>
        <TryAssess pack={ref} isShown={mode === 'assess'} decideIn={decideIn} />
      </div>
    </aside>
  );
}
