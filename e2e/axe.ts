import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'

export interface Violation {
  readonly id: string
  readonly impact: string | null
  readonly help: string
  readonly nodes: readonly { readonly html: string; readonly failureSummary: string }[]
}

const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8')

/**
 * What axe finds serious or critical on the page that is shown, by these of its rules or by all that it has on. As text,
 * because the page may not compile code.
 */
export const seriousViolations = async (
  page: Page,
  rules?: readonly string[]
): Promise<readonly Violation[]> => {
  if (!(await page.evaluate<boolean>("'axe' in window"))) await page.evaluate(axe)
  const options = {
    resultTypes: ['violations'],
    ...(rules ? { runOnly: rules } : { rules: { 'target-size': { enabled: true } } })
  }
  const found = await page.evaluate<readonly Violation[]>(
    `axe.run(document, ${JSON.stringify(options)}).then((r) => r.violations)`
  )
  return found.filter((v) => v.impact === 'serious' || v.impact === 'critical')
}
