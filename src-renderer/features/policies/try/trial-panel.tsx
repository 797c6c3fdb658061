import { useState } from 'react';
import type { DescribedPack } from '../../../../src-shared/policy/document/described-pack.ts';
import { optionsOf } from '../../../components/filters/options.ts';
import { trialText as text } from '../../../text/policies/trial.ts';
import { SidePanel } from '../side-panel.tsx';
import { Segments } from './fields/segments.tsx';
import { TryAssess } from './try-assess.tsx';
import { TryAward } from './try-award.tsx';

const modes = optionsOf(['award', 'assess'], text.modes);

type TrialPanelProps = {
  readonly packId: string;
  readonly version: number | null;
  readonly document: DescribedPack;
  readonly decideIn: string | null;
};

/** 试算, fixed beside the regulation: what an activity would earn, or whether somebody would pass. Writes nothing. */
export function TrialPanel({ packId, version, document, decideIn }: TrialPanelProps) {
  const [mode, setMode] = useState<'award' | 'assess'>(document.activities.length > 0 ? 'award' : 'assess');
  const pack = { id: packId, version };
  return (
    <SidePanel title={text.title} note={text.hint}>
      <Segments label={text.modes.label} options={modes} value={mode} onChange={setMode} />
      <div hidden={mode !== 'award'}>
        <TryAward pack={pack} document={document} isShown={mode === 'award'} decideIn={decideIn} />
      </div>
      <div hidden={mode !== 'assess'}>
        <TryAssess pack={pack} axes={document.axes} isShown={mode === 'assess'} decideIn={decideIn} />
      </div>
    </SidePanel>
  );
}
