/** One version of what people agree to. A version that was published is never changed: the next one is added. */
export interface AgreementVersion {
  /** 1, 2, 3 … */
  readonly version: number
  /** The day from which it holds, `YYYY-MM-DD`. */
  readonly from: string
  /** Whether it changes what is kept, why, for how long or who sees it: then everybody is asked again. */
  readonly material: boolean
  /** What is new in it, in a sentence. */
  readonly news: string
  readonly sections: readonly AgreementSection[]
}

export interface AgreementSection {
  readonly heading: string
  readonly lines: readonly string[]
}
