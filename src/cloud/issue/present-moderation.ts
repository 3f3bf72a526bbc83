import { type Moderation, moderations } from '@/domain/issue/issue'

/** What a moderator sees after deciding. */
export const presentModeration = (done: { issueId: string; moderation: Moderation }) => ({
  ...done,
  moderationName: moderations[done.moderation]
})
