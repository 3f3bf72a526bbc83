/** Logins on the test server, handed from the global setup to the test processes through the environment. */
export interface TestServer {
  readonly ownerUrl: string
  readonly appUrl: string
}

export const SERVER_VARIABLE = 'XIAOYUAN_TEST_SERVER'
