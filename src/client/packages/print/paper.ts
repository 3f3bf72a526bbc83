export const papers = ['A4', 'A3'] as const
export type Paper = (typeof papers)[number]

/** A text as a CSS string. */
const quoted = (text: string): string => `"${text.replace(/[\\"]/g, '\\$&').replace(/\s+/g, ' ')}"`

/**
 * The page rule of a print: the size of the paper, 第x页，共x页 at the foot, and the title above every page but the
 * first, which shows it large.
 */
export const pageRule = (paper: Paper, title: string): string => {
  const small = paper === 'A3' ? 15 : 11
  const margin = paper === 'A3' ? '20mm 18mm 20mm' : '16mm 14mm 16mm'
  const box = `font-size: ${small}pt; color: #000;`
  return `@page { size: ${paper} portrait; margin: ${margin};
  @top-center { content: ${quoted(title)}; ${box} }
  @bottom-center { content: "第" counter(page) "页，共" counter(pages) "页"; ${box} } }
@page :first { @top-center { content: none } }`
}
