import { Button, Input, Space } from 'antd';
import { useState } from 'react';
import { useCommand } from '../../bridge/keys.ts';
import { useCtrlS } from '../../components/use-ctrl-s.ts';
import { Failure } from '../../components/failure.tsx';
import { lostFigures, toEditable, toTemplate } from './figure-text.ts';
import { FilledText } from './filled-text.tsx';
import type { Report } from './report.ts';

interface SectionEditorProps {
  readonly report: Report;
  readonly section: Report['sections'][number];
  readonly onClose: () => void;
}

/** Words at the left, with the figures as {names} that must stay; at the right what will be printed. */
export function SectionEditor({ report, section, onClose }: SectionEditorProps) {
  const { figures } = report;
  const [text, setText] = useState(toEditable(section.template ?? '', figures));
  const edit = useCommand('reports.editSection');
  const template = toTemplate(text, figures);
  const lost = lostFigures(section.template ?? '', template);
  function save(next: string | null) {
    edit.mutate({ id: report.id, sectionId: section.id, template: next }, { onSuccess: onClose });
  }
  useCtrlS(true, () => save(template));
  return (
    <section className="report-section is-edited">
      {section.heading !== '' && <h3>{section.heading}</h3>}
      <Failure reason={edit.error} />
      <div className="section-editor">
        <div>
          <label htmlFor="section-words">文字（花括号中的数字由程序填写，请保留）</label>
          <Input.TextArea
            id="section-words"
            autoFocus
            className="template"
            rows={6}
            maxLength={4000}
            value={text}
            onChange={(event) => setText(event.target.value)}
            onKeyDown={(event) => {
              if (event.key === 'Escape') onClose();
            }}
          />
        </div>
        <div>
          <span>打印出来是</span>
          <div className="section-preview">
            <FilledText template={template} figures={figures} printed={section.text} withLeftOut />
          </div>
        </div>
      </div>
      {lost.length > 0 && (
        <Space className="below" wrap size={4}>
          <span>已去掉的数字：</span>
          {lost.map((id) => (
            <Button
              key={id}
              size="small"
              onClick={() => setText(`${text}${toEditable(`{${id}}`, figures)}`)}
            >
              放回“{figures.find((figure) => figure.id === id)?.label ?? id}”
            </Button>
          ))}
        </Space>
      )}
      {section.offered.length > 0 && (
        <div className="below">
          <span className="muted">可以采用的句子，点一下加入：</span>
          <Space wrap size={4}>
            {section.offered.map((sentence) => (
              <Button
                key={sentence}
                size="small"
                className="offered"
                onClick={() => setText(`${text}${toEditable(sentence, figures)}`)}
              >
                {toEditable(sentence, figures)}
              </Button>
            ))}
          </Space>
        </div>
      )}
      <Space className="below">
        <Button type="primary" loading={edit.isPending} onClick={() => save(template)}>
          保存 <kbd>Ctrl+S</kbd>
        </Button>
        <Button onClick={onClose}>取消</Button>
        {section.optional && <Button onClick={() => save(null)}>这一段不写入报告</Button>}
      </Space>
    </section>
  );
}
