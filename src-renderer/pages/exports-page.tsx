import { ExportsPage as Exports } from '../features/sheets/exports-page.tsx';
import { TemplateMenu } from '../features/templates/template-menu.tsx';

/** 报表与导出 with what can be done with a saved template. */
export function ExportsPage() {
  return <Exports TemplateMenu={TemplateMenu} />;
}
