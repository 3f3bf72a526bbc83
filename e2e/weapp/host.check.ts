// Checks of the harness itself, on a mini-program of a few lines: tsx e2e/weapp/host.check.ts
import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { overBudget, unvisited } from '../every-page'
import { WeappDriver } from '../weapp-driver'
import { Host } from './host'
import { closeDom } from './screen'
import { StillTime } from './time'
import { visits } from './visits'

const TEMPLATE = `
<view aria-label="加一" bindtap="add">+</view><text>数:{{n}}</text><input aria-label="姓名" value="{{name}}" bindinput="type" />
<button disabled="{{off}}" bindtap="ask">问</button><button disabled="{{!name}}" bindtap="send">送</button>
<button bindtap="go">去</button><button bindtap="reject">坏</button><button bindtap="missing">缺</button>
<button bindtap="globals">外</button><view>答:{{said}}</view><view>没人听</view>`

const PAGE = `Page({
  data: { n: 0, name: '', said: '' },
  add() { this.setData({ n: this.data.n + 1 }) },
  type(e) { this.setData({ name: e.detail.value }) },
  say(said) { this.setData({ said }) },
  ask() { wx.showModal({ title: '真的吗', success: (r) => this.say(r.confirm ? '是' : '否') }) },
  send() {
    wx.request({ url: 'http://elsewhere:1/api/' + this.data.name, method: 'POST', data: { list: [1] },
      success: (r) => this.say(r.statusCode + ' ' + (r.data.list instanceof Array) + ' ' + r.data.times),
      fail: (e) => this.say(e.errMsg) })
  },
  go() { wx.navigateTo({ url: '/pages/two/two?id=%E4%B8%80' }) },
  reject() { Promise.reject(new Error('没人管')) },
  missing() { try { wx.requestPayment({}) } catch (e) { this.say('没有') } },
  globals() { this.say([typeof fetch, typeof AbortController, typeof process, typeof URL, typeof window].join()) }
})`

const FILES: Record<string, string> = {
  'app.json': JSON.stringify({
    pages: ['pages/one/one'],
    subPackages: [{ root: 'pages/two', pages: ['two'] }]
  }),
  'app.js': 'App({})',
  'pages/one/one.json': '{}',
  'pages/one/one.js': PAGE,
  'pages/one/one.wxml': TEMPLATE,
  'pages/two/two.json': '{}',
  'pages/two/two.js': 'Page({ data: { id: "" }, onLoad(q) { this.setData({ id: q.id }) } })',
  'pages/two/two.wxml': '<view>第{{id}}页</view>'
}

/** Writes the mini-program, with `changes` over it, and answers its folder. */
function program(changes: Record<string, string> = {}): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'xiaoyuan-host-'))
  made.push(folder)
  for (const [file, text] of Object.entries({ ...FILES, ...changes })) {
    mkdirSync(path.join(folder, path.dirname(file)), { recursive: true })
    writeFileSync(path.join(folder, file), text)
  }
  return folder
}
const made: string[] = []

let reached = 0
const server = createServer((req, res) => {
  reached += 1
  req.resume().on('end', () => {
    res.statusCode = req.url === '/api/broken' ? 500 : 200
    res.setHeader('content-type', 'application/json')
    res.end(JSON.stringify({ list: [1], times: reached }))
  })
})

async function phone(changes?: Record<string, string>): Promise<WeappDriver> {
  const { port } = server.address() as AddressInfo
  const driver = new WeappDriver({ server: `http://127.0.0.1:${port}`, dist: program(changes) })
  await driver.launch()
  return driver
}

const checks: Record<string, () => Promise<void>> = {
  'a template with a warning does not start': async () => {
    await assert.rejects(phone({ 'pages/one/one.wxml': '<view>没有结尾' }), /missing end tag/)
  },
  'an unhandled rejection fails the phone': async () => {
    const p = await phone()
    await p.tap('坏')
    await assert.rejects(p.close(), /unhandled rejection.*没人管/s)
  },
  'an exception in a handler fails the phone': async () => {
    const p = await phone({
      'pages/one/one.js': PAGE.replace('this.setData({ n: this', 'this.nothing.here; ({ n: this')
    })
    await p.tap('加一')
    await assert.rejects(p.close(), /the framework caught/)
  },
  'an exception in a timer fails the phone': async () => {
    const p = await phone({
      'app.js': 'App({ onLaunch() { setTimeout(() => { throw new Error("晚了") }) } })'
    })
    await assert.rejects(p.close(), /a timer threw.*晚了/s)
  },
  'console.error fails the phone': async () => {
    const p = await phone({ 'app.js': 'App({ onLaunch() { console.error("不好") } })' })
    await assert.rejects(p.close(), /不好/)
  },
  'a wx API that is not there is named, also when the program catches it': async () => {
    const p = await phone()
    await p.tap('缺')
    await p.see('答:没有')
    await assert.rejects(p.close(), /wx\.requestPayment/)
  },
  'a subpackage cannot be required before one of its pages is opened': async () => {
    await assert.rejects(phone({ 'app.js': 'require("./pages/two/two"); App({})' }), /before its subpackage/)
  },
  'a tap that nothing listens to is an error': async () => {
    const p = await phone()
    await assert.rejects(p.tap('没人听'), /nothing listens/)
    await p.close()
  },
  'an undefined disabled is enabled; a disabled button is not tapped': async () => {
    const p = await phone()
    await p.tap('问')
    await p.see('真的吗')
    await p.tap('确定')
    await p.see('答:是')
    const button = [...p.host.page.box.querySelectorAll('button')].find((b) => b.textContent === '送')
    assert.equal(button?.hasAttribute('disabled'), true)
    await p.fill('姓名', '王')
    assert.equal(button?.hasAttribute('disabled'), false)
    await p.close()
  },
  'the meter counts the bytes of setData': async () => {
    const p = await phone()
    p.host.resetMeter()
    await p.tap('加一', { times: 2 })
    await p.see('数:2')
    assert.deepEqual(p.host.meter, { bytes: '{"n":1}{"n":2}'.length, calls: 2 })
    await p.close()
  },
  'requests are real, a lost reply has reached the server, offline has not': async () => {
    const p = await phone()
    await p.fill('姓名', 'x')
    const before = reached
    await p.tap('送')
    await p.see(`200 true ${before + 1}`)
    p.loseNextReply('api/x')
    await p.tap('送')
    await p.see('request:fail')
    assert.equal(reached, before + 2)
    await p.offline(true)
    await p.tap('送')
    await p.see('网络不可用')
    assert.equal(reached, before + 2)
    await p.close()
  },
  'a broken server fails the phone, also when the program words it': async () => {
    const p = await phone()
    await p.fill('姓名', 'broken')
    await p.tap('送')
    await p.see('答:500')
    await assert.rejects(p.close(), /the server is broken: 500 \/api\/broken/)
  },
  'in a time that stands still a phone does the same steps, whenever its answers come': async () => {
    const { port } = server.address() as AddressInfo
    const time = new StillTime(Date.UTC(2026, 10, 24))
    const ask = (n: number) =>
      `wx.request({ url: 'http://x/' + ${n}, success: () => this.setData({ said: this.data.said + ${n} }) })`
    const page = `Page({ data: { said: '' }, onLoad() {
      setTimeout(() => this.setData({ said: this.data.said + new Date().toISOString().slice(0, 10) }), 60000)
      setTimeout(() => this.setData({ said: this.data.said + '|' }), 10); ${[1, 2, 3].map(ask).join(';')} } })`
    const dist = program({ 'pages/one/one.js': page, 'pages/one/one.wxml': '<view>{{said}}</view>' })
    const host = new Host({ dist, server: `http://127.0.0.1:${port}`, time })
    host.launch()
    await time.pass(59_000)
    assert.equal(host.text(), '123|')
    await time.pass(1_000)
    assert.equal(host.text(), '123|2026-11-24')
    assert.equal(host.page.meter.calls, 5)
    await host.close()
  },
  'a budget names the page that asks for more, for less, that has none, and that is gone': async () => {
    const budgets = {
      more: { bytes: 1000, calls: 2 },
      less: { bytes: 9000, calls: 3 },
      calls: { bytes: 500, calls: 2 },
      kept: { bytes: 1000, calls: 2 },
      'packages/shop/one/index': { bytes: 1000, calls: 2 },
      gone: { bytes: 1, calls: 1 }
    }
    const measured = {
      more: { bytes: 1049, calls: 2 },
      less: { bytes: 8909, calls: 3 },
      calls: { bytes: 500, calls: 3 },
      kept: { bytes: 1048, calls: 2 },
      // Its code is drawn anew at every run, and so is the picture of it.
      'packages/shop/one/index': { bytes: 1128, calls: 2 },
      fresh: { bytes: 10, calls: 1 }
    }
    assert.deepEqual(overBudget(measured, budgets), [
      'more asks for more: 1049 bytes in 2 calls, the budget is 1000 bytes in 2 calls',
      'less asks for less: 8909 bytes in 3 calls, the budget is 9000 bytes in 3 calls',
      'calls asks for more: 500 bytes in 3 calls, the budget is 500 bytes in 2 calls',
      'fresh has no budget: 10 bytes in 1 calls',
      'gone has a budget and is not there'
    ])
  },
  'a page that nobody visits is named, and a visit to no page': async () => {
    const pages = visits.map((v) => v.page)
    assert.deepEqual(unvisited(pages), [])
    assert.deepEqual(unvisited([...pages.slice(1), 'pages/new/index']), [
      'nobody visits pages/new/index',
      `${pages[0]} is visited and not in app.json`
    ])
  },
  'pages open with their parameters and close': async () => {
    const p = await phone()
    await p.tap('去')
    await p.see('第一页')
    await p.notSee('没人听')
    await p.back()
    await p.see('没人听')
    await p.close()
  },
  'a plugin comes only where it is declared, and what it does not have is named': async () => {
    const use = `Page({ data: { said: '' }, onLoad() { requirePlugin.async('WechatSI')
      .then((p) => { p.translate; this.setData({ said: typeof p.textToSpeech }) }, (e) => this.setData({ said: e.errMsg })) } })`
    const screen = { 'pages/one/one.js': use, 'pages/one/one.wxml': '<view>{{said}}</view>' }
    const without = await phone(screen)
    await without.see('plugin WechatSI is not declared')
    await without.close()
    const app = JSON.parse(FILES['app.json'] ?? '') as { subPackages: object[] }
    const [two] = app.subPackages
    const declared = { ...app, subPackages: [{ ...two, plugins: { WechatSI: {} } }] }
    const p = await phone({ ...screen, 'app.json': JSON.stringify(declared) })
    await p.see('function')
    await assert.rejects(p.close(), /WechatSI\.translate is used, and this harness does not have it/)
  },
  'the realm has nothing of Node or the browser': async () => {
    const p = await phone()
    await p.tap('外')
    await p.see('答:undefined,undefined,undefined,undefined,undefined')
    await p.close()
  }
}

async function run() {
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  let failed = 0
  for (const [name, check] of Object.entries(checks)) {
    await check().then(
      () => console.log(`ok   ${name}`),
      (error: Error) => {
        failed += 1
        console.log(`FAIL ${name}\n${error.stack}`)
      }
    )
  }
  closeDom()
  server.close()
  server.closeAllConnections()
  for (const folder of made) rmSync(folder, { recursive: true, force: true })
  console.log(`harness: ${Object.keys(checks).length - failed} passed, ${failed} failed`)
  process.exitCode = failed > 0 ? 1 : 0
}

run()
