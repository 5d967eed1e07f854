import { LeftOutlined, RightOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import {
  addDays,
  addMonths,
  dayNumber,
  daysInMonth,
  formatChineseDay,
  makeDay,
  monthOf,
  yearOf,
  type CalendarDay,
} from '../../db/domain/calendar/calendar-day.ts';

interface MonthGridProps {
  readonly day: CalendarDay;
  readonly today: CalendarDay;
  readonly onChoose: (day: CalendarDay) => void;
}

/** Monday first: 1970-01-01 was a Thursday. */
function columnOf(day: CalendarDay): number {
  return (((dayNumber(day) + 3) % 7) + 7) % 7;
}

/** 1 to 31. */
function numberOf(day: CalendarDay): number {
  return Number(day.slice(8));
}

function daysOf(first: CalendarDay): readonly CalendarDay[] {
  const length = daysInMonth(yearOf(first), monthOf(first));
  return Array.from({ length }, (_, index) => addDays(first, index));
}

/** One month to choose a day from. */
export function MonthGrid({ day, today, onChoose }: MonthGridProps) {
  const [first, setFirst] = useState(makeDay(yearOf(day), monthOf(day), 1));
  return (
    <div className="month-grid">
      <div className="month-grid-head">
        <Button size="small" onClick={() => setFirst(addMonths(first, -12))}>
          上一年
        </Button>
        <Button
          size="small"
          icon={<LeftOutlined />}
          aria-label="上个月"
          onClick={() => setFirst(addMonths(first, -1))}
        />
        <strong>{formatChineseDay(first.slice(0, 7))}</strong>
        <Button
          size="small"
          icon={<RightOutlined />}
          aria-label="下个月"
          onClick={() => setFirst(addMonths(first, 1))}
        />
        <Button size="small" onClick={() => setFirst(addMonths(first, 12))}>
          下一年
        </Button>
      </div>
      <div className="month-grid-days">
        {['一', '二', '三', '四', '五', '六', '日'].map((name) => (
          <span key={name} className="month-grid-name">
            {name}
          </span>
        ))}
        {daysOf(first).map((each) => (
          <button
            key={each}
            type="button"
            className={each === day ? 'is-chosen' : each === today ? 'is-today' : ''}
            style={numberOf(each) === 1 ? { gridColumnStart: columnOf(each) + 1 } : {}}
            onClick={() => onChoose(each)}
          >
            {numberOf(each)}
          </button>
        ))}
      </div>
      <Button size="small" type="link" onClick={() => onChoose(today)}>
        今天
      </Button>
    </div>
  );
}
