import { QueryClientProvider } from '@tanstack/react-query';
import { App as Messages, ConfigProvider } from 'antd';
import zhCN from 'antd/locale/zh_CN';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { z } from 'zod';
import { App } from './app.tsx';
import { createClient } from './bridge/client.ts';
import { cspNonce, signStyles } from './bridge/nonce.ts';
import { speakChinese } from './components/chinese-names.ts';
import './styles/app.css';
import './styles/control.css';
import './styles/visits.css';
import './styles/person-file.css';
import './styles/households.css';
import './styles/poverty.css';
import { officeTheme } from './theme.ts';

// The content security policy forbids new Function; without this zod tries it once and the console complains.
z.config({ jitless: true });
z.config(z.locales.zhCN());

/** A picture of an empty tray tells a clerk nothing. */
function nothingThere(place?: string) {
  const words =
    place === 'Select' || place === 'TreeSelect' ? '没有相符的，换几个字试试' : '没有内容';
  return <div className="muted nothing">{words}</div>;
}

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root');
const nonce = cspNonce();
if (nonce !== null) signStyles(nonce);
speakChinese();
createRoot(root).render(
  <StrictMode>
    <ConfigProvider
      locale={zhCN}
      theme={officeTheme}
      componentSize="medium"
      button={{ autoInsertSpace: false }}
      renderEmpty={nothingThere}
      {...(nonce === null ? {} : { csp: { nonce } })}
    >
      <Messages
        message={{ top: 'calc(100vh - 104px)', duration: 4, maxCount: 1 }}
        component={false}
      >
        <QueryClientProvider client={createClient()}>
          <App />
        </QueryClientProvider>
      </Messages>
    </ConfigProvider>
  </StrictMode>,
);
