/** An element of the page with its class. */
export const make = <K extends keyof HTMLElementTagNameMap>(
  name: K,
  className: string
): HTMLElementTagNameMap[K] => {
  const element = document.createElement(name)
  element.className = className
  return element
}
