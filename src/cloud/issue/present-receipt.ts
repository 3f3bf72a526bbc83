/** What the raiser gets back: the matter's id, when it was taken in, and for whom where it was not for oneself. */
export const presentReceipt = (issueId: string, at: Date, forName: string | null) => ({
  issueId,
  at: at.toISOString(),
  forName
})
