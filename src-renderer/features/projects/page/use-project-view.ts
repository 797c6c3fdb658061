import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Project } from '../../../../src-shared/rpc/contract/projects.ts';
import { useSearchValue } from '../../../routing.ts';
import { orpc } from '../../../rpc.ts';
import { type NextStep, nextStep, type ProjectTab, refineStep, tabOfStep, tabsOf } from './next-step.ts';

/** The next step of a project, the tab that is shown, and beginning a step on its tab. */
export function useProjectView(project: Project) {
  const tabs = tabsOf(project);
  const first = nextStep(project);
  const preview = useQuery({
    ...orpc.registrations.preview.queryOptions({ input: { projectUid: project.uid } }),
    enabled: first?.kind === 'register',
  });
  const step = refineStep(first, preview.data);
  const [asked, goTo] = useSearchValue('tab');
  const wanted = step === null ? 'overview' : (tabs.find((key) => key === tabOfStep(step)) ?? 'overview');
  // Stay on the tab that the page opened with: finishing its step must not take its list or dialog away.
  const [opened, setOpened] = useState<ProjectTab | null>(null);
  if (opened === null && (first?.kind !== 'register' || !preview.isPending)) setOpened(wanted);
  const tab = tabs.find((key) => key === asked) ?? tabs.find((key) => key === opened) ?? wanted;
  const [begun, setBegun] = useState<{ readonly tab: ProjectTab; readonly turn: number } | null>(null);
  // Returning to a tab must not open its dialog again.
  if (begun !== null && begun.tab !== tab) setBegun(null);
  return {
    tabs,
    step,
    tab,
    goTo,
    /** Counts up each time the primary button asks the tab to begin: to open its dialog. */
    turn: begun?.tab === tab ? begun.turn : 0,
    begin: (next: NonNullable<NextStep>) => {
      const goal = tabOfStep(next);
      goTo(goal);
      setBegun((now) => ({ tab: goal, turn: (now?.turn ?? 0) + 1 }));
    },
  };
}
