import { expectUsable } from './a11y'
import { adjournedStory } from './adjourned-story'
import { clerkMorning } from './clerk-morning'
import { inCloudHome } from './cloud-home'
import { crash } from './crash'
import { decisionWalk } from './decision-walk'
import { decisionWhole } from './decision-whole'
import { deskSignIn } from './desk-sign-in'
import { elderStory } from './elder-story'
import { everyPageOnWeapp } from './every-page'
import { firstScreenStory } from './first-screen-story'
import { H5Driver } from './h5-driver'
import { inTheCloud } from './in-the-cloud'
import { lateRoundStory } from './late-round-story'
import { matterDesk } from './matter-desk'
import { matterDrafts } from './matter-drafts'
import { matterFollow } from './matter-follow'
import { matterLate } from './matter-late'
import { matterLoop } from './matter-loop'
import { matterRaise } from './matter-raise'
import { newRelease } from './new-release'
import { objectionStory } from './objection-story'
import { officesAndHouseholds } from './office-story'
import { paper, printSettlement } from './paper'
import { inChromium, inWeapp, onBoth, onH5, onOwnHost, onPhone, onWeapp, type Scenario } from './play'
import { pointsScenarios } from './points-scenarios'
import { leaflet, monthAndLoudspeaker, practise } from './practice-story'
import { privacySheet, privacyStory } from './privacy-story'
import { reading } from './reading'
import { roundStory } from './round-story'
import { shopOnPaper, shopStory } from './shop-story'
import { signIn, story } from './story'
import { subscribeStory } from './subscribe-story'
import { fourteenTasks } from './task-walk'
import { inSpeakingChromium, voiceStory } from './voice'
import { plantedFaults } from './walk/planted'
import { walkEveryPage } from './walk/walk'
import { weakNetwork } from './weak-network'
import { WeappDriver } from './weapp-driver'
import { withoutNetwork } from './without-network'

/** A page of the shop, looked at by everyone. */
const lookAtShop = async (phone: H5Driver, name: string): Promise<void> => {
  await expectUsable(phone)
  await phone.shot(`shop-${name}`)
}

/** Every scenario of `npm test`, in the order in which they run. */
export const scenarios: readonly Scenario[] = [
  {
    name: 'story in Chromium',
    on: 'h5',
    isStory: true,
    play: onH5((phone, { photo }) => story(phone, photo))
  },
  {
    name: 'story on the built weapp',
    on: 'weapp',
    isStory: true,
    play: onWeapp((phone, { photo }) => story(phone, photo))
  },
  {
    name: 'a decision and its notice, read out',
    on: 'h5',
    play: onH5(async (phone) => {
      await signIn(phone, 'villager-a-elder')
      await reading(phone)
    })
  },
  {
    name: 'the first screen answers three questions, in Chromium',
    on: 'h5',
    play: () => onOwnHost(inChromium, firstScreenStory)
  },
  {
    name: 'the first screen answers three questions, on the built weapp',
    on: 'weapp',
    play: () => onOwnHost(inWeapp, firstScreenStory)
  },
  { name: 'every check of the walk finds what is planted for it', on: 'h5', play: plantedFaults },
  { name: 'every page, walked', on: 'h5', play: () => walkEveryPage({ pages: [], as: [] }) },
  { name: 'every page on the built weapp', on: 'weapp', play: everyPageOnWeapp },
  { name: 'the pages of a decision, opened in Chromium', on: 'h5', play: onH5(decisionWalk) },
  { name: 'the pages of a decision, opened on the built weapp', on: 'weapp', play: onWeapp(decisionWalk) },
  {
    name: 'one decision through all six steps',
    on: 'h5',
    play: ({ photo }) => onOwnHost(inChromium, (phone) => decisionWhole(phone, photo))
  },
  {
    name: 'an objection sends a decision back',
    on: 'h5',
    play: ({ photo }) => onOwnHost(inChromium, (phone) => objectionStory(phone, photo))
  },
  {
    name: 'a meeting without quorum is adjourned and called anew',
    on: 'h5',
    play: ({ photo }) => onOwnHost(inChromium, (phone) => adjournedStory(phone, photo))
  },
  ...pointsScenarios,
  {
    name: 'one’s own data: agreed, carried away, corrected, complained about, closed, in Chromium',
    on: 'h5',
    play: () => onOwnHost(inChromium, privacyStory)
  },
  {
    name: 'one’s own data: agreed, carried away, corrected, complained about, closed, on the built weapp',
    on: 'weapp',
    play: () => onOwnHost(inWeapp, privacyStory)
  },
  { name: 'offices and households, in Chromium', on: 'h5', play: () => officesAndHouseholds(inChromium) },
  {
    name: 'offices and households, on the built weapp',
    on: 'weapp',
    play: () => officesAndHouseholds(inWeapp)
  },
  {
    name: 'WeChat asks before it hands over a photo or the microphone',
    on: 'weapp',
    play: onWeapp((phone, { photo, sound }) => privacySheet(phone, photo, sound))
  },
  // Behind the stories, whose queue of the township holds what they said alone.
  { name: 'said without a signal, in Chromium', on: 'h5', play: onH5(matterRaise) },
  { name: 'said without a signal, on the built weapp', on: 'weapp', play: onWeapp(matterRaise) },
  {
    name: 'a notice read aloud and a matter spoken, in Chromium',
    on: 'h5',
    play: () => onOwnHost(inSpeakingChromium, voiceStory)
  },
  {
    name: 'a notice read aloud and a matter spoken, on the built weapp',
    on: 'weapp',
    play: () => onOwnHost(inWeapp, voiceStory)
  },
  {
    name: 'fourteen tasks in elder mode, with few taps',
    on: 'h5',
    play: () => onOwnHost(inSpeakingChromium, fourteenTasks)
  },
  { name: 'a matter from 说 to 评, in Chromium', on: 'h5', play: onH5(matterLoop) },
  { name: 'a matter from 说 to 评, on the built weapp', on: 'weapp', play: onWeapp(matterLoop) },
  {
    name: 'a round of thirty households without a signal, in Chromium',
    on: 'h5',
    play: onH5((phone, { address }) => roundStory(phone, address))
  },
  {
    name: 'a round of thirty households without a signal, on the built weapp',
    on: 'weapp',
    play: onWeapp((phone, { address }) => roundStory(phone, address))
  },
  {
    name: 'a sheet that comes when its round is closed, in Chromium',
    on: 'h5',
    play: onH5((phone, { address }) => lateRoundStory(phone, address))
  },
  {
    name: 'a sheet that comes when its round is closed, on the built weapp',
    on: 'weapp',
    play: onWeapp((phone, { address }) => lateRoundStory(phone, address))
  },
  {
    name: 'matters followed to their end, in Chromium',
    on: 'h5',
    play: onH5((phone, { address }) => matterFollow(phone, address))
  },
  {
    name: 'matters followed to their end, on the built weapp',
    on: 'weapp',
    play: onWeapp((phone, { address }) => matterFollow(phone, address))
  },
  { name: 'elder mode from the first screen, in Chromium', on: 'h5', play: onH5(elderStory) },
  { name: 'elder mode from the first screen, on the built weapp', on: 'weapp', play: onWeapp(elderStory) },
  { name: 'drafts over a killed app and an ended session, in Chromium', on: 'h5', play: onH5(matterDrafts) },
  {
    name: 'written without a signal, in Chromium',
    on: 'h5',
    play: () => onOwnHost(inChromium, weakNetwork)
  },
  {
    name: 'written without a signal, on the built weapp',
    on: 'weapp',
    play: () => onOwnHost(inWeapp, weakNetwork)
  },
  {
    name: 'drafts over a killed app and an ended session, on the built weapp',
    on: 'weapp',
    play: onWeapp(matterDrafts)
  },
  {
    name: 'asked once whether WeChat may tell, on the built weapp',
    on: 'weapp',
    play: onWeapp((phone, { address }) => subscribeStory(phone, address))
  },
  { name: 'matters that do not go straight on', on: 'h5', play: () => onOwnHost(inChromium, matterDesk) },
  { name: 'matters that are late', on: 'h5', play: () => onOwnHost(inChromium, matterLate) },
  {
    name: 'the last piece in the shop, wanted by two phones, in Chromium',
    on: 'h5',
    play: onBoth(
      (server) => new H5Driver({ server }),
      (one, other) => shopStory(one, other, lookAtShop)
    )
  },
  {
    name: 'the shop for a household without a phone',
    on: 'h5',
    play: onH5(async (phone) => {
      await shopOnPaper(phone, lookAtShop)
      await printSettlement(phone)
    })
  },
  {
    name: 'the last piece in the shop, wanted by two phones, on the built weapp',
    on: 'weapp',
    play: onBoth(
      (server) => new WeappDriver({ server }),
      (one, other) => shopStory(one, other)
    )
  },
  {
    name: 'at home in the cloud of WeChat, on the built weapp',
    on: 'weapp',
    play: ({ photo }) => inCloudHome((phone, home) => onPhone(phone, () => inTheCloud(phone, home, photo)))
  },
  {
    name: 'a PC signed in by the built weapp',
    on: 'h5',
    play: () =>
      onOwnHost(inWeapp, (phone, address) =>
        onPhone(new H5Driver({ server: address, desk: { width: 1280, height: 800 } }), (pc) =>
          deskSignIn(pc, phone, address)
        ).then(() => undefined)
      )
  },
  {
    name: 'opened without a network, with what it last knew',
    on: 'h5',
    play: ({ address }) => onPhone(new H5Driver({ server: address, keepsProgram: true }), withoutNetwork)
  },
  {
    name: 'a clerk’s morning at a PC, by the keyboard alone',
    on: 'h5',
    play: () =>
      onOwnHost(
        (server) => new H5Driver({ server, desk: { width: 1280, height: 800 } }),
        (pc, address) => clerkMorning(pc, address)
      )
  },
  {
    name: 'notices, forms and codes on paper of their real size',
    on: 'h5',
    play: () => onOwnHost((server) => new H5Driver({ server, desk: { width: 1280, height: 800 } }), paper)
  },
  {
    name: 'a month in a picture and a notice over the loudspeaker, in Chromium',
    on: 'h5',
    play: () => onOwnHost(inChromium, monthAndLoudspeaker)
  },
  {
    name: 'a month in a picture and a notice over the loudspeaker, on the built weapp',
    on: 'weapp',
    play: () => onOwnHost(inWeapp, monthAndLoudspeaker)
  },
  {
    name: 'the training village, tried out and begun anew, in Chromium',
    on: 'h5',
    play: () => onOwnHost(inChromium, practise)
  },
  {
    name: 'the training village, tried out and begun anew, on the built weapp',
    on: 'weapp',
    play: () => onOwnHost(inWeapp, practise)
  },
  {
    name: 'the leaflet on two pages of A4',
    on: 'h5',
    play: ({ address }) =>
      onPhone(new H5Driver({ server: address, desk: { width: 1280, height: 800 } }), leaflet)
  },
  { name: 'a new release comes to a browser that keeps the old one', on: 'h5', play: newRelease },
  { name: 'kill -9 in the middle of 200 records', on: 'server', play: crash }
]
