import { Button } from '@mantine/core';
import type { SheetKind } from '../../../../src-shared/sheet/layouts/sheet-kinds.ts';
import { classes } from '../../../components/classes.ts';
import { FilterBar, FilterSelect } from '../../../components/filters/filters.tsx';
import { sheetsText } from '../../../text/sheets.ts';
import { templatesText as text } from '../../../text/templates.ts';
import type { Corrections, TemplateReading } from './template-corrections.ts';
import css from './template-editor.module.css';
import type { TemplateWork } from './use-template-work.ts';

type TemplateBarProps = {
  readonly kinds: readonly SheetKind[];
  readonly work: TemplateWork;
  readonly reading: TemplateReading | null;
  readonly onChange: (next: Corrections) => void;
};

/** What is filled in, which worksheet, and the ways back. */
export function TemplateBar({ kinds, work, reading, onChange }: TemplateBarProps) {
  return (
    <FilterBar>
      <FilterSelect
        label={text.kind}
        isRequired
        options={kinds.map((value) => ({ value, label: sheetsText.kinds[value].title }))}
        value={work.kind}
        onChange={(value) => value !== null && value !== work.kind && work.chooseKind(value)}
      />
      {reading !== null && reading.sheets.length > 1 && (
        <FilterSelect
          label={text.sheet}
          isRequired
          options={reading.sheets.map(({ name, isHidden }) => ({
            value: name,
            label: isHidden ? text.hiddenSheet(name) : name,
          }))}
          value={reading.picture.sheet}
          onChange={(sheet) => sheet !== null && onChange({ sheet })}
        />
      )}
      <span className={classes('tone-muted', 'truncate', css['lead'])}>{text.mappingLead}</span>
      <span className="push row">
        <Button size="xs" disabled={!work.canUndo} title={text.undoHint} onClick={work.undo}>
          {text.undo}
        </Button>
        <Button size="xs" variant="subtle" onClick={work.startOver}>
          {text.redetect}
        </Button>
      </span>
    </FilterBar>
  );
}
