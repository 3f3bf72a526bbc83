import { anewStory } from './anew-story'
import { awardStory } from './award-story'
import { carriedStory } from './carried-story'
import { claimStory } from './claim-story'
import { deductionStory } from './deduction-story'
import { inChromium, inWeapp, onOwnHost, type Scenario } from './play'
import { settlementStory } from './settlement-story'

/** Points, awards, deductions and the shop's papers, each on a host of its own: all of them move the clock. */
export const pointsScenarios: readonly Scenario[] = [
  {
    name: 'points from the deed to the entry, with an objection upheld, in Chromium',
    on: 'h5',
    play: () => onOwnHost(inChromium, claimStory)
  },
  {
    name: 'points from the deed to the entry, with an objection upheld, on the built weapp',
    on: 'weapp',
    play: () => onOwnHost(inWeapp, claimStory)
  },
  {
    name: 'a points notice that was covered hangs anew',
    on: 'h5',
    play: () => onOwnHost(inChromium, anewStory)
  },
  {
    name: 'an award from the nomination to the plaque, and its pause, in Chromium',
    on: 'h5',
    play: () => onOwnHost(inChromium, awardStory)
  },
  {
    name: 'an award from the nomination to the plaque, and its pause, on the built weapp',
    on: 'weapp',
    play: () => onOwnHost(inWeapp, awardStory)
  },
  {
    name: 'deductions in a village that resolved them, seen by nobody else, in Chromium',
    on: 'h5',
    play: ({ photo }) => onOwnHost(inChromium, (phone, address) => deductionStory(phone, address, photo))
  },
  {
    name: 'deductions in a village that resolved them, seen by nobody else, on the built weapp',
    on: 'weapp',
    play: ({ photo }) => onOwnHost(inWeapp, (phone, address) => deductionStory(phone, address, photo))
  },
  {
    name: 'a household moves in with another and its points follow, in Chromium',
    on: 'h5',
    play: ({ photo }) => onOwnHost(inChromium, (phone, address) => carriedStory(phone, address, photo))
  },
  {
    name: 'a household moves in with another and its points follow, on the built weapp',
    on: 'weapp',
    play: ({ photo }) => onOwnHost(inWeapp, (phone, address) => carriedStory(phone, address, photo))
  },
  {
    name: 'a month of the shop settled and its shelf counted, in Chromium',
    on: 'h5',
    play: () => onOwnHost(inChromium, settlementStory)
  },
  {
    name: 'a month of the shop settled and its shelf counted, on the built weapp',
    on: 'weapp',
    play: () => onOwnHost(inWeapp, settlementStory)
  }
]
