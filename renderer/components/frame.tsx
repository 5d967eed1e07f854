import {
  ApartmentOutlined,
  BarsOutlined,
  ExportOutlined,
  FileTextOutlined,
  HeartOutlined,
  HomeOutlined,
  ImportOutlined,
  LockOutlined,
  SettingOutlined,
  TeamOutlined,
} from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useEffect, useRef, type ReactNode, type RefObject } from 'react';
import { NavLink, Outlet, useLocation, useNavigate } from 'react-router';
import type { TodoKind } from '../../db/domain/todo/todo-item.ts';
import { formatChineseDay } from '../../db/domain/calendar/calendar-day.ts';
import { queryFor, useCommand } from '../bridge/keys.ts';
import { useSession } from '../session.tsx';
import { weekday } from '../text/days.ts';
import { isComposing } from './composing.ts';
import { keepAll } from './keep-first.ts';
import { isAsked } from './layers.ts';
import { SearchBox } from './search-box.tsx';
import { Shortcuts } from './shortcuts.tsx';
import { useFocusKept } from './use-focus-kept.ts';
import { useIdleWarning } from './use-idle-warning.ts';

interface Place {
  readonly to: string;
  readonly name: string;
  readonly icon: ReactNode;
}

/** The people's pages, then what comes in and goes out; as the keys Alt+1 … Alt+9. */
const PLACES: readonly Place[] = [
  { to: '/', name: '首页', icon: <HomeOutlined /> },
  { to: '/people', name: '人员', icon: <TeamOutlined /> },
  { to: '/visits', name: '走访', icon: <BarsOutlined /> },
  { to: '/poverty', name: '回访', icon: <HeartOutlined /> },
  { to: '/stations', name: '站点', icon: <ApartmentOutlined /> },
  { to: '/import', name: '导入', icon: <ImportOutlined /> },
  { to: '/reports', name: '报告', icon: <FileTextOutlined /> },
  { to: '/exports', name: '导出', icon: <ExportOutlined /> },
  { to: '/settings', name: '设置', icon: <SettingOutlined /> },
];

/** Alt+1 … Alt+9, unless a question is to be answered first, and Ctrl+L at any time. */
function useFrameKeys(lock: () => void): void {
  const navigate = useNavigate();
  useEffect(() => {
    function onKeyDown(event: KeyboardEvent) {
      if (isComposing(event)) return;
      const place = event.altKey ? PLACES[Number(event.key) - 1] : undefined;
      if (place) {
        event.preventDefault();
        if (!isAsked()) void navigate(place.to);
      }
      if (event.ctrlKey && event.key.toLowerCase() === 'l') {
        event.preventDefault();
        lock();
      }
    }
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [navigate, lock]);
}

/** What is to be done on the pages of the yearly review. */
const OF_REVIEW: readonly string[] = [
  '逐人回访',
  '回访研判',
  '回访审定',
  '回访退回',
  '回访办结',
  '落实帮扶',
  '通报监测部门',
  '风险消除审定',
  '消除退回',
  '新发现认定',
  '新发现审定',
  '出所核实',
] satisfies TodoKind[];

/** What is overdue or waits on a page of the menu, by its address. */
function useMenuCounts(): Readonly<Record<string, number>> {
  const todo = useQuery(queryFor('todo.summary', {}));
  const doubtful = useQuery(queryFor('imports.doubtful', {}));
  const { home = 0, reports = 0, stations = 0 } = todo.data?.menu ?? {};
  const review = todo.data?.byKind.filter(({ key }) => OF_REVIEW.includes(key)) ?? [];
  return {
    '/': home,
    '/reports': reports,
    '/stations': stations,
    '/poverty': review.reduce((sum, { overdue }) => sum + overdue, 0),
    '/import': doubtful.data?.length ?? 0,
  };
}

/** What is on every page: head with search and lock, menu with what is overdue on its pages. */
export function Frame() {
  const session = useSession();
  const settings = useQuery(queryFor('settings.get', {}));
  const counts = useMenuCounts();
  const { mutate } = useCommand('session.lock');
  const lock = () => void keepAll().then(() => mutate({}));
  const main = useFocusOnPage();
  useFocusKept(main);
  const { key } = useLocation();
  useFrameKeys(lock);
  useIdleWarning(settings.data?.idleMinutes ?? null);
  return (
    <div className="frame">
      <header className="frame-head">
        <div className="frame-name">
          <strong>平安关爱台账</strong>
          <span className="frame-office">{session.officeName}</span>
        </div>
        <SearchBox key={key} />
        <div className="frame-user">
          <span className="frame-today">
            {formatChineseDay(session.today)} {weekday(session.today)}
          </span>
          <span>
            {session.user?.name}（{session.user?.role}）
          </span>
          <Shortcuts />
          <Button icon={<LockOutlined />} onClick={lock} title="锁定（Ctrl+L）">
            锁定
          </Button>
        </div>
      </header>
      <nav className="frame-menu" aria-label="主菜单">
        {PLACES.map((place, index) => (
          <NavLink
            key={place.to}
            to={place.to}
            end={place.to === '/'}
            title={`${place.name}（Alt+${index + 1}）`}
          >
            {place.icon}
            <span>{place.name}</span>
            <Waiting count={counts[place.to] ?? 0} />
          </NavLink>
        ))}
      </nav>
      <main className="frame-main" ref={main} tabIndex={-1}>
        <Outlet />
      </main>
    </div>
  );
}

/** How many wait there: what is overdue, lines to be decided. */
function Waiting({ count }: { readonly count: number }) {
  if (count === 0) return null;
  return <span className="menu-count">{count > 999 ? '999+' : count}</span>;
}

/** A new page takes the focus from the menu and the search box, unless one of its fields has it. */
function useFocusOnPage(): RefObject<HTMLElement | null> {
  const main = useRef<HTMLElement>(null);
  const { pathname } = useLocation();
  useEffect(() => {
    if (!main.current?.contains(document.activeElement)) main.current?.focus();
  }, [pathname]);
  return main;
}
