import { Button } from 'antd';
import { useState } from 'react';
import { useCommand } from '../../bridge/keys.ts';
import { Failure } from '../../components/failure.tsx';
import { useWhyNot } from '../../session.tsx';
import type { OpenedFigure } from './figure-list-drawer.tsx';
import { FilledText } from './filled-text.tsx';
import { Frozen } from './frozen.tsx';
import type { Report } from './report.ts';
import { SectionEditor } from './section-editor.tsx';

type Section = Report['sections'][number];

interface TextTabProps {
  readonly report: Report;
  readonly onFigure: (figure: OpenedFigure) => void;
}

/** 正文: as it will be printed, a paragraph at a time to be changed; the figures open their lists. */
export function TextTab({ report, onFigure }: TextTabProps) {
  const [edited, setEdited] = useState<string | null>(null);
  return (
    <div className="scroll report-text">
      <Frozen report={report} />
      <article>
        <h2>{report.title}</h2>
        <p className="report-recipient">{report.recipient}：</p>
        {printedOrOpen(report).map((section) =>
          edited === section.id ? (
            <SectionEditor
              key={section.id}
              report={report}
              section={section}
              onClose={() => setEdited(null)}
            />
          ) : (
            <SectionView
              key={section.id}
              report={report}
              section={section}
              onEdit={() => setEdited(section.id)}
              onFigure={onFigure}
            />
          ),
        )}
      </article>
    </div>
  );
}

/** What was left out of an issued report is not there any more. */
function printedOrOpen({ sections, state }: Report): readonly Section[] {
  return sections.filter(({ template }) => state !== 'issued' || template !== null);
}

interface SectionViewProps extends TextTabProps {
  readonly section: Section;
  readonly onEdit: () => void;
}

function SectionView({ report, section, onEdit, onFigure }: SectionViewProps) {
  const { template } = section;
  const changeable = section.editable && report.state !== 'issued';
  const Heading = section.level === 2 ? 'h4' : 'h3';
  return (
    <section className={template === null ? 'report-section is-left-out' : 'report-section'}>
      {changeable && <SectionAction report={report} section={section} onEdit={onEdit} />}
      {section.heading !== '' && <Heading>{section.heading}</Heading>}
      {template === null && (
        <p className="muted">
          这一段没有写入报告。本单位有这项工作时，在“数字和填报”中填写数字，程序自动写出这一段。
        </p>
      )}
      {template === '' && section.editable && <p className="bad">这一段还没有内容。</p>}
      {template !== null && template !== '' && (
        <FilledText
          template={template}
          figures={report.figures}
          printed={section.text}
          onFigure={(figureId) => onFigure({ figureId, townCode: null })}
        />
      )}
    </section>
  );
}

/** 修改, or 写入报告 for a paragraph that was left out. */
function SectionAction({ report, section, onEdit }: Omit<SectionViewProps, 'onFigure'>) {
  const edit = useCommand('reports.editSection');
  const whyNot = useWhyNot('reports.editSection');
  const disabled = whyNot !== null;
  if (section.template !== null) {
    return (
      <Button
        className="report-section-action"
        size="small"
        disabled={disabled}
        title={whyNot ?? ''}
        onClick={onEdit}
      >
        修改
      </Button>
    );
  }
  if (section.offered.length === 0) return null;
  return (
    <>
      <Button
        className="report-section-action"
        size="small"
        disabled={disabled}
        title={whyNot ?? ''}
        loading={edit.isPending}
        onClick={() =>
          edit.mutate({ id: report.id, sectionId: section.id, template: section.offered.join('') })
        }
      >
        写入报告
      </Button>
      <Failure reason={edit.error} />
    </>
  );
}
