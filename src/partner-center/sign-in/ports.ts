import type { LossFault } from './loss.js';

/** The App of App+User. */
export interface SignInSettings {
  /** Origin of the sign-in service; http on loopback only. */
  readonly authority: string;
  readonly tenantId: string;
  readonly clientId: string;
  readonly credential: ClientCredential;
  /** Brought from elsewhere, taken once. */
  readonly refreshToken: string | undefined;
}

/** What the app proves itself with at the sign-in service. */
export type ClientCredential =
  | { readonly kind: 'secret'; readonly secret: string }
  /** Both PEM. */
  | { readonly kind: 'certificate'; readonly certificate: string; readonly privateKey: string };

/** Where the sign-in lies, encrypted, for every replica: the token cache store of `storage`. */
export interface SignInVault {
  /** Undefined when nothing is stored. Throws StorageError when it cannot be decrypted. */
  read(name: string): Promise<string | undefined>;
  /** Runs `change` on the content while every other update of it, in every process, waits. */
  update<T>(
    name: string,
    change: (current: string | undefined) => Promise<{ readonly value?: string; readonly result: T }>,
  ): Promise<T>;
  remove(name: string): Promise<void>;
}

/** The way to the admins. */
export interface SignInAlerts {
  /**
   * Called once for each loss, and once when the service begins to refuse the app, by one replica. A rejection means
   * "not told": the next call that needs the sign-in tells again.
   */
  signInLost(fault: LossFault | 'app-refused', correlationId: string): Promise<void>;
}

/** Who is signed in, as the id token says it. */
export interface SignInAccount {
  /** User principal name; undefined where the token does not tell. */
  readonly username: string | undefined;
  readonly tenantId: string | undefined;
}

/** What is known of the sign-in without asking anybody but the database. */
export type SignInStatus =
  | {
      readonly kind: 'signed-in';
      readonly account: SignInAccount;
      /** Undefined where the access token cannot be looked into. */
      readonly hasMfa: boolean | undefined;
      /** When the access token at hand expires, which may be past: the next call renews it. */
      readonly tokenExpiresAt: Date | undefined;
      /** Undefined for PARTNER_CENTER_ACCESS_TOKEN. */
      readonly signedInAt: Date | undefined;
      /** PARTNER_CENTER_REFRESH_TOKEN was tried and is worth nothing. */
      readonly hasRefusedToken: boolean;
    }
  | {
      readonly kind: 'lost';
      readonly fault: LossFault;
      readonly since: Date;
      readonly correlationId: string;
      readonly account: SignInAccount | undefined;
      readonly hasRefusedToken: boolean;
    }
  /** Nobody has signed in yet. */
  | { readonly kind: 'never' }
  /** The stored sign-in cannot be read, or the fixed token is worth nothing. */
  | {
      readonly kind: 'unreadable';
      /** Without a full stop. */
      readonly reason: string;
      /** What to do: whole sentences. */
      readonly advice: string;
      /** The setting to correct, where it is one. */
      readonly setting: string | undefined;
    };
