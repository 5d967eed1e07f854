import { useQuery } from '@tanstack/react-query';
import { Badge, Space, Tabs } from 'antd';
import { useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import { isLeavingCheck } from '../../../electron/contract/reports.ts';
import { queryFor, useCommand } from '../../bridge/keys.ts';
import { Failure } from '../../components/failure.tsx';
import { GuardedButton } from '../../components/guarded-button.tsx';
import { Loaded } from '../../components/loaded.tsx';
import { Page } from '../../components/page.tsx';
import { ReasonCommand } from '../../components/reason-command.tsx';
import { ReasonDialog } from '../../components/reason-dialog.tsx';
import { useSaveFile } from '../../components/use-save-file.ts';
import { useWritten } from '../../components/use-written.tsx';
import { Working } from '../../components/working.tsx';
import { useSession, useWhyNot } from '../../session.tsx';
import { AnnexTab } from './annex-tab.tsx';
import { ChecksTab } from './checks-tab.tsx';
import { FigureListDrawer, type OpenedFigure } from './figure-list-drawer.tsx';
import { FiguresTab } from './figures-tab.tsx';
import { IssueDialog } from './issue-dialog.tsx';
import { ReportState } from './page.tsx';
import type { Report } from './report.ts';
import { TextTab } from './text-tab.tsx';

/** One report: its text, figures, annexes and checks; then the file and the signature. */
export function ReportPage() {
  const id = Number(useParams()['id']);
  const report = useQuery(queryFor('reports.get', { id }));
  return <Loaded of={report}>{(detail) => <OneReport key={detail.id} report={detail} />}</Loaded>;
}

function OneReport({ report }: { readonly report: Report }) {
  const [tab, setTab] = useState('text');
  const [opened, setOpened] = useState<OpenedFigure | null>(null);
  const blocking = report.checks.filter((check) => check.blocking && !check.ok).length;
  return (
    <Page
      title={<ReportTitle report={report} />}
      actions={<ReportActions report={report} onChecks={() => setTab('checks')} />}
    >
      <Tabs
        className="fill-tabs"
        activeKey={tab}
        onChange={setTab}
        items={[
          {
            key: 'text',
            label: '正文',
            children: <TextTab report={report} onFigure={setOpened} />,
          },
          {
            key: 'annex',
            label: '附件',
            children: <AnnexTab report={report} onFigure={setOpened} />,
          },
          {
            key: 'figures',
            label: '数字和填报',
            children: <FiguresTab report={report} onFigure={setOpened} />,
          },
          {
            key: 'checks',
            label: (
              <Badge count={blocking} size="small" offset={[8, -2]}>
                签发前检查
              </Badge>
            ),
            children: <ChecksTab report={report} />,
          },
        ]}
      />
      <FigureListDrawer reportId={report.id} opened={opened} onClose={() => setOpened(null)} />
    </Page>
  );
}

function ReportTitle({ report }: { readonly report: Report }) {
  return (
    <span className="person-title">
      <span className="report-title">{report.title}</span>
      <ReportState state={report.state} />
      {report.number !== '' && (
        <span className="person-facts">
          {report.state === 'issued' ? '' : '拟用文号 '}
          {report.number}
        </span>
      )}
      {report.state !== 'issued' && (report.dueOn !== null || report.dueWhy !== '') && (
        <span className="person-facts" title={report.dueWhy}>
          上报期限 {report.dueOn ?? '未设置'}
        </span>
      )}
    </span>
  );
}

/** Why the present user may not delete the draft; the office checks again. */
function useWhyKept({ preparedBy }: Report): string | null {
  const { user } = useSession();
  const mayIssue = useWhyNot('reports.issue') === null;
  return mayIssue || user?.name === preparedBy ? null : `由${preparedBy}或审核人、负责人删除`;
}

/** Why no file of this draft may leave; null: it may. The office checks again. */
function whyNoDraft({ state, checks }: Report): string | null {
  if (state === 'issued') return null;
  const broken = checks.filter(({ id, ok, blocking }) => blocking && !ok && isLeavingCheck(id));
  return broken.length === 0 ? null : broken.map(({ message }) => message).join('；');
}

interface ReportActionsProps {
  readonly report: Report;
  readonly onChecks: () => void;
}

function ReportActions({ report, onChecks }: ReportActionsProps) {
  const written = useWritten();
  const navigate = useNavigate();
  const [issuing, setIssuing] = useState(false);
  const [discarding, setDiscarding] = useState(false);
  const [asking, setAsking] = useState(false);
  const { saveFile, failure } = useSaveFile();
  const saved = useCommand('reports.saveFile');
  const issued = report.state === 'issued';
  const whyKept = useWhyKept(report);
  const blocked = report.checks.some((check) => check.blocking && !check.ok);

  async function save(namesReason: string) {
    const suggestedName = report.fileName ?? `${report.title.slice(0, 90)}_草稿.docx`;
    await saveFile({ purpose: 'report', suggestedName }, async ({ name, ticket }) => {
      const input = { id: report.id, target: ticket, namesReason };
      const { pages } = await saved.mutateAsync(input);
      written(`已保存：${name}（${pages}页）`, ticket);
    });
  }
  return (
    <>
      <Space wrap>
        {!issued && (
          <GuardedButton
            method="reports.discard"
            reason={whyKept}
            onClick={() => setDiscarding(true)}
          >
            删除草稿
          </GuardedButton>
        )}
        <GuardedButton
          method="reports.saveFile"
          loading={saved.isPending}
          reason={whyNoDraft(report)}
          onClick={() => (!issued && report.privacy.names ? setAsking(true) : void save(''))}
        >
          {issued ? '另存文件' : '保存草稿文件'}
        </GuardedButton>
        {issued ? (
          <GuardedButton
            method="exports.write"
            type="primary"
            onClick={() => void navigate(`/exports?report=${report.id}`)}
          >
            导出到U盘
          </GuardedButton>
        ) : (
          <GuardedButton
            method="reports.issue"
            type="primary"
            onClick={() => (blocked ? onChecks() : setIssuing(true))}
          >
            {blocked ? '签发（先处理检查项）' : '签发'}
          </GuardedButton>
        )}
      </Space>
      <Working method="reports.saveFile" running={saved.isPending} words="正在生成文件…" />
      <Failure reason={failure} />
      <IssueDialog open={issuing} report={report} onClose={() => setIssuing(false)} />
      <ReasonDialog
        open={asking}
        title="保存含人员姓名的草稿"
        text="草稿的附件含人员姓名和隐去中间数字的身份证号，请写明用途，记入日志；用后收回。"
        okText="选择位置并保存"
        pending={saved.isPending}
        failure={null}
        onReason={(reason) => {
          setAsking(false);
          void save(reason);
        }}
        onClose={() => setAsking(false)}
      />
      <ReasonCommand
        method="reports.discard"
        open={discarding}
        title="删除这份草稿"
        text="改过的文字和填报的数字一起删除，记入日志。以后可以重新编制。"
        okText="删除草稿"
        toInput={(reason) => ({ id: report.id, reason })}
        done={() => '草稿已删除。'}
        onClose={() => setDiscarding(false)}
        onDone={() => void navigate('/reports')}
      />
    </>
  );
}
