import { CertificatesTab } from '../features/certificates/certificates-tab.tsx';
import { ProjectPage as Project } from '../features/projects/page/project-page.tsx';
import { Batches } from '../features/registrations/batches.tsx';
import { PlannedDrawer } from '../features/registrations/planned-drawer.tsx';
import { RegisterDialog } from '../features/registrations/register-dialog.tsx';

const parts = { Batches, CertificatesTab, PlannedDrawer, RegisterDialog };

/** One project with its registration and certificates. */
export function ProjectPage() {
  return <Project parts={parts} />;
}
