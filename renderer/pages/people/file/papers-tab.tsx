import { PrinterOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button, Space, Table } from 'antd';
import { useState } from 'react';
import type { Output } from '../../../../electron/contract/index.ts';
import { queryFor } from '../../../bridge/keys.ts';
import { GuardedButton } from '../../../components/guarded-button.tsx';
import { Loaded } from '../../../components/loaded.tsx';
import { ReasonCommand } from '../../../components/reason-command.tsx';
import { Mark, type Tone } from '../../../components/tags.tsx';
import type { Detail } from '../detail.ts';
import { DossierDrawer } from './dossier-drawer.tsx';
import { PaperDrawer } from './paper-drawer.tsx';
import type { Paper } from './paper.ts';

type View = Output<'papers.ofPerson'>;

const TONES: Readonly<Record<Paper['state'], Tone>> = { 齐: 'done', 缺: 'late', 不需要: 'unknown' };

/** 档案: the twenty papers of the file, what proves each, where it lies; and the file as a Word document. */
export function PapersTab({ person }: { readonly person: Detail }) {
  const papers = useQuery(queryFor('papers.ofPerson', { personId: person.id }));
  return <Loaded of={papers}>{(view) => <Papers person={person} view={view} />}</Loaded>;
}

function Papers({ person, view }: { readonly person: Detail; readonly view: View }) {
  const [marking, setMarking] = useState<Paper | null>(null);
  const [wrong, setWrong] = useState<number | null>(null);
  const [printing, setPrinting] = useState(false);
  const reason = person.recycled ? '人员在回收站中' : null;
  return (
    <>
      <div className="tab-part-head">
        <h3>{`20项：齐${view.present}，缺${view.missing}，不需要${view.unneeded}`}</h3>
        <Space>
          <GuardedButton
            method="people.dossier"
            size="small"
            icon={<PrinterOutlined />}
            reason={reason}
            onClick={() => setPrinting(true)}
          >
            打印档案
          </GuardedButton>
        </Space>
      </div>
      <Table<Paper>
        size="small"
        rowKey="id"
        pagination={false}
        dataSource={view.papers}
        columns={[
          { title: '序号', width: 56, render: (_, _row, index) => index + 1 },
          { title: '材料', width: 300, dataIndex: 'title', ellipsis: true },
          {
            title: '状态',
            width: 92,
            render: (_, { state }) => <Mark tone={TONES[state]}>{state}</Mark>,
          },
          {
            title: '依据、说明',
            ellipsis: true,
            render: (_, { why, source, mark }) =>
              source === '手工' ? `${markedWords(mark)}${why}` : why,
          },
          {
            title: '存放',
            width: 170,
            ellipsis: true,
            render: (_, { mark }) => [mark?.place, mark?.attachment].filter(Boolean).join('，'),
          },
          {
            title: '办理',
            width: 150,
            render: (_, paper) => (
              <Space size={4}>
                <GuardedButton
                  method="papers.mark"
                  size="small"
                  reason={reason}
                  onClick={() => setMarking(paper)}
                >
                  标记
                </GuardedButton>
                {paper.mark !== null && (
                  <Button
                    size="small"
                    disabled={person.recycled}
                    onClick={() => setWrong(paper.mark?.id ?? null)}
                  >
                    取消标记
                  </Button>
                )}
              </Space>
            ),
          },
        ]}
      />
      <PaperDrawer personId={person.id} paper={marking} onClose={() => setMarking(null)} />
      <DossierDrawer open={printing} person={person} onClose={() => setPrinting(false)} />
      <ReasonCommand
        method="papers.unmark"
        open={wrong !== null}
        title="取消这条标记"
        text="取消后按台账里的记录判断，标记和原因都保留。"
        okText="取消标记"
        toInput={(why) => (wrong === null ? null : { id: wrong, reason: why })}
        onClose={() => setWrong(null)}
      />
    </>
  );
}

/** Who marked it, and the day of the paper. */
function markedWords(mark: Paper['mark']): string {
  if (mark === null) return '';
  const on = mark.paperOn === null ? '' : `${mark.paperOn}，`;
  return `${mark.recordedBy}标记，${on}`;
}
