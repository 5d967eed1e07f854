import { useQuery } from '@tanstack/react-query';
import { Form, Input, Select } from 'antd';
import { PAPER_MARKS } from '../../../../db/domain/person/paper-checklist.ts';
import type { Input as CallInput } from '../../../../electron/contract/index.ts';
import { queryFor } from '../../../bridge/keys.ts';
import { DayField } from '../../../components/day-field.tsx';
import { FormDrawer } from '../../../components/form-drawer.tsx';
import { NumberedChoice } from '../../../components/numbered-choice.tsx';
import type { Paper } from './paper.ts';

type Marking = Omit<CallInput<'papers.mark'>, 'personId' | 'paper'>;

interface PaperDrawerProps {
  readonly personId: number;
  readonly paper: Paper | null;
  readonly onClose: () => void;
}

/** The form opens with the mark that counts. */
function startOf(mark: Paper['mark']): Marking {
  if (mark === null) return { mark: '有', paperOn: null, place: '', note: '', attachmentId: null };
  const { mark: word, paperOn, place, note, attachmentId } = mark;
  return { mark: word, paperOn, place, note, attachmentId };
}

/** 标记: what lies in the cabinet, where, and why a paper is not needed. */
export function PaperDrawer({ personId, paper, onClose }: PaperDrawerProps) {
  return (
    <FormDrawer<'papers.mark', Marking>
      key={paper?.id ?? ''}
      method="papers.mark"
      open={paper !== null}
      title={paper?.title ?? ''}
      {...(paper === null ? {} : { lead: `现在：${paper.state}。${paper.why}` })}
      start={startOf(paper?.mark ?? null)}
      toInput={(values) => ({ ...values, personId, paper: paper?.id ?? 'decision' })}
      done={({ present, missing, unneeded }) =>
        `已标记。齐${present}，缺${missing}，不需要${unneeded}。`
      }
      onClose={onClose}
    >
      <Form.Item name="mark" label="标记">
        <NumberedChoice aria-label="标记" options={PAPER_MARKS} />
      </Form.Item>
      <Form.Item name="paperOn" label="材料日期">
        <DayField />
      </Form.Item>
      <Form.Item name="place" label="存放地方">
        <Input maxLength={200} autoComplete="off" placeholder="如 2号柜3盒" />
      </Form.Item>
      <Form.Item name="note" label="说明" extra="标记“缺”“不需要”时写明原因">
        <Input maxLength={200} autoComplete="off" />
      </Form.Item>
      <AttachmentField personId={personId} />
    </FormDrawer>
  );
}

/** A photo or scan of the paper among the attachments of the person. */
function AttachmentField({ personId }: { readonly personId: number }) {
  const attachments = useQuery(queryFor('attachments.list', { personId }));
  const there = (attachments.data ?? []).filter(({ removed }) => !removed);
  return (
    <Form.Item
      name="attachmentId"
      label="附件"
      hidden={there.length === 0}
      normalize={(value?: number) => value ?? null}
    >
      <Select
        allowClear
        placeholder="照片或扫描件，可以不选"
        options={there.map(({ id, title }) => ({ value: id, label: title }))}
      />
    </Form.Item>
  );
}
