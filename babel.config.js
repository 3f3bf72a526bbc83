module.exports = {
  presets: [
    [
      'taro',
      {
        framework: 'react',
        ts: true,
        compiler: 'webpack5',
        // iOS 12 reads both; preset-env turns them for a clash of names that only hand-written code could have.
        exclude: ['transform-parameters', 'transform-destructuring']
      }
    ]
  ],
  // The libraries keep their state in private fields: plain symbols are smaller than WeakMaps, and as private.
  assumptions: {
    privateFieldsAsSymbols: true,
    setPublicClassFields: true,
    noDocumentAll: true,
    noClassCalls: true
  }
}
