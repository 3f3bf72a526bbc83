// Taro's tab bar links to `javascript:;`, which a content security policy without 'unsafe-inline' blocks with an
// error on each tap. A loader for that one file: real links, whose default action the handler prevents.
const BEFORE = "href: 'javascript:;', class: className, onClick: onClick"
const AFTER =
  "href: '#/' + pagePath, class: className, onClick: function (e) { e.preventDefault(); onClick.call(this) }"

module.exports = function links(source) {
  // A newer Taro may have mended it, or moved it: better a failed build than a rule that silently does nothing.
  if (!source.includes(BEFORE)) throw new Error('tabbar-links: the tab bar has changed, look again')
  return source.replace(BEFORE, AFTER)
}
