import type { ReactNode } from 'react';
import { ClockReminder } from './clock-reminder.tsx';
import { RecoveryReminder } from './recovery-reminder.tsx';

interface PageProps {
  readonly title: ReactNode;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

/** A page: its title and buttons stay, what is below scrolls. */
export function Page({ title, actions, children }: PageProps) {
  return (
    <section className="page">
      <RecoveryReminder />
      <ClockReminder />
      <header className="page-head">
        <h1>{title}</h1>
        <div className="page-actions">{actions}</div>
      </header>
      <div className="page-body">{children}</div>
    </section>
  );
}
