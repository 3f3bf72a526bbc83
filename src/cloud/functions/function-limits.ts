/**
 * How long each function may run and how much memory it has: to be set where it is created (docs/deploy.md). A phone
 * gives up after 20 seconds, so `api` has no use for more.
 */
export const functionLimits = {
  api: { timeoutSeconds: 20, memoryMb: 256 },
  jobs: { timeoutSeconds: 300, memoryMb: 512 },
  wxpush: { timeoutSeconds: 20, memoryMb: 256 }
} as const

export type FunctionName = keyof typeof functionLimits

/** How long one statement may take in it: a slow one fails with an answer before the function is cut off. */
export const statementMs = (name: FunctionName): number => functionLimits[name].timeoutSeconds * 750
