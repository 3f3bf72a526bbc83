/** A followed matter with how many follow it. */
export const presentJoined = (issueId: string, followers: number) => ({ issueId, followers })
