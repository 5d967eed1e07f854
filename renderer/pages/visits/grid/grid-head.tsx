import { useQuery } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { queryFor } from '../../../bridge/keys.ts';
import { call } from '../../../bridge/call.ts';
import { DayField } from '../../../components/day-field.tsx';
import { EnterMoves, focusFirstField } from '../../../components/enter-moves.tsx';
import { Failure } from '../../../components/failure.tsx';
import { NumberedChoice } from '../../../components/numbered-choice.tsx';
import { TownSelect, VillageSelect } from '../../../components/place-selects.tsx';
import type { ChosenPerson, GridHead } from './grid-rows.ts';

const LISTS = ['应走访的人', '全部在册的人', '空白行'] as const;
type List = (typeof LISTS)[number];

interface GridHeadFormProps {
  readonly head: GridHead;
  /** The keyboard begins here; not where rows wait to be gone on with. */
  readonly begins: boolean;
  readonly onHead: (head: GridHead) => void;
  readonly onList: (people: readonly ChosenPerson[]) => void;
}

/** What holds for every form of the pile: chosen once; Enter goes on and at last lists the people. */
export function GridHeadForm({ head, begins, onHead, onList }: GridHeadFormProps) {
  const towns = useQuery(queryFor('regions.towns', {}));
  const [list, setList] = useState<List>('应走访的人');
  const [failure, setFailure] = useState<unknown>(null);
  /** Who did not fit into the grid. */
  const [leftOut, setLeftOut] = useState(0);
  const fields = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (begins && fields.current) focusFirstField(fields.current);
  }, [begins]);
  async function start() {
    const { townCode, villageCode } = head;
    setFailure(null);
    setLeftOut(0);
    if (list === '空白行' || townCode === null) {
      onList([]);
      return;
    }
    try {
      const scope = list === '应走访的人' ? 'due' : 'all';
      const { total, rows } = await call('visits.gridPeople', { townCode, villageCode, scope });
      setLeftOut(total - rows.length);
      onList(
        rows.map(({ personId, fullName, townName, villageName }) => ({
          personId,
          fullName,
          place: villageName || townName,
        })),
      );
    } catch (reason) {
      setFailure(reason);
    }
  }
  return (
    <EnterMoves>
      <div className="grid-head" ref={fields}>
        <TownSelect
          label="乡镇（街道）"
          clearable
          value={head.townCode}
          onChange={(townCode) => onHead({ ...head, townCode, villageCode: null })}
        />
        <VillageSelect
          label="村（社区）"
          clearable
          townCode={head.townCode}
          value={head.villageCode}
          onChange={(villageCode) => onHead({ ...head, villageCode })}
        />
        <DayField
          aria-label="走访日期"
          value={head.visitedOn}
          onChange={(day) => onHead({ ...head, visitedOn: day ?? '' })}
        />
        <Input
          aria-label="走访人"
          placeholder="走访人"
          className="grid-visitor"
          maxLength={200}
          autoComplete="off"
          value={head.inCharge}
          onChange={({ target }) => onHead({ ...head, inCharge: target.value })}
        />
        <NumberedChoice
          aria-label="名单"
          options={LISTS}
          value={list}
          onChange={(chosen) => setList(chosen ?? '空白行')}
        />
        <Button data-save disabled={towns.isPending} onClick={() => void start()}>
          列出
        </Button>
      </div>
      {leftOut > 0 && (
        <p className="warn" role="status">
          这里还有{leftOut}人没有列出。先选村（社区）分批列，或者录完这一批再列。
        </p>
      )}
      <Failure reason={failure} />
    </EnterMoves>
  );
}
