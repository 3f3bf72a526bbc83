// Prints, as one JSON object, the shape of what every procedure answers: {path: shape} in the words of JSON Schema.
// Read from the types that TypeScript has worked out itself, so that no shape is written down twice.
import path from 'node:path'
import { API, type Checker, SymbolFlags, type Type, TypeFlags } from 'typescript/unstable/sync'

type Shape = { readonly [key: string]: unknown }

const root = path.resolve(__dirname, '..')
const CLIENT = path.join(root, 'src/client/api/client.ts')
const OUTPUTS = 'Outputs ='

const primitives: readonly (readonly [TypeFlags, Shape])[] = [
  [TypeFlags.String | TypeFlags.TemplateLiteral, { type: 'string' }],
  [TypeFlags.Number, { type: 'number' }],
  [TypeFlags.Boolean, { type: 'boolean' }],
  [TypeFlags.BooleanLiteral, { type: 'boolean' }],
  [TypeFlags.Null, { type: 'null' }],
  // JSON has no such value: the member is left out.
  [TypeFlags.Undefined | TypeFlags.Void | TypeFlags.Never, { not: {} }],
  [TypeFlags.AnyOrUnknown, {}]
]

const byText = (a: unknown, b: unknown) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1)

/** Turns types into shapes; a type is walked once, and one that holds itself is `{}` inside. */
const shaper = (checker: Checker) => {
  const known = new Map<number, Shape>()

  const ofUnion = (types: readonly Type[]): Shape => {
    const shapes = types.map(shapeOf).filter((shape) => !('not' in shape))
    const values = shapes.flatMap((shape) => ('enum' in shape ? (shape.enum as unknown[]) : []))
    const rest = new Map(
      shapes.filter((shape) => !('enum' in shape)).map((shape) => [JSON.stringify(shape), shape])
    )
    const all: Shape[] = [
      ...(values.length > 0 ? [{ enum: [...new Set(values)].sort(byText) }] : []),
      ...[...rest.values()].sort(byText)
    ]
    return all.length === 1 && all[0] ? all[0] : { anyOf: all }
  }

  const ofObject = (type: Type): Shape => {
    const symbols = [...checker.getPropertiesOfType(type)].sort((a, b) => (a.name < b.name ? -1 : 1))
    const types = symbols.length > 0 ? checker.getTypeOfSymbol(symbols) : []
    const [index] = checker.getIndexInfosOfType(type)
    const properties = symbols.map((symbol, i) => [symbol.name, types[i] ? shapeOf(types[i]) : {}] as const)
    return {
      type: 'object',
      ...(index ? { additionalProperties: shapeOf(index.valueType) } : {}),
      properties: Object.fromEntries(properties),
      required: symbols.filter((s) => (s.flags & SymbolFlags.Optional) === 0).map((s) => s.name)
    }
  }

  const make = (type: Type): Shape => {
    if (type.isStringLiteralType() || type.isNumberLiteralType()) return { enum: [type.value] }
    const primitive = primitives.find(([flags]) => (type.flags & flags) !== 0)
    if (primitive) return primitive[1]
    if (type.isUnionType()) return ofUnion(type.getTypes() ?? [])
    if (checker.isArrayType(type) && type.isTypeReference()) {
      const [item] = checker.getTypeArguments(type)
      return { type: 'array', items: item ? shapeOf(item) : {} }
    }
    if (checker.isTupleType(type) && type.isTypeReference())
      return { type: 'array', items: ofUnion(checker.getTypeArguments(type)) }
    if (type.isObjectType() || type.isIntersectionType()) return ofObject(type)
    throw new Error(`no shape for ${checker.typeToString(type)}`)
  }

  const shapeOf = (type: Type): Shape => {
    const found = known.get(type.id)
    if (found) return found
    known.set(type.id, {})
    const made = make(type)
    known.set(type.id, made)
    return made
  }
  return shapeOf
}

const api = new API({ cwd: root })
try {
  const config = path.join(root, 'tsconfig.json')
  const project = api.updateSnapshot({ openProject: config }).getProject(config)
  const at = project?.program.getSourceFile(CLIENT)?.text.indexOf(OUTPUTS)
  const symbol = at === undefined ? undefined : project?.checker.getSymbolAtPosition(CLIENT, at)
  if (!project || !symbol) throw new Error(`no type "${OUTPUTS}" in ${CLIENT}`)
  const { checker } = project
  const shapeOf = shaper(checker)
  const answers: Record<string, Shape> = {}
  for (const entity of checker.getPropertiesOfType(checker.getDeclaredTypeOfSymbol(symbol))) {
    const procedures = checker.getTypeOfSymbol(entity)
    for (const procedure of procedures ? checker.getPropertiesOfType(procedures) : []) {
      const type = checker.getTypeOfSymbol(procedure)
      if (type) answers[`${entity.name}.${procedure.name}`] = shapeOf(type)
    }
  }
  process.stdout.write(JSON.stringify(answers))
} finally {
  api.close()
}
