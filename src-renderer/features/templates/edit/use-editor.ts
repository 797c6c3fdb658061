import { templatesText as text } from '../../../text/templates.ts';
import type { Corrections } from './template-corrections.ts';
import { obstacleOf, type Start } from './template-work.ts';
import { useTemplateReading } from './use-template-reading.ts';
import { useTemplateSave } from './use-template-save.ts';
import { useTemplateWork } from './use-template-work.ts';

/** A mapping in work, as the parts of its screen take it. */
export type Editor = ReturnType<typeof useEditor>;

/** A mapping in work: the corrections so far, the workbook read with them, and saving what was read. */
export function useEditor(start: Start) {
  const work = useTemplateWork(start);
  const { reading, error, isReading } = useTemplateReading(start.blank.file, work.kind, work.corrections);
  const saving = useTemplateSave({ start, work, mapping: reading?.mapping ?? null });
  const obstacle = obstacleOf(reading);
  return {
    work,
    reading,
    error,
    isReading,
    saving,
    change: (next: Corrections) => work.change(next, reading?.picture.sheet),
    canSave: obstacle === undefined && !isReading && error === null && work.isDirty,
    /** Why it cannot be saved, once there is a reading to say it of. */
    whyNot: reading === null || obstacle === undefined ? undefined : text[obstacle],
  };
}
