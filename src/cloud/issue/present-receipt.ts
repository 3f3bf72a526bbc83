/** What the raiser gets back: the matter's id and when it was taken in. */
export const presentReceipt = (issueId: string, at: Date) => ({ issueId, at: at.toISOString() })
