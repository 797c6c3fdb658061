import type { ComponentType } from 'react';
import type { Outputs } from '../../../src-shared/rpc/contract/index.ts';
import type { Project } from '../../../src-shared/rpc/contract/projects.ts';
import type { RegistrationRow } from '../../../src-shared/rpc/contract/registrations.ts';

type RegisterDialogProps = {
  readonly project: Project;
  /** Those whose entry was taken back are registered again. */
  readonly isAgain: boolean;
  readonly onClose: () => void;
  /** Saves the sheet of what was registered. */
  readonly onPrint: () => void;
  /** Goes on to the certificates; left out where this project has none. */
  readonly onCertificates?: () => void;
  /** Asks for the reasons of doubtful trainings (X4). */
  readonly onDoublings: () => void;
};

type DoublingsDialogProps = { readonly projectUid: string; readonly onClose: () => void };

type PlannedDrawerProps = {
  readonly row: RegistrationRow;
  readonly projectName: string;
  readonly isOutside: boolean;
  readonly points: readonly Outputs['decisions']['list'][number][];
  readonly onDecide: (settingId: string) => void;
  readonly onClose: () => void;
  readonly onStep: (step: 1 | -1) => void;
};

type CertificatesTabProps = {
  readonly project: Project;
  /** Each new value begins issuing, or first asks for the scheme. */
  readonly turn: number;
  /** The head of the page offers issuing already. */
  readonly isOfferedAbove: boolean;
};

/**
 * Screens of other features that stand inside a project's page. Features do not import each other;
 * `pages/project-page.tsx` hands these in.
 */
export type ProjectParts = {
  readonly RegisterDialog: ComponentType<RegisterDialogProps>;
  readonly Batches: ComponentType<{ readonly projectUid: string }>;
  readonly PlannedDrawer: ComponentType<PlannedDrawerProps>;
  readonly CertificatesTab: ComponentType<CertificatesTabProps>;
  readonly DoublingsDialog: ComponentType<DoublingsDialogProps>;
};
