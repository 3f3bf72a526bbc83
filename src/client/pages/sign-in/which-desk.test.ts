import { whichDesk } from './which-desk'

const chrome = 'AppleWebKit/537.36 (KHTML, like Gecko) Chrome/128.0.0.0 Safari/537.36'
test.each([
  ['', 'other', 'other'],
  ['curl/8', 'other', 'other'],
  [`Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${chrome}`, 'chrome', 'windows'],
  [`Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${chrome} Edg/128.0.0.0`, 'edge', 'windows'],
  [`Mozilla/5.0 (Windows NT 10.0; WOW64) ${chrome} QIHU 360SE`, 'safe360', 'windows'],
  [`Mozilla/5.0 (Windows NT 6.1) ${chrome} QQBrowser/12.9`, 'qq', 'windows'],
  ['Mozilla/5.0 (X11; Linux x86_64; rv:130.0) Gecko/20100101 Firefox/130.0', 'firefox', 'linux'],
  [
    'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.4 Safari/605.1.15',
    'safari',
    'mac'
  ],
  [`Mozilla/5.0 (Linux; Android 13; Pixel 7) ${chrome} Mobile`, 'chrome', 'phone']
])('%s', (agent, browser, system) => {
  expect(whichDesk(agent)).toEqual({ browser, system })
})
