import type { DescribedPack } from '../../../../../src-shared/policy/document/described-pack.ts';
import { readText, type SectionId } from '../../../../text/policies/read.ts';
import layout from '../../layout.module.css';
import css from './pack-glance.module.css';

const text = readText.glance;

/** What most people look up, in the order they ask. */
export function PackGlance({ document }: { readonly document: DescribedPack }) {
  return (
    <section
      className={layout['chapter']}
      id="glance"
      data-chapter=""
      data-first=""
      tabIndex={-1}
      aria-label={text.title}
    >
      <p className={css['summary']}>{document.head.summary}</p>
      <dl className={css['glance']}>
        {glanceRows(document).map(({ term, lines }) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd>
              {lines.map((line) => (
                <span key={line}>{line}</span>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function glanceRows({ head, sections, settings }: DescribedPack) {
  const figuresOf = (id: SectionId) =>
    sections.find((section) => section.id === id)?.lines.map((line) => line.figures || line.text) ?? [];
  const open = settings.filter(({ value }) => value === null).length;
  const rows = [
    { term: text.minima, lines: figuresOf('minima') },
    { term: text.caps, lines: figuresOf('caps') },
    { term: text.year, lines: [...figuresOf('registration-year'), ...figuresOf('cycle')] },
    { term: text.deadlines, lines: figuresOf('deadlines').slice(0, 3) },
    { term: text.units, lines: [head.hasCredits ? text.both : text.hours] },
    { term: text.approval, lines: [head.requiresApprovalForm ? text.approvalYes : text.approvalNo] },
    {
      term: text.open,
      lines: [settings.length === 0 ? text.openNone : text.openSome(open, settings.length)],
    },
  ];
  return rows.filter(({ lines }) => lines.length > 0);
}
