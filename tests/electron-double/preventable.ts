/** An event as Electron hands it to listeners, with the one thing that they do with it. */
export interface PreventableEvent {
  readonly defaultPrevented: boolean;
  preventDefault(): void;
}

export function preventable<T extends object>(details: T): T & PreventableEvent {
  let defaultPrevented = false;
  return Object.defineProperties(
    { ...details },
    {
      defaultPrevented: { get: () => defaultPrevented },
      preventDefault: {
        value: () => {
          defaultPrevented = true;
        },
      },
    },
  ) as T & PreventableEvent;
}
