import { EventEmitter } from 'node:events';
import type * as Electron from 'electron';

type BeforeRequest = (
  details: Electron.OnBeforeRequestListenerDetails,
  answer: (response: Electron.CallbackResponse) => void,
) => void;
type PermissionRequest = Parameters<Electron.Session['setPermissionRequestHandler']>[0];
type PermissionCheck = Parameters<Electron.Session['setPermissionCheckHandler']>[0];
type ProtocolHandler = (request: Request) => Response | Promise<Response>;

/** A session: keeps what the program set, and answers by it. */
export class DoubleSession extends EventEmitter {
  readonly partition: string;
  readonly options: Electron.FromPartitionOptions;
  readonly protocolHandlers = new Map<string, ProtocolHandler>();
  permissionRequest: PermissionRequest = null;
  permissionCheck: PermissionCheck = null;
  devicePermission: unknown = null;
  spellChecker = true;
  private beforeRequest: BeforeRequest | null = null;

  constructor(partition: string, options: Electron.FromPartitionOptions) {
    super();
    this.partition = partition;
    this.options = options;
  }

  readonly protocol = {
    handle: (scheme: string, handler: ProtocolHandler) => {
      this.protocolHandlers.set(scheme, handler);
    },
  };

  readonly webRequest = {
    onBeforeRequest: (listener: BeforeRequest | null) => {
      this.beforeRequest = listener;
    },
  };

  setPermissionRequestHandler(handler: PermissionRequest): void {
    this.permissionRequest = handler;
  }

  setPermissionCheckHandler(handler: PermissionCheck): void {
    this.permissionCheck = handler;
  }

  setDevicePermissionHandler(handler: unknown): void {
    this.devicePermission = handler;
  }

  setSpellCheckerEnabled(enable: boolean): void {
    this.spellChecker = enable;
  }

  handlerFor(url: string): ProtocolHandler | undefined {
    return this.protocolHandlers.get(new URL(url).protocol.slice(0, -1));
  }

  /** Whether the program's filter stops a request. */
  cancels(url: string, resourceType: string): boolean {
    let cancelled = false;
    const details = { url, resourceType } as Electron.OnBeforeRequestListenerDetails;
    this.beforeRequest?.(details, (response) => (cancelled = response.cancel === true));
    return cancelled;
  }
}

export interface DoubleSessions {
  readonly all: Map<string, DoubleSession>;
  readonly privileged: Electron.CustomScheme[];
  readonly session: {
    fromPartition(partition: string, options?: Electron.FromPartitionOptions): DoubleSession;
    readonly defaultSession: DoubleSession;
  };
}

export function createSessions(): DoubleSessions {
  const all = new Map<string, DoubleSession>();
  function fromPartition(
    partition: string,
    options: Electron.FromPartitionOptions = { cache: true },
  ): DoubleSession {
    const known = all.get(partition) ?? new DoubleSession(partition, options);
    all.set(partition, known);
    return known;
  }
  return {
    all,
    privileged: [],
    session: {
      fromPartition,
      get defaultSession() {
        return fromPartition('');
      },
    },
  };
}
