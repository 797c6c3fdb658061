import { useMemo } from 'react';
import type { Project } from '../../../../src-shared/rpc/contract/projects.ts';
import type { ImportCalls } from '../../../components/import-wizard/import-source.ts';
import { ImportWizard } from '../../../components/import-wizard/import-wizard.tsx';
import { FormDialog } from '../../../components/overlay/dialogs.tsx';
import { invalidateLedger } from '../../../ledger.ts';
import { client } from '../../../rpc.ts';
import { projectsText } from '../../../text/projects.ts';
import css from './import-trainees-dialog.module.css';

const text = projectsText.import;

type ImportTraineesDialogProps = { readonly project: Project; readonly onClose: () => void };

/** 导入名单: the organiser's list of trainees with attendance and results, checked row by row before anything is written. */
export function ImportTraineesDialog({ project, onClose }: ImportTraineesDialogProps) {
  const calls = useMemo((): ImportCalls => {
    const projectUid = project.uid;
    return {
      preview: (source) => client.projects.previewTraineeImport({ projectUid, ...source }),
      apply: (source) => client.projects.applyTraineeImport({ projectUid, ...source }),
      undo: (batchUid) => client.projects.undoTraineeImport({ batchUid }),
    };
  }, [project.uid]);
  const close = () => {
    onClose();
    void invalidateLedger();
  };
  return (
    <FormDialog
      opened
      onClose={close}
      title={text.title(project.fields.name)}
      size="min(1240px, 94vw)"
      closeOnClickOutside={false}
    >
      <div className={css['wizard']}>
        <ImportWizard
          layout="trainees"
          calls={calls}
          words={{ unit: text.unit, fileHint: text.fileHint, doneLabel: text.done }}
          onDone={close}
        />
      </div>
    </FormDialog>
  );
}
