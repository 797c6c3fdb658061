import { Button } from '@mantine/core';
import type { Project } from '../../../../src-shared/rpc/contract/projects.ts';
import type { WireProblem } from '../../../../src-shared/rpc/contract/shared.ts';
import { DraftOffer } from '../../../components/form/draft/draft-offer.tsx';
import { focusSaving } from '../../../components/form/focus.ts';
import { Form } from '../../../components/form/form.tsx';
import { FormButtons } from '../../../components/form/form-grid.tsx';
import { SaveFailure } from '../../../components/form/save-failure.tsx';
import { StaleNote } from '../../../components/form/stale-note.tsx';
import { NoteBox } from '../../../components/notes/note-box.tsx';
import { ProblemList } from '../../../components/notes/problem-list.tsx';
import { Page, PageBody } from '../../../components/page/page.tsx';
import { PageHead } from '../../../components/page/page-head.tsx';
import { navigate } from '../../../routing.ts';
import { projectsText } from '../../../text/projects.ts';
import { KindChoice } from './kind-choice.tsx';
import css from './project-form.module.css';
import { MoreSection, ProofSection, WhatSection, WhoSection } from './project-sections.tsx';
import { useProjectForm } from './use-project-form.ts';
import { WhenSection } from './when-section.tsx';

const text = projectsText.form;

type ProjectFormViewProps = {
  /** The project that is changed; null makes a new one. */
  readonly project: Project | null;
};

/** One form for making and changing a project: who registers it first, then only what that kind and form need. */
export function ProjectFormView({ project }: ProjectFormViewProps) {
  const { form, save, refusals, becomeOutside } = useProjectForm(project);
  const back =
    project === null
      ? { to: '/projects', title: text.back }
      : { to: `/projects/${project.uid}`, title: project.fields.name };
  return (
    <Page>
      <PageHead
        title={project === null ? text.newTitle : text.editTitle}
        hasUnsaved={form.isDirty}
        back={back}
      />
      <PageBody>
        <div className={css['page']}>
          <Form label={text.label} onSave={save.submit}>
            <DraftOffer form={form} />
            <KindChoice form={form} />
            {refusals.length > 0 && <Refusal problems={refusals} onOutside={becomeOutside} />}
            <WhatSection form={form} />
            {form.values.kind === 'outside' && <ProofSection form={form} />}
            <WhenSection form={form} />
            <WhoSection form={form} />
            <MoreSection form={form} />
            <SaveFailure save={save} />
            <StaleNote
              save={save}
              text={text.stale}
              reloadLabel={text.staleReload}
              onReloaded={() => focusSaving(document)}
            />
            <FormButtons saveLabel={text.save} isSaving={save.isSaving} onCancel={() => navigate(back.to)} />
          </Form>
        </div>
      </PageBody>
    </Page>
  );
}

type RefusalProps = { readonly problems: readonly WireProblem[]; readonly onOutside: () => void };

/** Why this organisation may not register the project (H5), and the way out. */
function Refusal({ problems, onOutside }: RefusalProps) {
  return (
    <NoteBox tone="bad">
      <div className={css['refusal']} role="alert" data-refusal="">
        <b>{text.refusedTitle}</b>
        <ProblemList problems={problems} />
        <p>{text.refusedBody}</p>
        <div>
          <Button size="xs" onClick={onOutside}>
            {text.switchToOutside}
          </Button>
        </div>
      </div>
    </NoteBox>
  );
}
