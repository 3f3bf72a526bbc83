/** A notice of whose closing one will be reminded. */
export const presentFollowed = (noticeId: string) => ({ noticeId, follows: true as const })
