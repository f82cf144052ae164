import { AppError } from '../../base/errors.js';
import type { LossStore } from './loss.js';
import type { SignInStatus, SignInVault } from './ports.js';
import { fateOfToken, parseRecord, SIGN_IN_NAME } from './record.js';
import { readTokenClaims } from './token-claims.js';

/** The sign-in as the database knows it. */
export async function readSignInStatus({
  vault,
  lossStore,
  broughtToken,
}: {
  readonly vault: SignInVault;
  readonly lossStore: LossStore;
  readonly broughtToken: string | undefined;
}): Promise<SignInStatus> {
  try {
    const loss = (await lossStore.read())?.value;
    const record = parseRecord(await vault.read(SIGN_IN_NAME));
    const { signIn } = record;
    const hasRefusedToken = broughtToken !== undefined && fateOfToken(record, broughtToken) === 'refused';
    const account = signIn && { username: signIn.username, tenantId: signIn.tenantId };
    const hasNeverSignedIn = !signIn && !hasRefusedToken && loss?.fault !== 'mfa-required';
    if (hasNeverSignedIn) return { kind: 'never' };
    if (loss) {
      const { fault, since, correlationId } = loss;
      return { kind: 'lost', fault, since: new Date(since), correlationId, account, hasRefusedToken };
    }
    if (!signIn || !account) return { kind: 'never' };
    return {
      kind: 'signed-in',
      account,
      hasMfa: readTokenClaims(signIn.accessToken)?.hasMfa,
      tokenExpiresAt: signIn.expiresAt,
      signedInAt: signIn.signedInAt,
      hasRefusedToken,
    };
  } catch (error) {
    return unreadable(error);
  }
}

function unreadable(error: unknown): SignInStatus {
  const told = error instanceof AppError ? error : undefined;
  return {
    kind: 'unreadable',
    reason: told?.finding ?? (error instanceof Error ? error.message : String(error)),
    advice: told?.advice ?? 'Run `npm run doctor`.',
    setting: told?.setting,
  };
}
