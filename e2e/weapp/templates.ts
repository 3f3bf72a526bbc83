import { readdirSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import type { template } from 'glass-easel'
import { TmplGroup } from 'glass-easel-template-compiler'

type Groups = NonNullable<template.ComponentTemplate['groupList']>

interface ParseMessage {
  level: string
  message: string
  startLine: number
}

/** Every file under `dir` that ends with `ending`, as a path relative to `dir` with forward slashes. */
export function filesIn(dir: string, ending: string): string[] {
  return readdirSync(dir, { recursive: true, encoding: 'utf8' })
    .map((f) => f.split(path.sep).join('/'))
    .filter((f) => f.endsWith(ending) && statSync(path.join(dir, f)).isFile())
    .sort()
}

/** Compiles every template of a built mini-program; `problems` holds each warning and error with its place. */
export function compileTemplates(dist: string): { groups: Groups; problems: string[] } {
  const group = new TmplGroup()
  const problems: string[] = []
  for (const file of filesIn(dist, '.wxs')) {
    group.addScript(file.slice(0, -'.wxs'.length), readFileSync(path.join(dist, file), 'utf8'))
  }
  for (const file of filesIn(dist, '.wxml')) {
    const source = readFileSync(path.join(dist, file), 'utf8')
    const messages = group.addTmpl(file.slice(0, -'.wxml'.length), source) as ParseMessage[]
    for (const m of messages) problems.push(`${file}:${m.startLine + 1} ${m.level}: ${m.message}`)
  }
  const groups = new Function(`return ${group.getTmplGenObjectGroups()}`)() as Groups
  group.free()
  return { groups, problems }
}
