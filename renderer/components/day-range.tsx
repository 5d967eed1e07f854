import { Space } from 'antd';
import type { CalendarDay } from '../../db/domain/calendar/calendar-day.ts';
import { DayField } from './day-field.tsx';

interface DayRangeProps {
  readonly label: string;
  readonly from: CalendarDay | null;
  readonly to: CalendarDay | null;
  readonly onChange: (change: { from: CalendarDay | null } | { to: CalendarDay | null }) => void;
}

/** The two days that narrow a list, both included; null: no bound. */
export function DayRange({ label, from, to, onChange }: DayRangeProps) {
  return (
    <Space>
      <span>{label}</span>
      <DayField
        aria-label="从哪天"
        placeholder="从"
        value={from}
        onChange={(day) => onChange({ from: day })}
      />
      <span>至</span>
      <DayField
        aria-label="到哪天"
        placeholder="到"
        value={to}
        onChange={(day) => onChange({ to: day })}
      />
    </Space>
  );
}
