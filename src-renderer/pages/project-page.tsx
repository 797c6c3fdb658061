import { CertificatesTab } from '../features/certificates/certificates-tab.tsx';
import { DoublingsDialog } from '../features/doublings/doublings-dialog.tsx';
import { ProjectPage as Project } from '../features/projects/page/project-page.tsx';
import { Batches } from '../features/registrations/batches.tsx';
import { PlannedDrawer } from '../features/registrations/planned-drawer.tsx';
import { RegisterDialog } from '../features/registrations/register-dialog.tsx';

const parts = { Batches, CertificatesTab, DoublingsDialog, PlannedDrawer, RegisterDialog };

/** One project with its registration and certificates. */
export function ProjectPage() {
  return <Project parts={parts} />;
}
