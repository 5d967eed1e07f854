import type { Output } from '../../../electron/contract/index.ts';
import { Mark } from '../../components/tags.tsx';

type Ratio = Output<'stations.list'>['ratio'];

/** STAFF-RATIO as a state: sign, word and colour; without a rule 未设置. */
export function RatioMark({ ratio }: { readonly ratio: Ratio }) {
  const { state, needed } = ratio;
  switch (state) {
    case '超出':
      return <Mark tone="late">{`人员不足，应有${needed ?? 0}名`}</Mark>;
    case '没有人员':
      return <Mark tone="late">{`没有人员，应有${needed ?? 0}名`}</Mark>;
    case '符合':
      return <Mark tone="done">符合</Mark>;
    case '未设置':
      return <Mark tone="unknown">未设置</Mark>;
    case '没有服务对象':
      return <Mark tone="unknown">没有实有吸毒人员</Mark>;
  }
}
