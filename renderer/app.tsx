import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { RouterProvider } from 'react-router';
import { call } from './bridge/call.ts';
import { refresh, queryFor, useCommand } from './bridge/keys.ts';
import { useNewDay } from './bridge/new-day.ts';
import { Loaded } from './components/loaded.tsx';
import { useZoomKeys } from './components/zoom.ts';
import { SetUpPage } from './pages/set-up/page.tsx';
import { RecoveryCode } from './pages/set-up/recovery-code.tsx';
import { UnlockPage } from './pages/unlock/page.tsx';
import { router } from './routes.tsx';
import { SessionContext, type Session } from './session.tsx';

const askSession = () => call('session.state', {});

/** Set-up, unlock or work, as the office says; on 锁定 everything the window has shown is forgotten. */
export function App() {
  const client = useQueryClient();
  const session = useQuery(queryFor('session.state', {}));
  const confirm = useCommand('users.confirmRecoveryCode');
  const [recoveryCode, setRecoveryCode] = useState<string | null>(null);
  useZoomKeys();
  useNewDay(askSession);
  useEffect(
    () =>
      window.desk.on((event) => {
        if (event.kind !== 'locked') return;
        setRecoveryCode(null);
        void refresh(client, ['session']);
      }),
    [client],
  );
  if (recoveryCode !== null) {
    return (
      <RecoveryCode
        code={recoveryCode}
        onKept={() =>
          confirm.mutate(
            {},
            {
              onSettled: () => {
                setRecoveryCode(null);
                void refresh(client, ['session']);
              },
            },
          )
        }
      />
    );
  }
  return (
    <Loaded of={session}>{(state) => <Desk session={state} onCreated={setRecoveryCode} />}</Loaded>
  );
}

interface DeskProps {
  readonly session: Session;
  readonly onCreated: (recoveryCode: string) => void;
}

function Desk({ session, onCreated }: DeskProps) {
  if (session.state === 'missing') return <SetUpPage onCreated={onCreated} />;
  if (session.state === 'locked') return <UnlockPage session={session} />;
  return (
    <SessionContext value={session}>
      <RouterProvider router={router} />
    </SessionContext>
  );
}
