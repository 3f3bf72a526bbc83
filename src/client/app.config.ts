export default defineAppConfig({
  pages: [
    'pages/decisions/index',
    'pages/issues/index',
    'pages/points/index',
    'pages/me/index',
    'pages/decision/index',
    'pages/sign-in/index'
  ],
  subPackages: [
    {
      root: 'packages/village',
      pages: ['rulebook/index', 'bind/index', 'villages/index', 'messages/index']
    },
    { root: 'packages/matter', pages: ['raise/index', 'issue/index', 'drafts/index', 'search/index'] },
    { root: 'packages/hosting', pages: ['desk/index', 'handle/index', 'session/index'] },
    {
      root: 'packages/disclosure',
      pages: ['notice/index', 'object/index', 'objections/index', 'versions/index']
    },
    { root: 'packages/deciding', pages: ['desk/index', 'propose/index', 'act/index'] },
    { root: 'packages/meeting', pages: ['call/index', 'attendance/index', 'coming/index', 'consult/index'] },
    { root: 'packages/supervision', pages: ['cosign/index', 'objections/index', 'objection/index'] },
    { root: 'packages/posting', pages: ['board/index', 'draft/index'] },
    {
      root: 'packages/claims',
      pages: [
        'declare/index',
        'mine/index',
        'claim/index',
        'record/index',
        'assess/index',
        'sheet/index',
        'review/index',
        'batch/index',
        'reversals/index',
        'notices/index',
        'kin/index'
      ]
    },
    {
      root: 'packages/committee',
      pages: [
        'roster/index',
        'bindings/index',
        'households/index',
        'household/index',
        'offices/index',
        'office/index',
        'grant/index'
      ]
    },
    {
      root: 'packages/rulemaking',
      pages: ['versions/index', 'text/index', 'drafts/index', 'draft/index', 'line/index']
    },
    {
      root: 'packages/ledger',
      pages: [
        'statement/index',
        'year/index',
        'proof/index',
        'list/index',
        'carries/index',
        'deductions/index',
        'remind/index'
      ]
    },
    {
      root: 'packages/shop',
      pages: [
        'front/index',
        'goods/index',
        'mine/index',
        'one/index',
        'counter/index',
        'household/index',
        'stock/index',
        'edit/index',
        'moves/index',
        'counting/index',
        'budget/index',
        'settle/index'
      ]
    },
    {
      root: 'packages/honour',
      pages: [
        'home/index',
        'round/index',
        'nominate/index',
        'nominee/index',
        'open/index',
        'plaques/index',
        'view/index'
      ]
    },
    {
      root: 'packages/township',
      pages: [
        'queue/index',
        'decisions/index',
        'opinion/index',
        'passed-up/index',
        'choice/index',
        'matters/index',
        'report/index',
        'issue-terms/index',
        'keys/index',
        'dead-letters/index'
      ]
    },
    {
      root: 'packages/rounds',
      pages: [
        'home/index',
        'route/index',
        'map/index',
        'sheet/index',
        'progress/index',
        'open/index',
        'rubric/index',
        'helped/index',
        'own/index',
        'gate/index'
      ]
    },
    { root: 'packages/desk', pages: ['home/index', 'confirm/index'] },
    {
      root: 'packages/account',
      pages: [
        'home/index',
        'looks/index',
        'privacy/index',
        'copy/index',
        'correct/index',
        'complain/index',
        'unbind/index',
        'close/index',
        'corrections/index',
        'complaints/index',
        'contact/index',
        'phone/index'
      ]
    },
    {
      root: 'packages/help',
      // WeChat's voice and ears; here, not in the main package, which everybody loads. See docs/deploy.md.
      ...(process.env.TARO_ENV === 'weapp' && process.env.XIAOYUAN_VOICE !== 'off'
        ? { plugins: { WechatSI: { version: '0.3.5', provider: 'wx069ba97219f66d99' } } }
        : {}),
      pages: ['home/index', 'first/index', 'voice/index', 'aloud/index', 'answers/index', 'role/index']
    },
    {
      root: 'packages/picture',
      pages: ['month/index', 'path/index', 'loudspeaker/index', 'training/index']
    },
    // Printed from a browser only.
    ...(process.env.TARO_ENV === 'h5'
      ? [
          {
            root: 'packages/print',
            pages: [
              'register/index',
              'wall/index',
              'gates/index',
              'settlement/index',
              'statement/index',
              'leaflet/index',
              'path/index'
            ]
          }
        ]
      : [])
  ],
  lazyCodeLoading: 'requiredComponents',
  // On a page Taro's slide loses the next page (a blank screen) when somebody goes back twice while it runs.
  ...(process.env.TARO_ENV === 'h5' ? { animation: false } : {}),
  requiredPrivateInfos: ['chooseLocation'],
  // WeChat asks us before it hands over anything private: see components/privacy-sheet.tsx.
  __usePrivacyCheck__: true,
  window: {
    navigationBarTitleText: '小院',
    navigationBarBackgroundColor: '#ffffff',
    navigationBarTextStyle: 'black',
    backgroundColor: '#f3f4f3',
    backgroundTextStyle: 'dark'
  },
  tabBar: {
    color: '#5c5c5c',
    selectedColor: '#01823e',
    backgroundColor: '#ffffff',
    borderStyle: 'white',
    list: [
      {
        pagePath: 'pages/decisions/index',
        text: '公开',
        iconPath: 'assets/tab/decisions.png',
        selectedIconPath: 'assets/tab/decisions-on.png'
      },
      {
        pagePath: 'pages/issues/index',
        text: '说事',
        iconPath: 'assets/tab/issues.png',
        selectedIconPath: 'assets/tab/issues-on.png'
      },
      {
        pagePath: 'pages/points/index',
        text: '积分',
        iconPath: 'assets/tab/points.png',
        selectedIconPath: 'assets/tab/points-on.png'
      },
      {
        pagePath: 'pages/me/index',
        text: '我的',
        iconPath: 'assets/tab/me.png',
        selectedIconPath: 'assets/tab/me-on.png'
      }
    ]
  }
})
