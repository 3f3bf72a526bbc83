import * as glassEasel from 'glass-easel'

/** Property types are the constructors of the mini-program's realm; the framework compares them with its own. */
export function ownTypes(definition: object): object {
  const host: Record<string, unknown> = { String, Number, Boolean, Object, Array, Function }
  const own = (type: unknown) => (typeof type === 'function' ? host[type.name] : type)
  const { properties = {} } = definition as { properties?: Record<string, unknown> }
  const turned = Object.entries(properties).map(([name, p]) => {
    if (typeof p !== 'object' || p === null) return [name, own(p)]
    return [name, { ...p, type: own((p as { type?: unknown }).type) }]
  })
  return { ...definition, properties: Object.fromEntries(turned) }
}

// Left alone, the framework writes an undefined attribute as "" — to a browser's DOM a disabled button. WeChat's
// native components take undefined, and "" for a switch-like property, as "not set".
const SWITCHES = new Set(['disabled', 'checked', 'hidden'])
glassEasel.Element.prototype.updateAttribute = function update(name: string, value: unknown) {
  const unset = value === undefined || value === null || (value === '' && SWITCHES.has(name))
  if (unset) this.removeAttribute(name)
  else this.setAttribute(name, value)
}
