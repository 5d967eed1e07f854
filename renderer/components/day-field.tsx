import { CalendarOutlined } from '@ant-design/icons';
import { Button, ConfigProvider, Input, Popover } from 'antd';
import { useState, type KeyboardEvent } from 'react';
import { addDays, formatChineseDay, isCalendarDay } from '../../db/domain/calendar/calendar-day.ts';
import { useSession } from '../session.tsx';
import { isComposing } from './composing.ts';
import { readDay, readNearDay, readRoughDay } from './day-text.ts';
import { MonthGrid } from './month-grid.tsx';

interface DayFieldProps {
  readonly id?: string;
  readonly value?: string | null;
  readonly onChange?: (value: string | null) => void;
  /** Also takes a year or a month alone. */
  readonly rough?: boolean;
  /** A day that may lie ahead: without a year it is the nearest one, not the last one. */
  readonly ahead?: boolean;
  readonly placeholder?: string;
  readonly autoFocus?: boolean;
  readonly disabled?: boolean;
  readonly 'aria-label'?: string;
}

function readerFor({ rough, ahead }: Pick<DayFieldProps, 'rough' | 'ahead'>) {
  if (rough === true) return readRoughDay;
  return ahead === true ? readNearDay : readDay;
}

/** A day, typed as it comes (day-text.ts), ↑ ↓ for a day later or earlier, or chosen in the calendar. */
export function DayField(props: DayFieldProps) {
  const { today } = useSession();
  const [typed, setTyped] = useState<string | null>(null);
  const [open, setOpen] = useState(false);
  const { componentDisabled } = ConfigProvider.useConfig();
  const closed = props.disabled === true || componentDisabled;
  const read = readerFor(props);
  const value = props.value ?? null;
  const known = value !== null && isCalendarDay(value) ? value : null;

  function settle() {
    if (typed === null) return;
    setTyped(null);
    const text = typed.trim();
    props.onChange?.(text === '' ? null : (read(text, today) ?? text));
  }
  function step(event: KeyboardEvent, days: number) {
    event.preventDefault();
    const from = read(typed ?? value ?? '', today);
    setTyped(null);
    props.onChange?.(from !== null && isCalendarDay(from) ? addDays(from, days) : today);
  }
  function onKeyDown(event: KeyboardEvent) {
    if (isComposing(event)) return;
    if (event.key === 'Enter' || (event.key === 's' && event.ctrlKey)) settle();
    if (event.key === 'ArrowUp') step(event, 1);
    if (event.key === 'ArrowDown') step(event, -1);
  }
  return (
    <Input
      {...(props.id === undefined ? {} : { id: props.id })}
      className="day-field"
      aria-label={props['aria-label']}
      autoFocus={props.autoFocus === true}
      disabled={closed}
      autoComplete="off"
      placeholder={
        props.placeholder ?? (props.rough === true ? '如 2019、2019.3' : '如 11.15、今天')
      }
      value={typed ?? value ?? ''}
      onChange={(event) => setTyped(event.target.value)}
      onBlur={settle}
      onKeyDown={onKeyDown}
      title={known === null ? undefined : formatChineseDay(known)}
      suffix={
        <Popover
          open={open}
          onOpenChange={setOpen}
          trigger="click"
          placement="bottomRight"
          content={
            <MonthGrid
              day={known ?? today}
              today={today}
              onChoose={(day) => {
                setOpen(false);
                setTyped(null);
                props.onChange?.(day);
              }}
            />
          }
        >
          <Button
            type="text"
            size="small"
            tabIndex={-1}
            icon={<CalendarOutlined />}
            aria-label="打开日历"
            disabled={closed}
          />
        </Popover>
      }
    />
  );
}
