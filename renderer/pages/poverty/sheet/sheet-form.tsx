import { ConfigProvider, Form, Input, type FormRule } from 'antd';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { visitDayProblem } from '../../../../db/domain/poverty/visit-day.ts';
import { POVERTY_LEVELS } from '../../../../db/domain/words/vocabulary.ts';
import { EnterMoves, focusFirstField } from '../../../components/enter-moves.tsx';
import { NumberedChoice } from '../../../components/numbered-choice.tsx';
import type { Entry } from '../entry.ts';
import { LevelTag } from '../level-tag.tsx';
import { isEarly, shownRisk } from './entry-form.ts';
import { useEntryForm } from './use-entry-form.ts';
import { SECTIONS } from './sheet-fields.ts';
import { SheetRow } from './sheet-field.tsx';

interface SheetFormProps {
  readonly entry: Entry;
  readonly locked: boolean;
  /** The buttons that save: Enter on the last question goes there. */
  readonly children: ReactNode;
}

/** The sheet in the order of the paper, each answer beside that of the last round; the conclusion last. One that lacks nothing else begins there. */
export function SheetForm({ entry, locked, children }: SheetFormProps) {
  const body = useRef<HTMLDivElement>(null);
  const [onlyConclusion] = useState(entry.state === '已回访');
  useEffect(() => {
    if (!body.current || locked) return;
    const conclusion = body.current.querySelector<HTMLElement>('[data-field=conclusion]');
    focusFirstField((onlyConclusion ? conclusion : null) ?? body.current);
  }, [locked, onlyConclusion]);
  const last = entry.previous?.sheet ?? null;
  return (
    <div ref={body} className={last === null ? 'sheet' : 'sheet has-last'}>
      <EnterMoves>
        <ConfigProvider componentDisabled={locked}>
          {SECTIONS.map(({ title, fields }, index) => (
            <fieldset key={title} className="form-section">
              <legend>
                {title}
                {index === 0 && entry.previous !== null && (
                  <span className="sheet-last-head">右边是{entry.previous.label}</span>
                )}
              </legend>
              <div className="sheet-rows">
                {fields.map((field) => (
                  <SheetRow
                    key={field.name}
                    field={field}
                    last={last}
                    rules={field.name === 'visitedOn' ? [visitDay(entry)] : []}
                  />
                ))}
              </div>
            </fieldset>
          ))}
          <Conclusion entry={entry} />
        </ConfigProvider>
        {children}
      </EnterMoves>
    </div>
  );
}

/** a day on which no visit of the round can have been, told before the other questions are keyed in. */
function visitDay({ visitsFrom, basis }: Entry): FormRule {
  return {
    validator: (_rule, day: string | null) => {
      const problem = day === null ? null : visitDayProblem(day, visitsFrom, basis.today);
      return problem === null ? Promise.resolve() : Promise.reject(new Error(problem));
    },
  };
}

/** 研判结论: the reviewer's; where it differs from the proposal the reason is asked for. */
function Conclusion({ entry }: { readonly entry: Entry }) {
  const form = useEntryForm(entry);
  const risk = shownRisk(form, entry);
  const proposed = risk.level;
  const other = form.level !== null && form.level !== proposed && form.reason.trim() === '';
  return (
    <fieldset className="form-section" data-field="conclusion">
      <legend>研判结论（可以留到以后）</legend>
      <Form.Item
        name="level"
        label="返贫风险"
        extra={
          isEarly(risk) ? (
            '填了家庭人口和各项收支，程序就给出建议'
          ) : (
            <>
              程序建议 <LevelTag level={proposed} />
            </>
          )
        }
      >
        <NumberedChoice options={POVERTY_LEVELS} clearable aria-label="返贫风险" />
      </Form.Item>
      <Form.Item
        name="reason"
        label="理由"
        dependencies={['level']}
        validateStatus={other ? 'warning' : ''}
        extra={other ? '和建议不同，要写明理由。' : null}
      >
        <Input maxLength={200} autoComplete="off" aria-label="理由" />
      </Form.Item>
    </fieldset>
  );
}
