/** A sheet of paper: its size, and whether it lies on its long side. */
export const papers = {
  A4: { size: 'A4', lies: false, name: 'A4纸' },
  A4_LYING: { size: 'A4', lies: true, name: 'A4纸横放' },
  A3: { size: 'A3', lies: false, name: 'A3纸（大一倍）' },
  A3_LYING: { size: 'A3', lies: true, name: 'A3纸横放' }
} as const
export type Paper = keyof typeof papers

/** Upright in both sizes. */
export const upright: readonly Paper[] = ['A4', 'A3']
/** Forms with many columns: also lying. */
export const everyWay: readonly Paper[] = ['A4', 'A4_LYING', 'A3']

/** A text as a CSS string. */
const quoted = (text: string): string => `"${text.replace(/[\\"]/g, '\\$&').replace(/\s+/g, ' ')}"`

/**
 * The page rule of a print: the size of the paper, 第x页，共x页 at the foot, and the title above every page but the
 * first, which shows it large. No letter in it is smaller than 12 points, on A3 than 18.
 */
export const pageRule = (paper: Paper, title: string): string => {
  const { size, lies } = papers[paper]
  const small = size === 'A3' ? 18 : 12
  const margin = size === 'A3' ? '20mm 18mm 20mm' : '16mm 14mm 16mm'
  const box = `font-size: ${small}pt; color: #000;`
  return `@page { size: ${size} ${lies ? 'landscape' : 'portrait'}; margin: ${margin};
  @top-center { content: ${quoted(title)}; ${box} }
  @bottom-center { content: "第" counter(page) "页，共" counter(pages) "页"; ${box} } }
@page :first { @top-center { content: none } }`
}

/** The class of a form on this paper: A3 has larger letters. */
export const formClass = (paper: Paper): string =>
  papers[paper].size === 'A3' ? 'xy-sheet xy-sheet_form xy-sheet_form-a3' : 'xy-sheet xy-sheet_form'
