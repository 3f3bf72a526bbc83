/** What a moderator gets back after covering: the words as the public will read them, or the covered photo. */
export const presentCover = (done: { issueId: string; publicWords: string | null; coverId: string | null }) =>
  done
