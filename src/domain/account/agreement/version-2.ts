import type { AgreementSection, AgreementVersion } from './version'
import { version1 } from './version-1'

/** What is said anew, by the heading it belongs to; it stands at the end there. */
const added: Readonly<Record<string, readonly string[]>> = {
  '留下什么，为什么': [
    '您点“说话，变成字”时的声音：只用来变成字给您看，小院不留。变成的字，您不发送，也不留。'
  ],
  '交给谁办，存在哪里': [
    '点“朗读”时，页面上的字要交给微信读出来；点“说话，变成字”时，您的声音要交给微信变成字。不点就不交。',
    '在网页上用，这两样由您的浏览器来办，您说的声音可能要交给做浏览器的公司，有的服务器不在境内。介意就写字，或者用小程序。'
  ]
}

const withAdded = ({ heading, lines }: AgreementSection): AgreementSection => ({
  heading,
  lines: [...lines, ...(added[heading] ?? [])]
})

export const version2: AgreementVersion = {
  version: 2,
  from: '2026-11-22',
  material: true,
  news: '加了“朗读”和“说话，变成字”：写明声音交给谁变成字，小院不留。',
  sections: version1.sections.map(withAdded)
}
