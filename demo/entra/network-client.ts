import type { INetworkModule, NetworkRequestOptions, NetworkResponse } from '@azure/msal-node';

const AUTHORITY = 'https://login.microsoftonline.com';

/**
 * For msal's `system.networkClient`: calls meant for the public authority go to the emulator, so that a client keeps
 * its real authority (msal refuses a plain http one). A call to any other host is refused.
 */
export function createEntraNetworkClient(emulatorUrl: string): INetworkModule {
  const send = async <T>(
    method: 'GET' | 'POST',
    url: string,
    options: NetworkRequestOptions = {},
  ): Promise<NetworkResponse<T>> => {
    const target = toEmulator(url, emulatorUrl);
    const response = await fetch(target, {
      method,
      redirect: 'manual',
      ...(options.headers === undefined ? {} : { headers: options.headers }),
      ...(options.body === undefined ? {} : { body: options.body }),
    });
    return {
      headers: Object.fromEntries(response.headers),
      body: (await response.json()) as T,
      status: response.status,
    };
  };
  return {
    sendGetRequestAsync: (url, options) => send('GET', url, options),
    sendPostRequestAsync: (url, options) => send('POST', url, options),
  };
}

/** The emulator's address for one of the public authority's; throws for any other host. */
export function toEmulator(url: string, emulatorUrl: string): string {
  const { origin, pathname, search } = new URL(url);
  if (origin !== AUTHORITY && origin !== emulatorUrl) throw new Error(`No emulator stands for ${origin}`);
  return `${emulatorUrl}${pathname}${search}`;
}
