import type { ContentLabel } from '@/domain/issue/content-check'

/** https://developers.weixin.qq.com/miniprogram/dev/OpenApiDoc/sec-center/sec-check/msgSecCheck.html */
const labels: Readonly<Record<number, ContentLabel>> = {
  10001: 'advert',
  20001: 'politics',
  20002: 'porn',
  20003: 'insult',
  20006: 'crime',
  20008: 'fraud',
  20012: 'vulgar',
  20013: 'copyright'
}

/** What WeChat's number stands for; `other` for one that is not in its documents. */
export const labelOf = (label: number | undefined): ContentLabel => labels[label ?? 0] ?? 'other'
