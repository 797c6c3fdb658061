import type { ImportCalls } from '../../components/import-wizard/import-source.ts';
import { ImportWizard } from '../../components/import-wizard/import-wizard.tsx';
import { Page } from '../../components/page/page.tsx';
import { PageHead } from '../../components/page/page-head.tsx';
import { navigate } from '../../routing.ts';
import { client } from '../../rpc.ts';
import { teachersText } from '../../text/teachers.ts';

const text = teachersText.import_;

const calls: ImportCalls = {
  preview: (source) => client.teachers.previewImport(source),
  apply: (source) => client.teachers.applyImport(source),
  undo: (batchUid) => client.teachers.undoImport({ batchUid }),
};

/** 导入教师: a roster in three steps. */
export function ImportTeachersPage() {
  return (
    <Page>
      <PageHead title={text.title} back={{ to: '/teachers', title: teachersText.title }} />
      <ImportWizard
        layout="teachers"
        calls={calls}
        words={{ unit: text.unit, fileHint: text.fileHint, doneLabel: text.done }}
        onDone={() => navigate('/teachers')}
      />
    </Page>
  );
}
