/** The other ways to sign in that the service offers [doc: D/guides/invitations]. */
export const providers = {
  google: 'Google',
  office365: 'Office 365',
  salesforce: 'Salesforce',
} as const;

export type Provider = keyof typeof providers;

export function isProvider(name: string): name is Provider {
  return Object.hasOwn(providers, name);
}
