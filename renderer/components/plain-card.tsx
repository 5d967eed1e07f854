import type { ReactNode } from 'react';

interface PlainCardProps {
  readonly title: string;
  readonly wide?: boolean;
  readonly children: ReactNode;
}

/** The one card on a page before the register is open: set-up, recovery code, unlock. */
export function PlainCard({ title, wide, children }: PlainCardProps) {
  return (
    <main className="plain">
      <div className={wide === true ? 'plain-card is-wide' : 'plain-card'}>
        <p className="plain-product">平安关爱台账</p>
        <h1>{title}</h1>
        {children}
      </div>
    </main>
  );
}
