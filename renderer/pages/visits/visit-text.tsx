import type { Output } from '../../../electron/contract/index.ts';

type Visit = Output<'visits.ofPerson'>[number];

/** What was spoken of and found, in full. */
export function VisitText({ visit }: { readonly visit: Visit }) {
  const mentioned = visit.topics.filter(({ text }) => text === '').map(({ topic }) => topic);
  const lines = [
    { label: '地点', text: visit.place },
    { label: '戒毒状态', text: visit.drugState ?? '' },
    { label: '谈到', text: mentioned.join('、') },
    ...visit.topics.map(({ topic, text }) => ({ label: topic, text })),
    { label: '发现情况', text: visit.findings },
    { label: '帮扶需求', text: visit.needs },
  ].filter(({ text }) => text !== '');
  if (lines.length === 0) return <span className="muted">没有其他内容</span>;
  return (
    <dl className="visit-text">
      {lines.map(({ label, text }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd className="pre">{text}</dd>
        </div>
      ))}
    </dl>
  );
}
