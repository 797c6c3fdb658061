import { useQueries, useQuery } from '@tanstack/react-query';
import { projectOfOutsidePoint } from '../src-shared/policy/award/open-point.ts';
import type { RegistrationRow } from '../src-shared/rpc/contract/registrations.ts';
import type { SilentPoint } from './components/overlay/decision-form.tsx';
import { orpc } from './rpc.ts';

type Preview = {
  readonly policyId: string;
  readonly rows: readonly Pick<RegistrationRow, 'outcome' | 'policyId' | 'undecidedSettings'>[];
};

/** Every point that a preview of a registration names, with what was decided on it: those of its texts, and of its project. */
export function useOpenPoints(preview: Preview | undefined): readonly SilentPoint[] {
  const listed = useQuery(orpc.decisions.list.queryOptions());
  const rows = preview?.rows ?? [];
  const ofProject = new Set(
    rows
      .flatMap(({ undecidedSettings }) => undecidedSettings)
      .filter((id) => projectOfOutsidePoint(id) !== null),
  );
  const own = useQueries({
    queries: [...ofProject].map((settingId) =>
      orpc.decisions.get.queryOptions({ input: { policyId: preview?.policyId ?? '', settingId } }),
    ),
  });
  return [
    ...(listed.data?.filter(
      ({ policyId, settingId }) =>
        !ofProject.has(settingId) &&
        rows.some((row) => row.policyId === policyId && row.undecidedSettings.includes(settingId)),
    ) ?? []),
    ...own.flatMap(({ data }) => data ?? []),
  ];
}
