// In place of Taro's navigation bar with its drawings: every page of ours has a head of its own (components/page.tsx).

export const initNavigationBar = () => undefined
