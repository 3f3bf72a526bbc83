import type { IssueData } from '../demo/load-issues'

/** What has been said in the training village when it begins: one to take on, one to rate. */
export const trainingIssues: readonly IssueData[] = [
  {
    ...{ village: 'training', channel: 'courtyard', category: 'water', household: '01002', relation: 'head' },
    ...{
      for: null,
      words: '练习：门口的水沟堵了，一下雨水就漫到路上。',
      place: '一组东头路口',
      showName: true
    },
    state: 'REPORTED',
    events: [
      { kind: 'raised', to: 'REPORTED', by: 'villager', day: -2 },
      { kind: 'shown', to: 'REPORTED', by: 'township', day: -2 }
    ]
  },
  {
    ...{ village: 'training', channel: 'courtyard', category: 'light', household: '01003', relation: 'head' },
    ...{ for: null, words: '练习：晒场边的灯不亮了。', place: '晒场', showName: true },
    state: 'RATING',
    events: [
      { kind: 'raised', to: 'REPORTED', by: 'villager', day: -12 },
      { kind: 'shown', to: 'REPORTED', by: 'township', day: -12 },
      { kind: 'triaged', to: 'TRIAGED', by: 'host', day: -11, reason: '练习：院落里的事，先接下。' },
      { kind: 'assigned', to: 'ASSIGNED', by: 'committee', day: -10, reason: '练习：交村委会办。' },
      { kind: 'started', to: 'IN_PROGRESS', by: 'committee', day: -9 },
      { kind: 'done', to: 'DONE_CLAIMED', by: 'committee', day: -3, reason: '练习：换了灯泡，亮了。' },
      { kind: 'rating_asked', to: 'RATING', by: 'committee', day: -3 }
    ]
  }
]
